"""What one more of each limit could bring, from the duals of a bound; searches for no schedule."""

from solver.prices.prices import Prices
from solver.prices.shadow import shadow_prices

__all__ = ["Prices", "shadow_prices"]
