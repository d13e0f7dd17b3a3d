"""What follows from a skill: a framework shows its language, a service its cloud."""

from collections.abc import Iterable, Mapping

from orienteer.taxonomy.vocabulary import load_vocabulary


def trace_implied(skills: Iterable[str]) -> Mapping[str, str]:
    """For each skill that the given ones imply without being one of them, the one that it follows from.

    Of several the nearest by the vocabulary's `implies` counts, then the first by its id (PyTorch: Python).
    """
    sources = {skill: skill for skill in sorted(skills)}
    given, queue = frozenset(sources), list(sources)
    for skill in queue:
        known = load_vocabulary().skills.get(skill)
        for implied in known.implies if known else ():
            if implied not in sources:
                sources[implied] = sources[skill]
                queue.append(implied)
    return {skill: source for skill, source in sources.items() if skill not in given}
