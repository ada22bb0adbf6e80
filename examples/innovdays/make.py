"""Makes this folder's participants, wishes and fixed meetings; everybody in it is invented.

    python make.py [FOLDER]

The same seed gives the same bytes. It reads `made_from/` (countries with names, companies with
what they offer) and writes three tables into FOLDER (default: beside this script). It knows
nothing of the program that schedules the event.
"""

import csv
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import cycle, product
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 2014
DAYS = ("2027-02-16", "2027-02-17")
WISHED_PAIRS = 500
VETOES = 14
MOST_MUSTS = 3
HOURS = {"availability", "if_needed", "unavailable"}
NEIGHBOURS = {"FR", "ES", "PT", "BE", "SN", "CI"}  # at their desks while Casablanca is

PARTICIPANT_COLUMNS = (
    "id,name,kind,company,email,country,languages,language,timezone,site,"
    "availability,if_needed,unavailable,max_meetings,min_meetings,sectors,offers,seeks"
)
BUYER_SUFFIXES = (
    "Distribution,Industries,Partners,Technologies,Retail,Group,Logistics,Capital,Foods,Mobility,"
    "Energy,Santé,Invest,Trading,Solutions,Services"
)


@dataclass
class Person:
    """One row of ``participants.csv``; cells that stay empty are left out."""

    id: str
    kind: str
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def company(self) -> str:
        return self.cells["company"]

    def speaks_with(self, other: "Person") -> bool:
        return bool(
            set(self.cells["languages"].split(";")) & set(other.cells["languages"].split(";"))
        )


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table in `made_from`."""
    with (HERE / "made_from" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def address(name: str, company: str) -> str:
    """A mail address under the reserved ending ``.example``."""
    first, _, last = name.partition(" ")
    return f"{plain(first[0])}.{plain(last)}@{plain(company)}.example"


def plain(text: str) -> str:
    """Lower-case ASCII letters and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("ı", "i").replace("ł", "l"))
    ascii_text = letters.encode("ascii", "ignore").decode().replace(" ", "-")
    return "".join(c for c in ascii_text if c.isalpha() or c == "-")


def names_of(country: dict[str, str], rng: random.Random) -> list[str]:
    """All first names with all last names, shuffled so that neighbours differ in both."""
    names = product(country["first_names"].split(";"), country["last_names"].split(";"))
    shuffled = [f"{first} {last}" for first, last in names]
    rng.shuffle(shuffled)
    return shuffled


def make_sellers(rng: random.Random) -> list[Person]:
    """One desk for each company; two in three sit at the site, the others at home."""
    morocco = table("countries.csv")[0]
    names = names_of(morocco, rng)
    sellers = []
    for number, row in enumerate(table("companies.csv"), start=1):
        cells = {
            "name": names[number],
            "company": row["company"],
            "email": address(names[number], row["company"]),
            "country": "MA",
            "languages": rng.choice(["fr;ar", "fr;ar;en", "fr;ar;en", "fr;en", "fr;ar;en;es"]),
            "timezone": "Africa/Casablanca",
            "site": "casablanca" if number % 3 else "",
            "sectors": row["sector"],
            "offers": row["offers"],
        }
        sellers.append(Person(f"s{number:02}", "seller", cells))
    return sellers


def make_buyers(rng: random.Random) -> list[Person]:
    """The buyers of 40 countries; from each larger delegation two come for one company."""
    buyers: list[Person] = []
    for country in table("countries.csv"):
        people = int(country["buyers"])
        names, zones = names_of(country, rng), cycle(country["zones"].split(";"))
        companies = companies_of(country, rng)[:people]
        if people >= 4:
            companies[-1] = companies[-2]
        for name, company in zip(names, companies, strict=False):
            cells = {
                "name": name,
                "company": company,
                "email": address(name, company),
                "country": country["country"],
                "languages": country["languages"],
                "timezone": next(zones),
                **interests(rng),
            }
            buyers.append(Person(f"b{len(buyers) + 1:03}", "buyer", cells))
    return buyers


def companies_of(country: dict[str, str], rng: random.Random) -> list[str]:
    """Invented companies of a country, shuffled."""
    stems = country["company_stems"].split(";")
    companies = [f"{stem} {suffix}" for stem, suffix in product(stems, BUYER_SUFFIXES.split(","))]
    rng.shuffle(companies)
    return companies


def interests(rng: random.Random) -> dict[str, str]:
    """What a buyer looks for: something that two of the companies offer."""
    first, second = rng.sample(table("companies.csv"), 2)
    sought = [first["offers"].split(";")[0], second["offers"].split(";")[1]]
    sectors = dict.fromkeys([first["sector"], second["sector"]])
    return {"sectors": ";".join(sectors), "seeks": ";".join(sought)}


def give_hours(people: Iterable[Person], rng: random.Random) -> None:
    """Some come on one day, some for half days, some later if needed, some are away for a while."""
    for person in people:
        day, other = rng.sample(DAYS, 2)
        habit = rng.random()
        if habit < 0.12:
            person.cells["availability"] = day
        elif habit < 0.24:
            person.cells["availability"] = f"{day} 08:00-13:00; {other} 13:00-19:00"
        elif habit < 0.36:
            person.cells["availability"] = "; ".join(f"{d} 09:00-17:00" for d in DAYS)
            person.cells["if_needed"] = "; ".join(f"{d} 17:00-21:30" for d in DAYS)
        elif habit < 0.50:
            hour = rng.randrange(9, 16)
            person.cells["unavailable"] = f"{day} {hour:02}:00-{hour + 2:02}:00"


def give_limits(people: Iterable[Person], rng: random.Random) -> None:
    """Some want few meetings; some were promised a number of them."""
    for person in people:
        if person.kind == "buyer" and rng.random() < 0.35:
            person.cells["max_meetings"] = str(rng.choice([3, 4, 5, 6]))
        if rng.random() < 0.15:
            person.cells["min_meetings"] = "3" if person.kind == "seller" else "2"


class Wishes:
    """The rows of ``preferences.csv`` as they come into being."""

    def __init__(self, sellers: list[Person], buyers: list[Person], rng: random.Random) -> None:
        self.rng = rng
        self.rating: dict[tuple[str, str], str] = {}
        self.pairs: set[frozenset[str]] = set()
        self.musts: Counter[str] = Counter()
        self.popularity = {
            person.id: (rank + 1) ** -1.05
            for side in (sellers, buyers)
            for rank, person in enumerate(rng.sample(side, len(side)))
        }

    def choose(self, chooser: Person, others: list[Person]) -> Person:
        """Somebody popular, of a sector that interests, and who speaks a common language."""
        sectors = chooser.cells["sectors"].split(";")
        weights = [
            self.popularity[other.id]
            * (4 if set(other.cells["sectors"].split(";")) & set(sectors) else 1)
            * (1 if chooser.speaks_with(other) else 0.03)
            for other in others
        ]
        return self.rng.choices(others, weights)[0]

    def add(self, source: str, target: str, rating: str | None = None) -> None:
        """Note a wish unless there is one; not more musts than the event allows."""
        drawn = self.rng.choices(["must", "high", "medium", "low"], [7, 31, 40, 22])[0]
        rating = rating or drawn
        if rating == "must" and self.musts[source] == MOST_MUSTS:
            rating = "high"
        if (source, target) not in self.rating:
            self.rating[source, target] = rating
            self.musts[source] += rating == "must"

    def wish(self, chooser: Person, others: list[Person]) -> None:
        """One wish, three times in ten returned; some name the company, whoever comes for it."""
        chosen = self.choose(chooser, others)
        self.pairs.add(frozenset([chooser.id, chosen.id]))
        colleagues = sum(other.company == chosen.company for other in others)
        self.add(chooser.id, chosen.company if colleagues > 1 else chosen.id)
        if self.rng.random() < 0.3:
            self.add(chosen.id, chooser.id)


def make_wishes(sellers: list[Person], buyers: list[Person], rng: random.Random) -> Wishes:
    """Everybody wishes at least once; then sellers and buyers go on until there are enough."""
    wishes = Wishes(sellers, buyers, rng)
    for buyer in buyers:
        wishes.wish(buyer, sellers)
    for seller in sellers:
        wishes.wish(seller, buyers)
    while len(wishes.pairs) < WISHED_PAIRS:
        if rng.random() < 0.6:
            wishes.wish(rng.choice(buyers), sellers)
        else:
            wishes.wish(rng.choice(sellers), buyers)
    for seller, buyer in zip(rng.sample(sellers, VETOES), rng.sample(buyers, VETOES), strict=True):
        vetoer, other = rng.sample([seller, buyer], 2)
        wishes.add(vetoer.id, other.id, "never")
    return wishes


def make_fixed(sellers: list[Person], buyers: list[Person], wishes: Wishes) -> list[list[str]]:
    """Two meetings that are agreed to the minute and one that only has to take place."""
    free = [s for s in sellers if not HOURS & set(s.cells)]
    free += [b for b in buyers if b.cells["country"] in NEIGHBOURS and not HOURS & set(b.cells)]
    ids = {person.id for person in free}
    wished = [pair for pair, rating in sorted(wishes.rating.items()) if rating == "high"]
    pairs = [pair for pair in wished if set(pair) <= ids]
    starts = ["2027-02-16T09:30:00Z", "2027-02-17T14:00:00Z", ""]
    return [[*pair, start] for pair, start in zip(pairs[::4], starts, strict=False)]


def write(path: Path, header: list[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a table as UTF-8, comma-separated, with line ends that git leaves alone."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder: Path) -> None:
    rng = random.Random(SEED)
    sellers, buyers = make_sellers(rng), make_buyers(rng)
    give_hours([*sellers, *buyers], rng)
    give_limits([*sellers, *buyers], rng)
    wishes = make_wishes(sellers, buyers, rng)
    rows = [{"id": p.id, "kind": p.kind, **p.cells} for p in [*sellers, *buyers]]
    columns = PARTICIPANT_COLUMNS.split(",")
    cells = [[row.get(column, "") for column in columns] for row in rows]
    write(folder / "participants.csv", columns, cells)
    preferences = [[*pair, rating] for pair, rating in sorted(wishes.rating.items())]
    write(folder / "preferences.csv", ["from", "to", "rating"], preferences)
    fixed = make_fixed(sellers, buyers, wishes)
    write(folder / "fixed.csv", ["a", "b", "starts"], fixed)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
