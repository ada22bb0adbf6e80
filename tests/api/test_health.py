"""Whether the process lives and can work, and who may see its numbers."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import insert, text

from matchmaking.service.health import WORKER_SEEN_WITHIN
from matchmaking.storage.tables import workers
from matchmaking.worker.presence import present
from tests.api.conftest import METRICS_TOKEN


def ready(site) -> tuple[int, dict[str, bool]]:
    answer = httpx.get(f"{site.url}/readyz")
    return answer.status_code, answer.json()


def test_it_is_ready_while_a_worker_is_seen(site) -> None:
    assert ready(site) == (503, {"database": True, "migrated": True, "worker": False})
    with present(site.service.store):
        while ready(site)[0] == 503:
            pass
        assert ready(site) == (200, {"database": True, "migrated": True, "worker": True})
    assert ready(site)[0] == 503


def test_a_worker_that_was_seen_long_ago_is_none(site) -> None:
    long_ago = site.service.clock() - WORKER_SEEN_WITHIN - timedelta(seconds=1)
    with site.service.store.writing() as connection:
        connection.execute(insert(workers).values(id="w-1", seen_at=long_ago))
    assert ready(site)[1]["worker"] is False


def test_a_database_of_another_version_is_told(site) -> None:
    with site.service.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert ready(site) == (503, {"database": True, "migrated": False, "worker": False})


def test_the_numbers_are_for_this_machine_and_for_whoever_has_the_token(site) -> None:
    def status(**headers: str) -> int:
        return httpx.get(f"{site.url}/metrics", headers=headers).status_code

    forwarded = {"x-forwarded-for": "192.0.2.7"}
    own = {"host": f"127.0.0.1:{site.settings.port}"}
    assert status() == 200
    assert status(**own, **forwarded, authorization=f"Bearer {METRICS_TOKEN}") == 200
    assert status(**own, **forwarded) == 404
    assert status(**own, **forwarded, authorization="Bearer another") == 404


def test_requests_are_counted_by_pattern(site) -> None:
    httpx.get(f"{site.url}/sign-in/link/one")
    httpx.get(f"{site.url}/sign-in/link/other")
    numbers = httpx.get(f"{site.url}/metrics").text
    counted = [line for line in numbers.splitlines() if "requests_total{" in line]
    assert counted == [
        'matchmaking_requests_total{method="GET",route="/sign-in/link/{token}",status="410"} 2.0'
    ]


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/static/", "/.env"])
def test_nothing_else_is_open(site, path: str) -> None:
    assert httpx.get(f"{site.url}{path}").status_code == 404
