"""Wishes that were not met, by reason."""

from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason, UnmetWish
from matchmaking.report.facts.findings import LONGEST_LIST, WORST_CASES, findings_of
from matchmaking.report.facts.unmet import UnmetReason, unmet_by_reason


def wish(number: int, rating: Rating, reason: Reason) -> UnmetWish:
    return UnmetWish(f"s{number}", "b1", rating, reason, "")


def test_the_commonest_reason_comes_first_and_its_strongest_wish():
    low = wish(1, Rating.LOW, Reason.ROOMS_FULL)
    must = wish(2, Rating.MUST, Reason.ROOMS_FULL)
    veto = wish(3, Rating.HIGH, Reason.VETOED)

    found = unmet_by_reason([veto, low, must])

    assert found == (
        UnmetReason(Reason.ROOMS_FULL, (must, low)),
        UnmetReason(Reason.VETOED, (veto,)),
    )
    assert [found[0].rated(rating) for rating in (Rating.MUST, Rating.HIGH, Rating.LOW)] == [
        1,
        0,
        1,
    ]


def test_reasons_equally_common_stand_in_the_order_in_which_they_are_judged():
    full, veto = wish(1, Rating.LOW, Reason.ROOMS_FULL), wish(2, Rating.LOW, Reason.VETOED)

    assert [found.reason for found in unmet_by_reason([full, veto])] == [
        Reason.VETOED,
        Reason.ROOMS_FULL,
    ]


def test_a_small_event_lists_every_unmet_wish(crowd_of):
    situation = crowd_of(498)

    findings = findings_of(situation.event, situation.schedule)

    # 249 buyers with ten unmet wishes each.
    assert (findings.is_aggregated, findings.longest_list) == (False, LONGEST_LIST)
    assert [len(reason.wishes) for reason in findings.listed_reasons] == [2490]


def test_from_five_hundred_participants_on_a_hundred_wishes_are_listed_and_all_are_counted(
    crowd_of,
):
    situation = crowd_of(500)

    findings = findings_of(situation.event, situation.schedule)

    assert (findings.is_aggregated, findings.longest_list) == (True, WORST_CASES)
    assert [len(reason.wishes) for reason in findings.reasons] == [2500]
    assert [len(reason.wishes) for reason in findings.listed_reasons] == [100]
    assert (findings.timetables, len(findings.crowds)) == ((), 6)
