"""What one more of each limit could bring in one stage; knows not how that was found."""

from dataclasses import dataclass

from solver.engines.bounds import rounded_down
from solver.engines.linear_model import Reals


@dataclass(frozen=True)
class Prices:
    """A bound of a stage, and by how much it rises when one limit is looser by one.

    For any multipliers y of the rows, no schedule has a rank above D(y), and D(y) changes with a
    row's limit by y: so the bound plus the price of a change bounds what is possible after it,
    whatever the multipliers are. Two changes together may bring more than their prices.

    Attributes
    ----------
    bound
        In ranks, over all schedules whose earlier stages reach their floors.
    maximum
        For each person the price of one more meeting, >= 0.
    everywhere
        For each resource the price of one more unit in all slots, >= 0.
    capacity
        Of shape (resources, slots): that of one more unit in one slot alone; `everywhere` again
        where the bound does not see slots.
    hour
        Of shape (people, slots): that of opening a slot to a person; 0 where it is open already.
    sees_slots
        Whether the bound sees which slots are taken, not only how many there are.
    """

    bound: float
    maximum: Reals
    everywhere: Reals
    capacity: Reals
    hour: Reals
    sees_slots: bool

    def most(self, price: float) -> int:
        """The best rank that is possible after a change of this price; 0: without any."""
        return rounded_down(self.bound + price)

    @property
    def dearest(self) -> int:
        """The best rank that any change of one limit makes possible."""
        known = (self.maximum, self.everywhere, self.hour)
        return self.most(max(float(prices.max(initial=0)) for prices in known))
