"""The findings of a report in plain words; works out no fact and knows no markup."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from statistics import median_low

from matchmaking.report.facts.calls import Call
from matchmaking.report.facts.findings import Findings
from matchmaking.report.facts.load import Load
from matchmaking.report.facts.quality import StageQuality, first_open
from matchmaking.words import Words


def verdict(stages: Sequence[StageQuality], words: Words) -> str:
    """How good the schedule is, by its first stage that is not proven optimal."""
    stage = first_open(stages)
    if stage is None:
        return words.say("report.verdict.best")
    if stage.remaining is None or stage.gap is None:
        return words.say(
            f"report.verdict.unknown.{'comfort' if stage.stage == 'comfort' else 'stage'}",
            stage=stage_name(stage, words),
        )
    if stage.stage == "value":
        return words.say("report.verdict.open.value", gap=gap_text(stage.gap, words))
    return words.count(f"report.verdict.open.{stage.stage}", stage.remaining)


def stage_name(stage: StageQuality, words: Words) -> str:
    """The goal of a stage as a heading, under the name that it has everywhere."""
    name = words.say(f"stage.{stage.stage}")
    return name[:1].upper() + name[1:]


def remaining(stage: StageQuality, words: Words) -> str:
    """How far one stage is from the best possible."""
    if stage.is_proven:
        return words.say("report.remaining.none")
    if stage.remaining is None or stage.gap is None:
        return words.say("report.remaining.unknown")
    direction = "more" if stage.more_is_better else "fewer"
    gap = gap_text(stage.gap, words)
    return words.count(f"report.remaining.{direction}", stage.remaining, gap=gap)


def causes(call: Call, words: Words) -> list[str]:
    """Why to call this participant, the gravest cause first."""
    return [words.count(f"report.cause.{cause}", n) for cause, n in call.causes.items()]


def calls_finding(findings: Findings, words: Words) -> str:
    """How many participants are worth a call."""
    if not findings.calls:
        return words.say("report.calls.none")
    return words.count("report.calls.some", len(findings.calls))


def load_finding(load: Load, clocks: Sequence[datetime], words: Words) -> str:
    """When the event is fullest, and how full that is."""
    if not load.peak:
        return words.say("report.load.empty")
    when = moment(clocks[load.taken.index(load.peak)], words)
    return words.count("report.load.fullest", load.peak, when=when)


def spread_finding(findings: Findings, words: Words) -> str:
    """How many of the participants, at least one, have no meeting, the median and the most."""
    meetings = [one.meetings for one in findings.served]
    numbers = {"median": words.number(median_low(meetings)), "most": words.number(max(meetings))}
    if min(meetings) > 0:
        return words.say("report.spread.everyone", **numbers)
    return words.count("report.spread.finding", meetings.count(0), **numbers)


def hours_finding(findings: Findings, words: Words) -> str:
    """How much of all attendance lies at uncomfortable hours, and who bears it."""
    totals, burdened = findings.totals, findings.burdened
    if not burdened:
        return words.say("report.hours.none")
    return words.count(
        "report.hours.finding",
        len(burdened),
        uncomfortable=words.number(totals.uncomfortable),
        seats=words.number(totals.seats),
        most=words.number(burdened[0].uncomfortable),
    )


def unmet_finding(findings: Findings, words: Words) -> str:
    """How many wishes were not met, and the commonest reason."""
    if not findings.reasons:
        return words.say("report.unmet.none")
    unmet = findings.totals.wishes - findings.totals.wishes_met
    return words.count(
        "report.unmet.finding",
        unmet,
        wishes=words.number(findings.totals.wishes),
        reason=words.say(f"report.reason.{findings.reasons[0].reason}"),
    )


def moment(clock: datetime, words: Words) -> str:
    """A local time in short, for example ``Tue 16 Feb, 09:30``."""
    return words.say("report.moment", date=words.short_date(clock), time=words.time(clock))


def gap_text(share: float, words: Words) -> str:
    """A share in percent, rounded upwards: a gap never looks smaller than it is."""
    return words.percent(ceil(round(share * 10_000, 6)) / 10_000)
