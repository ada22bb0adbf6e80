"""One run from its inputs to its answer: searches, explains, verifies and stores, and is watched.

Knows no process: the search goes on in a thread, beside which the caller's looks after it.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from datetime import UTC, datetime
from typing import TypeVar

from matchmaking.errors import MatchmakingError, Unavailable
from matchmaking.scheduling import posed
from matchmaking.storage import Store
from matchmaking.worker.answering import store_answer, store_draft, store_failure
from matchmaking.worker.inputs import Inputs, read_inputs
from matchmaking.worker.patience import patiently
from matchmaking.worker.pulse import SECONDS_BETWEEN_BEATS, Pulse, log
from matchmaking.worker.searching import budget_of, compared, explained, searched
from matchmaking.worker.taking import Taken, change

Answer = TypeVar("Answer")


class HandedBack(Exception):
    """The worker has to end, and what was found is stored."""


class Execution:
    """One run being carried out."""

    def __init__(self, store: Store, taken: Taken) -> None:
        self._store, self._taken = store, taken
        self._is_to_be_left = threading.Event()

    def leave(self) -> None:
        """Have the search cut off, its best stored; what comes after the search goes on."""
        self._is_to_be_left.set()

    def carry_out(self) -> None:
        """Do everything, and end the run in the database, also with a failure.

        Raises
        ------
        HandedBack
            When the search was cut off; the run is still ours, and not over.
        Lost
            When the run is no longer ours.
        Unavailable
            When the database was away for too long; the run is still ours, and not over.
        """
        try:
            self._search(patiently(self._read))
        except Unavailable:
            raise
        except MatchmakingError as error:
            failure = error
            patiently(lambda: store_failure(self._store, self._taken, failure))

    def _read(self) -> Inputs:
        with self._store.reading() as connection:
            inputs = read_inputs(connection, self._taken)
        with self._store.writing() as connection:
            change(connection, self._taken, {"fingerprint": inputs.fingerprint()})
        people, wishes = len(inputs.event.participants), len(inputs.event.preferences)
        self._log("runs.log.read", participants=people, wishes=wishes)
        if inputs.found:
            self._log("runs.log.goes_on", meetings=len(inputs.found))
        return inputs

    def _search(self, inputs: Inputs) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        problem = None if inputs.is_what_if else posed(inputs.event, inputs.previous, inputs.locks)
        budget = budget_of(inputs)
        before, most = inputs.seconds_before, inputs.seconds_most
        pulse = Pulse(self._store, self._taken, budget, problem, before, most)
        if problem is None:
            answer = self._beside(pulse, lambda: compared(inputs, budget, now, pulse.note))
            patiently(lambda: store_answer(self._store, self._taken, answer))
            return
        schedule = self._beside(pulse, lambda: searched(inputs, problem, budget, now, pulse.note))
        patiently(lambda: self._log("runs.log.explains", meetings=len(schedule.meetings)))
        result = explained(inputs, schedule, now)
        patiently(lambda: store_draft(self._store, self._taken, result, inputs))

    def _beside(self, pulse: Pulse, search: Callable[[], Answer]) -> Answer:
        """Run the search in a thread of its own while this one looks after it."""
        future: Future[Answer] = ThreadPoolExecutor(max_workers=1).submit(search)
        while True:
            try:
                answer = future.result(timeout=SECONDS_BETWEEN_BEATS)
            except NotYet:
                if future.done():
                    raise
                pulse.beat(at_once=self._is_to_be_left.is_set())
                if self._is_to_be_left.is_set():
                    raise HandedBack from None
            else:
                pulse.beat()
                return answer

    def _log(self, message: str, **fields: object) -> None:
        log(self._store, self._taken, message, **fields)
