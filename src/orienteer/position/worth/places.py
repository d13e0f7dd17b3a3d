"""Where a person is valued: hubs and countries with pay enough, and where they live."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orienteer.position.worth.support import Support
from orienteer.profile.profile import Profile
from orienteer.taxonomy.places import load_hubs, read_where


@dataclass(frozen=True, slots=True)
class Spot:
    """A labour market: a hub with its country, or a country at large (hub "")."""

    country: str
    hub: str = ""


def choose_home(profile: Profile) -> Spot | None:
    """Where the CV says that its owner lives; None where it does not say a place that is known."""
    where = read_where(profile.contacts.place)
    return Spot(where.country, where.hub) if where and where.country else None


def list_places(
    support: Support, home: Spot | None, hubs: Sequence[str] = (), countries: Sequence[str] = ()
) -> tuple[Spot, ...]:
    """The places asked for; else home, its country, then all hubs and countries with enough pay, the fullest first."""
    if hubs or countries:
        return tuple(dict.fromkeys((*(Spot(load_hubs()[h].country, h) for h in hubs), *map(Spot, countries))))
    own = (home, Spot(home.country)) if home else ()
    found = [Spot(load_hubs()[hub].country, hub) for hub in _full(support, "hub") if hub in load_hubs()]
    return tuple(dict.fromkeys((*own, *found, *map(Spot, _full(support, "country")))))


def _full(support: Support, role: str) -> Iterable[str]:
    column = support.table.categories[role]
    counts = {name: support.count(**{role: name}) for name in column.names if name}
    return sorted((name for name, count in counts.items() if count.enough), key=lambda name: -counts[name].n)
