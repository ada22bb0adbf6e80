"""An event as its organiser describes it: settings, participants, wishes; judges no rule."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference
from matchmaking.model.slot_grid import SlotGrid, cut_slots
from matchmaking.model.time_ranges import WHOLE_DAY, DailyRange, TimeRange
from matchmaking.model.zones import instant_of


@dataclass(frozen=True, slots=True)
class Site:
    """A place where participants sit together; `booths` meetings fit there at the same time."""

    id: str
    name: str
    booths: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the whole event, each >= 1; ``None``: no limit."""

    simultaneous_meetings: int | None = None
    max_meetings: int | None = None
    max_consecutive: int | None = None
    max_musts: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of each participant's own day."""

    comfortable: DailyRange = WHOLE_DAY
    possible: DailyRange = WHOLE_DAY


@dataclass(frozen=True, slots=True)
class Weights:
    """What a rating of one side is worth, and a wish that is mutual; integers >= 0."""

    high: int = 9
    medium: int = 4
    low: int = 1
    mutual: int = 5


class Consent(StrEnum):
    """Whose wish is needed for a meeting."""

    EITHER = "either"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Matching:
    """Who may meet whom, and what it is worth.

    `allowed` holds pairs of kinds in either order; ``None``: any two kinds.
    """

    allowed: tuple[tuple[str, str], ...] | None = None
    consent: Consent = Consent.EITHER
    once_per_company: bool = True
    weights: Weights = Weights()
    fairness: tuple[int, ...] = (12, 6, 3, 1)


class VideoProvider(StrEnum):
    """Where video links come from."""

    JITSI = "jitsi"
    URL_TEMPLATE = "url-template"
    POOL = "pool"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Video:
    """How each meeting gets its video link."""

    provider: VideoProvider = VideoProvider.NONE
    base_url: str | None = None
    template: str | None = None
    links: tuple[str, ...] = ()
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FixedMeeting:
    """Two participants who must meet; `starts` in UTC, ``None``: at any time."""

    a: str
    b: str
    starts: datetime | None = None


@dataclass(frozen=True)
class Event:
    """One occasion, wholly described; checked by whoever read it.

    `sessions` and the two deadlines are on the wall clock of `timezone` (naive datetimes).
    """

    id: str
    name: str
    timezone: str
    meeting_minutes: int
    sessions: tuple[TimeRange, ...]
    participants: tuple[Participant, ...]
    break_minutes: int = 0
    language: str = "en"
    url: str | None = None
    domain: str | None = None
    wishes_until: datetime | None = None
    hours_until: datetime | None = None
    sites: tuple[Site, ...] = ()
    limits: Limits = Limits()
    hours: Hours = Hours()
    matching: Matching = Matching()
    video: Video = Video()
    preferences: tuple[Preference, ...] = ()
    fixed: tuple[FixedMeeting, ...] = ()

    @property
    def uid_domain(self) -> str:
        """The right side of calendar UIDs."""
        return self.domain or f"{self.id}.invalid"

    @cached_property
    def grid(self) -> SlotGrid:
        """The slots of the event."""
        instants = tuple(self._in_utc(session) for session in self.sessions)
        return cut_slots(instants, self.meeting_minutes, self.break_minutes)

    @cached_property
    def participant(self) -> dict[str, Participant]:
        """Participants by id."""
        return {participant.id: participant for participant in self.participants}

    @cached_property
    def companies(self) -> dict[str, tuple[Participant, ...]]:
        """The representatives of each company, by the company's name (or the sole person's id)."""
        companies: defaultdict[str, list[Participant]] = defaultdict(list)
        for participant in self.participants:
            companies[participant.represents].append(participant)
        return {company: tuple(people) for company, people in companies.items()}

    def people_named(self, name: str) -> tuple[Participant, ...]:
        """The one participant with this id, or all representatives of this company."""
        if name in self.participant:
            return (self.participant[name],)
        return self.companies.get(name, ())

    def most_meetings(self, participant: Participant) -> int | None:
        """The participant's own maximum, else the event's; ``None``: no limit."""
        own = participant.max_meetings
        return self.limits.max_meetings if own is None else own

    @property
    def simultaneous_meetings(self) -> int | None:
        """How many meetings fit at the same time: rooms, and links of a pool; ``None``: any."""
        pool = len(self.video.links) if self.video.provider is VideoProvider.POOL else None
        limits = [n for n in (self.limits.simultaneous_meetings, pool) if n is not None]
        return min(limits, default=None)

    def _in_utc(self, local: TimeRange) -> TimeRange:
        return TimeRange(
            instant_of(local.start, self.timezone), instant_of(local.end, self.timezone)
        )
