"""The page as text: self-contained, complete, escaped, in three languages, of bounded size."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from matchmaking.report import report_page
from matchmaking.words import catalogue_messages


class Page(HTMLParser):
    """What a browser would see: attributes of each tag, texts, and the open tags at the end."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.attributes.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    def values(self, tag: str, name: str) -> list[str | None]:
        return [attrs[name] for found, attrs in self.attributes if found == tag and name in attrs]


def page_in(language, situation):
    return report_page(replace(situation.event, language=language), situation.schedule)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize(
    "name", ["two_continents", "nobody_meets", "nobody_at_all", "no_slot", "awkward_names"]
)
def test_every_tag_is_closed_and_no_key_is_left_untranslated(language, name, request):
    page = Page(page_in(language, request.getfixturevalue(name)))

    assert page.open == []
    keys = set(catalogue_messages(language))
    seen = set(re.findall(r"[a-z_]+(?:\.[a-z_]+)+", " ".join(page.texts)))
    assert seen & keys == set()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_english_text_is_left_in_another_language(language, two_continents):
    english, own = catalogue_messages("en"), catalogue_messages(language)
    translated = {english[key][0] for key in english if english[key] != own[key]}

    texts = {text.strip(" ·") for text in Page(page_in(language, two_continents)).texts}

    # What a catalogue says in English somewhere else may be a word of this language here.
    said_here = {text for texts in own.values() for text in texts}
    assert texts & (translated - said_here) == set()


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_page_speaks_the_events_language_and_reads_its_way(language, direction, two_continents):
    page = Page(page_in(language, two_continents))

    assert (page.values("html", "lang"), page.values("html", "dir")) == ([language], [direction])


def test_the_page_loads_nothing_and_runs_nothing(two_continents):
    html = page_in("en", two_continents)
    page = Page(html)

    tags = {tag for tag, _ in page.attributes}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert (
        page.values("svg", "style")
        == []
        == [a for _, at in page.attributes for a in at if a.startswith("on")]
    )
    links = [href for href in page.values("a", "href") if not href.startswith(("#", "mailto:"))]
    assert links == []


def test_the_policy_allows_the_pages_own_style_and_nothing_else(two_continents):
    html = page_in("en", two_continents)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()

    policy = Page(html).values("meta", "content")[0]

    assert (
        policy
        == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(two_continents):
    page = Page(page_in("en", two_continents))
    ids = [attrs["id"] for _, attrs in page.attributes if "id" in attrs]

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("a", "href") if href.startswith("#")} <= set(ids)


def test_each_picture_has_a_table_behind_it(two_continents):
    html = page_in("en", two_continents)

    sections = re.findall(r'<section id="(\w+)".*?</section>', html, re.DOTALL)
    pictured = [s for s in re.split(r"(?=<section )", html) if 'role="img"' in s]
    assert sections == [
        *("quality", "calls", "timetable", "load", "spread", "fairness", "hours", "unmet", "run")
    ]
    assert [section.count('<details class="data">') for section in pictured] == [1] * 7


def test_awkward_names_stay_texts(awkward_names):
    html = page_in("en", awkward_names)
    page = Page(html)

    assert "<script" not in html
    assert "\u202e" not in "".join(text for text in page.texts if "\u2068" in text)
    said = "".join(page.texts)
    assert '<script>alert("1")</script>' in said
    assert "{{ 7 * 7 }} {name} %s" in said


def test_whom_to_call_can_be_written_to(two_continents):
    page = Page(page_in("en", two_continents))

    assert page.values("a", "href")[9:] == ["mailto:aya@atlas.example"]


def test_an_address_cannot_smuggle_anything_into_its_link(two_continents):
    event = two_continents.event
    sly = replace(event.participants[0], email='a@x.example?bcc=all@x.example"><b>')
    event = replace(event, participants=(sly, *event.participants[1:]))

    page = Page(report_page(event, two_continents.schedule))

    assert page.values("a", "href")[9:] == ["mailto:a@x.example%3Fbcc%3Dall@x.example%22%3E%3Cb%3E"]


@pytest.mark.slow
def test_a_report_on_ten_thousand_participants_stays_below_five_megabytes(crowd_of):
    situation = crowd_of(10_000)

    html = report_page(situation.event, situation.schedule)

    assert len(html.encode()) < 5_000_000
    assert "unscheduled.csv" in html


def test_the_largest_report_that_is_not_aggregated_stays_below_five_megabytes(crowd_of):
    situation = crowd_of(498)

    html = report_page(situation.event, situation.schedule)

    # 249 x 10 meetings and as many unmet wishes, all told.
    assert len(html.encode()) < 5_000_000
    assert html.count("All rooms are taken.") >= 2490
