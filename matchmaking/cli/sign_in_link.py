"""`matchmaking sign-in-link` as a user types it: a way in where there is no mail."""

from typing import Annotated

import typer

from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.service.command import Service
from matchmaking.service.operators import first_operators_link, link_for
from matchmaking.settings import read_settings


def sign_in_link_command(
    address: Annotated[
        str | None, typer.Argument(metavar="MAIL", help="Whose; without it the first operator's.")
    ] = None,
    operator: Annotated[
        bool, typer.Option("--operator", help="Make the account an operator's, who may do all.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="As serve was told.", show_default="8000"),
    ] = None,
    data: DataFolder = None,
) -> None:
    """Print a link that signs in once, within 24 hours, in any browser."""
    settings = read_settings(data=data, port=port)
    with opened_store(data) as store:
        service = Service(store)
        if address is None:
            token = first_operators_link(service)
        else:
            token = link_for(service, address, makes_operator=operator)
    print(f"{settings.public_url}/sign-in/link/{token}")
