"""`matchmaking migrate`, `backup` and `restore` as a user types them; knows no table."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.data import DataFolder, connected_store, opened_store
from matchmaking.cli.erase import print_erased
from matchmaking.errors import Conflict, Said
from matchmaking.files import check_new, told_when_unwritable
from matchmaking.service.command import Service
from matchmaking.service.erasure_list import erase_again
from matchmaking.settings import read_settings
from matchmaking.storage.backing_up import back_up, restore
from matchmaking.storage.migrating import migrate, present_version
from matchmaking.words import Words


def migrate_command(data: DataFolder = None) -> None:
    """Bring the database to this version of the program.

    What is there stays; make a backup before. A database that is not there yet is made.
    """
    with connected_store(data, makes_new=True) as store:
        with store.reading() as connection:
            before = present_version(connection)
        migrate(store)
        with store.reading() as connection:
            after = present_version(connection)
    print(Words("en").say("database.unchanged" if before == after else "database.migrated"))


def backup_command(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    data: DataFolder = None,
) -> None:
    """Write the whole database into one file, while others go on using it.

    With PostgreSQL this runs pg_dump. Files of the data folder, such as settings.toml and secret,
    are not in it.
    """
    check_new(out)
    with opened_store(data) as store, told_when_unwritable(out):
        back_up(store, out)
    print(Words("en").say("database.backed_up", file=out))


def restore_command(
    backup: Annotated[
        Path, typer.Argument(metavar="IN", exists=True, dir_okay=False, help="A backup.")
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace what the database holds now.")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Bring the whole database to what a backup holds.

    A backup of an older version of the program is migrated, and what was erased since it was made
    is erased again. With PostgreSQL this runs pg_restore.
    """
    with connected_store(data, makes_new=True) as store:
        with store.reading() as connection:
            is_empty = present_version(connection) is None
        if not (is_empty or yes):
            raise Conflict([Said("database.holds_something")])
        restore(store, backup)
        migrate(store)
        again = erase_again(Service(store), read_settings(data=data).data)
    if again:
        print_erased(again)
    print(Words("en").say("database.restored", file=backup))
