"""Names of files and sheets that no program and no file system mistakes; knows no contents."""

import re
from collections.abc import Iterable
from itertools import count

LONGEST_COMPANY_NAME = 64
LONGEST_SHEET_NAME = 31


def company_file_names(companies: Iterable[str]) -> dict[str, str]:
    """The file name of each company, without an ending, unique in any case of letters.

    Characters outside ``A-Za-z0-9._-`` become ``_``, the name is cut at 64 characters, and an
    earlier company's name gets ``-2``, ``-3``, ... behind it.

    >>> company_file_names(["Thé & Co", "Thè & Co"])
    {'Thé & Co': 'Th____Co', 'Thè & Co': 'Th____Co-2'}
    """
    taken: set[str] = set()
    return {company: numbered(_company_name(company), taken) for company in companies}


def sheet_names(ids: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """The sheet name of each participant: the id, cut at 31 characters, with ``-2``, ... if taken.

    Parameters
    ----------
    taken
        The names of the workbook's other sheets.
    """
    # Excel keeps a sheet of this name for itself.
    all_taken = {"history"} | {name.lower() for name in taken}
    return {id: numbered(id, all_taken, LONGEST_SHEET_NAME) for id in ids}


def numbered(name: str, taken: set[str], longest: int | None = None) -> str:
    """The name, or with ``-2``, ``-3``, ... the first that is not `taken`; it is from now on.

    Parameters
    ----------
    taken
        Names in lower case: file systems and Excel hold names that differ in case only for one.
    longest
        In characters, the number included; ``None``: any.
    """
    for number in count(1):
        suffix = "" if number == 1 else f"-{number}"
        candidate = name[: longest and longest - len(suffix)] + suffix
        if candidate.lower() not in taken:
            break
    taken.add(candidate.lower())
    return candidate


def _company_name(company: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", company)[:LONGEST_COMPANY_NAME]
