"""Points in the plane whose distances tell those of things that are near each other."""

from typing import Any, Final

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree, shortest_path

from orienteer.market.columns import Floats

NEAREST: Final = 6
_ROUNDS: Final = 200


def lay_out(distance: Floats) -> Floats:
    """Positions of shape (skills, 2) within -1 to 1; signs are fixed, so that the same distances give the same map."""
    paths = measure_paths(distance)
    at = scale_classically(paths)
    weight = 1 / np.maximum(paths, 1e-9) ** 2
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(1)) - weight
    inverse = np.linalg.pinv(laplacian, hermitian=True)
    for _ in range(_ROUNDS):
        gaps = np.linalg.norm(at[:, None] - at[None], axis=2)
        pull = np.divide(weight * paths, gaps, out=np.zeros_like(gaps), where=gaps > 1e-12)
        at = inverse @ ((np.diag(pull.sum(1)) - pull) @ at)
    at = orient(at)
    return at / max(float(np.abs(at).max()), 1e-12)


def measure_paths(distance: Floats) -> Floats:
    """Shortest paths over each skill's nearest ones, and over a spanning tree so that none is out of reach."""
    near = np.argsort(distance, axis=1, kind="stable")[:, : NEAREST + 1]
    linked = np.zeros(distance.shape, dtype=bool)
    np.put_along_axis(linked, near, values=True, axis=1)
    length = np.maximum(distance, 1e-3)
    tree: Any = minimum_spanning_tree(csr_array(length)).toarray() > 0
    linked |= linked.T | tree | tree.T
    np.fill_diagonal(linked, 0)
    return np.asarray(shortest_path(csr_array(np.where(linked, length, 0)), directed=False))


def scale_classically(distance: Floats) -> Floats:
    """Torgerson's classical scaling to two dimensions (1952)."""
    n = len(distance)
    centre = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-centre @ distance**2 @ centre / 2)
    return orient(vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-12)))


def orient(at: Floats) -> Floats:
    """Centre, turn to the principal axes, and let the point farthest along each axis be positive."""
    at = at - at.mean(0)
    _, axes = np.linalg.eigh(at.T @ at)
    at = at @ axes[:, ::-1]
    farthest = at[np.abs(at).argmax(0), [0, 1]]
    return np.asarray(at * np.where(farthest < 0, -1.0, 1.0))
