"""The settings of the service, from its environment and one file; knows nobody who uses them.

A setting `x` is the variable ``MATCHMAKING_X`` of the environment, or the key `x` of
``settings.toml`` in the data folder; the environment wins. What is wrong is told all at once.
"""

import os
from collections.abc import Iterator
from difflib import get_close_matches
from ipaddress import ip_address, ip_network
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from matchmaking.errors import BadInput, Mistake

PREFIX = "MATCHMAKING_"
FILE = "settings.toml"
_DATA = Path("data")
_NEARLY = 0.7
"""Of `difflib.SequenceMatcher.ratio`: one word with two letters interchanged, or one too many."""

_SECRET = {"database_url", "smtp_password", "metrics_token"}


def is_loopback(host: str) -> bool:
    """Whether a host's name or address means this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _database_address(url: str) -> str:
    try:
        backend = make_url(url).drivername
    except ArgumentError as error:
        raise ValueError(url) from error
    if backend not in ("sqlite", "postgresql+psycopg"):
        raise ValueError(url)
    return url


def _public_address(url: str) -> str:
    """Secret cookies go over TLS only, except to the machine itself."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not (host and is_safe) or parts.path.strip("/") or parts.query or parts.username:
        raise ValueError(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _networks(text: str) -> str:
    for part in text.split(","):
        ip_network(part.strip())
    return text


class Settings(BaseSettings):
    """Everything that may be set, checked; `docs/settings.md` is made from this."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
    )

    data: Path = _DATA
    """The folder of the SQLite database and of `settings.toml`; not in that file itself."""

    database_url: Annotated[str, AfterValidator(_database_address)] | None = None
    """The database; without it `matchmaking.db` in the data folder."""

    host: str = "127.0.0.1"
    """Where to listen; anything but the machine itself needs `base_url`."""

    port: int = Field(8000, ge=0, le=65535)
    """The port on which to listen."""

    base_url: Annotated[str, AfterValidator(_public_address)] | None = None
    """The address in links; requests under another name are refused. Without it
    `http://HOST:PORT`."""

    trusted_proxies: Annotated[str, AfterValidator(_networks)] | None = None
    """The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; without it
    none."""

    smtp_host: str | None = None
    """The mail server; without it no mail is sent."""

    smtp_port: int = Field(587, ge=1, le=65535)
    """The mail server's port."""

    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """How the way to the mail server is encrypted."""

    smtp_user: str | None = None
    """Who signs in to the mail server; without it nobody does."""

    smtp_password: SecretStr | None = None
    """The password that goes with `smtp_user`."""

    mail_from: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    """The sender of every mail."""

    contact: str | None = None
    """Whom to ask about personal data; shown on the privacy page."""

    retention_months: int = Field(12, ge=1, le=120)
    """How long after an event its personal data is kept."""

    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = None
    """Opens `/metrics` to other machines, as `Authorization: Bearer TOKEN`; without it only this
    machine may read them."""

    runs_at_once: int = Field(1, ge=1, le=64)
    """How many runs go on at the same time, on all machines together."""

    run_seconds_most: float = Field(3600.0, gt=0, allow_inf_nan=False)
    """How long the search of one run may take."""

    log_format: Literal["json", "text"] = "json"
    """How each line of the log is written, on standard error."""

    @model_validator(mode="before")
    @classmethod
    def _reachable(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Whoever listens to the world says how the world calls it; mail has a sender."""
        if "base_url" not in given and not is_loopback(str(given.get("host", "127.0.0.1"))):
            given = {**given, "base_url": ""}
        if "smtp_host" in given and "mail_from" not in given:
            given = {**given, "mail_from": ""}
        return given

    @property
    def store_url(self) -> str:
        """The address of the database: the one that was set, else the data folder's."""
        return self.database_url or f"sqlite:///{self.data / 'matchmaking.db'}"

    @property
    def public_url(self) -> str:
        """How browsers reach the service, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.base_url or f"http://{host}:{self.port}"

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the service over TLS."""
        return self.public_url.startswith("https:")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was said when starting, then the environment, then the file."""
        file = _file({**env_settings(), **init_settings()})
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, file)


def read_settings(**given: object) -> Settings:
    """The settings of this process; `given` on the command line wins, ``None`` is not given.

    Raises
    ------
    BadInput
        One mistake for each wrong setting, with what was expected.
    """
    said: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    file = _file({"data": os.environ.get(f"{PREFIX}DATA") or _DATA, **said})
    mistakes = list(_misspelt_variables())
    try:
        settings = Settings(**said)
    except ValidationError as error:
        raise BadInput((*mistakes, *_mistakes(error, file))) from error
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        broken = Mistake("error.broken_toml", str(file), fields={"detail": str(error)})
        raise BadInput((*mistakes, broken)) from error
    if settings.data != file.parent:
        shown = str(settings.data)
        mistakes.append(Mistake("setting.data_in_file", str(file), column="data", value=shown))
    if mistakes:
        raise BadInput(mistakes)
    return settings


def _file(said: dict[str, Any]) -> Path:
    return Path(said.get("data", _DATA)) / FILE


def _misspelt_variables() -> Iterator[Mistake]:
    """Variables that are nearly a setting; any other may be somebody else's."""
    for variable in sorted(os.environ):
        name = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX) and name not in Settings.model_fields:
            near = get_close_matches(name, Settings.model_fields, n=1, cutoff=_NEARLY)
            for meant in near:
                yield Mistake("setting.unknown", variable, meant=f"{PREFIX}{meant.upper()}")


def _mistakes(error: ValidationError, file: Path) -> Iterator[Mistake]:
    for found in error.errors():
        name, value = str(found["loc"][0]), found["input"]
        shown = None if name in _SECRET else str(value)
        if found["type"] == "extra_forbidden":
            meant = next(iter(get_close_matches(name, Settings.model_fields)), None)
            yield Mistake("setting.unknown", str(file), column=name, value=shown, meant=meant)
        elif (variable := f"{PREFIX}{name.upper()}") in os.environ or not file.exists():
            yield Mistake(f"setting.{name}", variable, value=shown)
        else:
            yield Mistake(f"setting.{name}", str(file), column=name, value=shown)
