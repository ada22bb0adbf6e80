"""The commands that work on a database, as a program of their own; knows no other command."""

import typer

from matchmaking.cli.database import backup_command, migrate_command, restore_command
from matchmaking.cli.erase import erase_again_command, erase_command
from matchmaking.cli.export_event import export_command
from matchmaking.cli.import_event import import_command
from matchmaking.cli.members import (
    grant_command,
    history_command,
    invite_command,
    members_command,
    revoke_command,
)
from matchmaking.cli.runs import run_command, runs_command
from matchmaking.cli.serve import serve_command
from matchmaking.cli.sign_in_link import sign_in_link_command
from matchmaking.cli.worker import worker_command

app = typer.Typer(rich_markup_mode=None)

app.command("serve")(serve_command)
app.command("sign-in-link")(sign_in_link_command)
app.command("members")(members_command)
app.command("grant")(grant_command)
app.command("invite")(invite_command)
app.command("revoke")(revoke_command)
app.command("history")(history_command)
app.command("run")(run_command)
app.command("runs")(runs_command)
app.command("worker")(worker_command)
app.command("import")(import_command)
app.command("export")(export_command)
app.command("erase")(erase_command)
app.command("erase-again")(erase_again_command)
app.command("migrate")(migrate_command)
app.command("backup")(backup_command)
app.command("restore")(restore_command)
