"""How many hours of learning stand between a person and each skill."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from math import inf

from orienteer.plan.courses import Learning
from orienteer.taxonomy.names import HARD_KINDS, Kind
from orienteer.taxonomy.vocabulary import Vocabulary


def price_skills(
    wanted: Iterable[str],
    held: AbstractSet[str],
    vocabulary: Vocabulary,
    learning: Learning,
    kinds: Mapping[str, Kind],
) -> Mapping[str, float]:
    """Hours to hold each wanted skill, what it needs first included; 0 for what is held (closed under `implies`).

    Of alternatives that are needed first the cheapest counts, of several needs the dearest, since the others are often
    learnt on the way, as in `cheapest_bundles`; for thousands of skills at once. A broader skill that takes longer
    than the skill itself is needed first, as in `find_courses`; what else would bring a need along is not looked for.
    """
    hours: dict[str, float] = {}
    needs: dict[str, list[AbstractSet[str]]] = {}
    queue = [skill for skill in wanted if skill not in held]
    while queue:
        skill = queue.pop()
        if skill in hours:
            continue
        known = vocabulary.skills.get(skill)
        hours[skill] = learning.hours(skill, known.kind if known else kinds.get(skill, "tool")).mid
        needs[skill] = list_needs(skill, hours[skill], held, vocabulary, learning)
        queue.extend(sorted({s for alternatives in needs[skill] for s in alternatives}))
    return settle_prices(hours, needs)


def list_needs(
    skill: str, own: float, held: AbstractSet[str], vocabulary: Vocabulary, learning: Learning
) -> list[AbstractSet[str]]:
    """What must be held before a skill and is not: of each set any one."""
    needs: list[AbstractSet[str]] = [either for either in learning.requires(skill) if not either & held]
    for broader in vocabulary.closure(frozenset({skill})) - held - {skill}:
        kind = vocabulary.skills[broader].kind
        if kind in HARD_KINDS and learning.hours(broader, kind).mid > own:
            needs.append(frozenset({broader}))
    return needs


def settle_prices(hours: Mapping[str, float], needs: Mapping[str, list[AbstractSet[str]]]) -> Mapping[str, float]:
    """The least fixed point of own hours + the dearest need by its cheapest alternative."""
    price = {skill: own if not needs[skill] else inf for skill, own in hours.items()}
    leaning = [skill for skill in hours if needs[skill]]
    changed = True
    while changed:
        changed = False
        for skill in leaning:
            cost = hours[skill] + max(min(price[s] for s in either) for either in needs[skill])
            if cost < price[skill]:
                price[skill], changed = cost, True
    return price
