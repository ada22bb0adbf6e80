"""What is expected of larger events goes on as between the two largest that were measured."""

from benchmarks.growth import growth_rows
from benchmarks.milestones import Milestones


def test_costs_go_on_as_a_power_of_the_number_of_people() -> None:
    runs = [
        Milestones("tight", people, 1, 5.0, first, None, None, None, None, 0.1, megabytes)
        for people, first, megabytes in ((100, 9.0, 90.0), (1000, 2.0, 100.0), (10_000, 200.0, 1e3))
    ]
    # From 1,000 to 10,000 people seconds grow a hundredfold, exponent 2, and memory tenfold,
    # exponent 1. At five times as many people that is 25 times 200 s and 5 times 1,000 MB.
    assert list(growth_rows(runs)) == [
        ["tight", "seconds to the first schedule", "1,000 → 10,000", "2.0 → 200", "2.00", "5,000"],
        ["tight", "MB", "1,000 → 10,000", "100 → 1,000", "1.00", "5,000"],
    ]
