"""What a person can give and wants of a plan."""

from dataclasses import dataclass, field

from orienteer.errors import PlanError
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.plan.schedule import WEEKS_A_MONTH
from orienteer.position.reach import Reach


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What the person can give and wants: hours a week, months, which postings, when one is within reach.

    A skill is planned only where `least_employers` employers of fitting postings, and `least_share` of them, want it.
    `covers` are the other shares of requirements at which the plan is made again, side by side with it, with a fixed
    effort; `time_limit` (seconds) is the longest that any proof may take. `transfer` lets what the person has shown
    shorten the hours of what is close to it; `resample` asks what of the plan stays when the employers are drawn again.
    """

    hours_week: float = 8.0
    months: float = 12.0
    wanted: Slice = field(default_factory=lambda: Slice(tracks=AI_TRACKS))
    reach: Reach = field(default_factory=Reach)
    least_employers: int = 3
    least_share: float = 0.02
    covers: tuple[float, ...] = (0.7, 0.9)
    time_limit: float = 60.0
    transfer: bool = True
    resample: bool = True

    def __post_init__(self) -> None:
        wrong = [
            f"{name} is {value}: give a number above 0"
            for name, value in (
                ("hours a week", self.hours_week),
                ("months", self.months),
                ("time limit", self.time_limit),
            )
            if not 0 < value < float("inf")
        ]
        if self.least_employers < 1 or not 0 <= self.least_share <= 1:
            wrong.append("a skill needs at least 1 employer and a share between 0 and 1")
        if self.hours_week > 168:
            wrong.append(f"hours a week is {self.hours_week}: a week has 168")
        if wrong:
            raise PlanError("; ".join(wrong))

    @property
    def budget(self) -> float:
        """Hours in all: hours_week * 52 / 12 * months."""
        return self.hours_week * WEEKS_A_MONTH * self.months
