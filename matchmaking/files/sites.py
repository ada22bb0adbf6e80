"""The sites of an event; knows no participant and no file format."""

from collections.abc import Iterable

from matchmaking.files.parsers import number
from matchmaking.files.records import Record
from matchmaking.files.unique_ids import UniqueIds
from matchmaking.model.event import Site


def read_sites(records: Iterable[Record]) -> tuple[Site, ...] | None:
    """All sites, whatever else is wrong with them; ``None`` where one has no id."""
    ids, sites = UniqueIds(), []
    for record in records:
        site_id, booths = record.text("id"), record.read("booths", number(1))
        if site_id is not None:
            ids.take(record, site_id)
        sites.append(Site(site_id or "", record.text("name") or "", booths or 1))
    return tuple(sites) if all(site.id for site in sites) else None


def site_ids(sites: tuple[Site, ...] | None) -> tuple[str, ...] | None:
    """The ids of all sites; ``None`` where they are not known."""
    return None if sites is None else tuple(site.id for site in sites)
