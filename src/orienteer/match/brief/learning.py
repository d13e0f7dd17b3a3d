"""How many hours of learning the gaps of a posting are, what they need first included, nothing counted twice."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from orienteer.plan.courses import Learning, gather_needs, settle_prices
from orienteer.taxonomy.names import Kind
from orienteer.taxonomy.vocabulary import Vocabulary


def add_hours(
    wanted: Sequence[AbstractSet[str]],
    held: AbstractSet[str],
    vocabulary: Vocabulary,
    learning: Learning,
    kinds: Mapping[str, Kind],
) -> Iterator[float]:
    """The hours that each demand adds to those before it, by its cheapest alternative, with what that needs first.

    They add up to the hours of all of them; 0 where what was learnt before brings it along.
    """
    hours, needs = gather_needs({s for either in wanted for s in either} - held, held, vocabulary, learning, kinds)
    price, known = settle_prices(hours, needs), set(held)

    def learn(either: AbstractSet[str]) -> float:
        if either & known:
            return 0.0
        skill = min(sorted(either), key=lambda s: price[s])
        known.add(skill)  # before what it needs: two skills may need one another
        added = hours[skill] + sum(learn(first) for first in needs[skill])
        known.update(vocabulary.closure(frozenset({skill})))
        return added

    yield from map(learn, wanted)
