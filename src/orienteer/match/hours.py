"""How many hours of learning stand between a person and each skill."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from orienteer.plan.courses import Learning, gather_needs, settle_prices
from orienteer.taxonomy.names import Kind
from orienteer.taxonomy.vocabulary import Vocabulary


def price_skills(
    wanted: Iterable[str],
    held: AbstractSet[str],
    vocabulary: Vocabulary,
    learning: Learning,
    kinds: Mapping[str, Kind],
) -> Mapping[str, float]:
    """Hours to hold each wanted skill, what it needs first included; what is held (closed under `implies`) is left out.

    Priced as `cheapest_bundles` does, but for thousands of skills at once: what else would bring a need along is not
    looked for.
    """
    return settle_prices(*gather_needs((s for s in wanted if s not in held), held, vocabulary, learning, kinds))
