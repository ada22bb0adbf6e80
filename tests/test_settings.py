"""What is set where, what wins, and how a wrong setting is told."""

from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import mistake_text
from matchmaking.settings import Settings, read_settings
from matchmaking.words import Words


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATCHMAKING_DATA", str(tmp_path))
    return tmp_path


def complaints(**given: object) -> list[str]:
    with pytest.raises(BadInput) as wrong:
        read_settings(**given)
    return [mistake_text(mistake, Words("en")) for mistake in wrong.value.mistakes]


def test_without_any_setting_the_service_stands_on_this_machine_only(folder: Path) -> None:
    settings = read_settings()

    assert settings.store_url == f"sqlite:///{folder}/matchmaking.db"
    assert settings.public_url == "http://127.0.0.1:8000"


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "settings.toml").write_text('port = 1\nhost = "::1"\ncontact = "we@fair.example"')
    monkeypatch.setenv("MATCHMAKING_PORT", "2")
    monkeypatch.setenv("MATCHMAKING_HOST", "localhost")

    settings = read_settings(port=3, host=None)

    assert (settings.port, settings.host) == (3, "localhost")
    assert settings.contact == "we@fair.example"


def test_every_wrong_setting_is_told_at_once_with_what_was_expected(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "settings.toml").write_text('prot = 8000\nlog_format = "xml"')
    monkeypatch.setenv("MATCHMAKING_PORT", "http")

    assert sorted(complaints()) == [
        f'{folder}/settings.toml, log_format "xml": Expected json or text.',
        f'{folder}/settings.toml, prot "8000": No setting has this name; docs/settings.md lists '
        'them all. Did you mean "port"?',
        'MATCHMAKING_PORT "http": Expected a port, 0 to 65535; 0 takes any that is free.',
    ]


def test_a_variable_that_is_nearly_a_setting_is_told_beside_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MATCHMAKING_DATABASE_ULR", "postgresql+psycopg://me:hunter2@db/fair")
    monkeypatch.setenv("MATCHMAKING_SERVICE_HOST", "10.0.0.7")  # Kubernetes sets such ones
    monkeypatch.setenv("MATCHMAKING_PORT", "http")

    assert complaints() == [
        "MATCHMAKING_DATABASE_ULR: No setting has this name; docs/settings.md lists them all. "
        'Did you mean "MATCHMAKING_DATABASE_URL"?',
        'MATCHMAKING_PORT "http": Expected a port, 0 to 65535; 0 takes any that is free.',
    ]


def test_the_file_in_the_data_folder_does_not_name_another_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MATCHMAKING_DATA")
    monkeypatch.chdir(folder)
    (folder / "data").mkdir()
    (folder / "data" / "settings.toml").write_text('data = "/elsewhere"')
    assert complaints() == [
        'data/settings.toml, data "/elsewhere": The data folder is named by --data or '
        "MATCHMAKING_DATA only: this file lies in it."
    ]


def test_a_secret_that_is_wrong_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHMAKING_METRICS_TOKEN", "hunter2")
    monkeypatch.setenv("MATCHMAKING_DATABASE_URL", "mysql://me:hunter2@db/fair")

    assert not any("hunter2" in complaint for complaint in complaints())


@pytest.mark.parametrize(
    "address",
    ["http://fair.example", "https://", "ftp://fair.example", "https://fair.example/meetings"],
)
def test_cookies_would_not_be_safe_under_this_address(address: str) -> None:
    assert len(complaints(base_url=address)) == 1


def test_whoever_serves_others_says_under_which_address() -> None:
    assert len(complaints(host="0.0.0.0")) == 1  # noqa: S104 -- it is refused
    assert read_settings(host="0.0.0.0", base_url="https://Fair.example/").public_url == (  # noqa: S104
        "https://fair.example"
    )


def test_mail_needs_a_sender() -> None:
    assert complaints(smtp_host="mail.example") == [
        'MATCHMAKING_MAIL_FROM "": Expected the sender’s address, such as meetings@fair.example; '
        "it is needed where smtp_host is set."
    ]
    assert read_settings(smtp_host="mail.example", mail_from="us@fair.example").smtp_port == 587


def test_a_file_that_is_no_toml_is_told(folder: Path) -> None:
    (folder / "settings.toml").write_text("port: 8000")
    (line,) = complaints()
    assert line.startswith(f"{folder}/settings.toml: This is not TOML (")


def test_every_setting_says_in_the_catalogues_what_was_expected() -> None:
    for name in Settings.model_fields:
        assert Words("fr").say(f"setting.{name}")
