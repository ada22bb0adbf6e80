"""A program that loads some of its commands only when they are asked for; knows none of them."""

import importlib
from typing import Any

import typer
from typer.core import TyperGroup


class LoadedLate(TyperGroup):
    """Commands; those on a database are loaded where no other has the name, and for lists.

    What they import would double the time in which every other command starts.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, ``None`` where there is none."""
        if cmd_name not in self.commands:
            self._load()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, the late ones last."""
        self._load()
        return super().list_commands(ctx)

    def _load(self) -> None:
        late = importlib.import_module("matchmaking.cli.database_commands")
        self.commands.update(typer.main.get_group(late.app).commands)
