"""How long a stand-by takes to be ready and to answer: ``python -m benchmarks.stand_by [PEOPLE]``.

Asks about random participants in random slots of a roomy event scheduled first come, first served.
"""

import random
import sys
import time
from statistics import quantiles

from benchmarks.baselines.first_come import first_come_first_served
from benchmarks.instances import make_event
from matchmaking.stand_by import StandBy

QUESTIONS = 5000


def main(people: int) -> None:
    """Print seconds of preparation, and milliseconds of answers."""
    event = make_event("roomy", people, seed=1)
    schedule = first_come_first_served(event)
    begun = time.process_time()
    stand_by = StandBy(event, schedule)
    print(f"{len(schedule.meetings)} meetings, ready in {time.process_time() - begun:.1f} s")
    rng = random.Random(1)
    milliseconds = []
    for _ in range(QUESTIONS):
        person, slot = rng.choice(event.participants), rng.randrange(len(event.grid))
        begun = time.process_time()
        stand_by.replacements(person.id, slot)
        milliseconds.append(1000 * (time.process_time() - begun))
    hundredths = quantiles(milliseconds, n=100)
    worst = max(milliseconds)
    print(
        f"median {hundredths[49]:.3f} ms, 99th percentile {hundredths[98]:.3f}, worst {worst:.1f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
