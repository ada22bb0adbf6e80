"""How a report names things of one event in one language; works out no fact."""

from dataclasses import dataclass
from urllib.parse import quote

from matchmaking.eligibility.zone_groups import ZoneGroup, zone_text
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Schedule, UnmetWish
from matchmaking.model.zones import wall_clock
from matchmaking.report.facts.load import Load
from matchmaking.report.facts.seats import Seat
from matchmaking.report.sentences import gap_text, moment
from matchmaking.words import Words, isolated, offset_text


@dataclass(frozen=True)
class Texts:
    """Names of the parts of an event, each kept apart from the text around it."""

    event: Event
    words: Words

    def period(self) -> str:
        """The days, the zone and the size of the event."""
        starts = [session.start.date() for session in self.event.sessions]
        days = list(dict.fromkeys([self.words.date(min(starts)), self.words.date(max(starts))]))
        return self.words.say(
            "report.period",
            days=" – ".join(days),
            city=self.words.city(self.event.timezone),
            minutes=self.words.number(self.event.meeting_minutes),
        )

    def zone(self, group: ZoneGroup) -> str:
        """The offsets and the cities of participants whose clocks agree."""
        return zone_text(group, self.words)

    def load(self, load: Load) -> str:
        """What is loaded: the whole event or a site."""
        return load.site.name if load.site else self.words.say("report.load.event")

    def side(self, name: str) -> str:
        """A participant by its id, or a company, as wishes name them."""
        person = self.event.participant.get(name)
        return isolated(person.display_name if person else name)

    def short_name(self, person: Participant) -> str:
        """The company alone where nobody else represents it."""
        is_alone = len(self.event.companies[person.represents]) == 1
        return person.company if person.company and is_alone else person.display_name

    def wish(self, wish: UnmetWish) -> str:
        """Who wishes to meet whom."""
        source, target = self.side(wish.source), self.side(wish.target)
        return self.words.say("report.wish", source=source, target=target)

    def seat(self, seat: Seat) -> str:
        """The counterpart with the meeting's time on both clocks."""
        instant = seat.meeting.starts_at
        return self.words.say(
            "report.seat",
            counterpart=isolated(seat.counterpart.display_name),
            own=moment(wall_clock(instant, seat.participant.timezone), self.words),
            theirs=self.words.time(wall_clock(instant, seat.counterpart.timezone)),
            offset=offset_text(instant, seat.counterpart.timezone),
        )

    def mail_link(self, email: str) -> str:
        """A link that opens a mail to an address, whatever else was written into it."""
        return f"mailto:{quote(email, safe='@')}"

    def gap(self, schedule: Schedule) -> str:
        """How far the value with its fairness is from the best possible."""
        if schedule.gap is None:
            return self.words.say("report.figure.gap_unknown")
        return gap_text(schedule.gap, self.words)

    def list_title(self, length: int, longest: int) -> str:
        """The heading of a list that may be cut."""
        if length > longest:
            return self.words.say("report.list.worst", shown=self.words.number(longest))
        return self.words.say("report.list.all", number=self.words.number(length))
