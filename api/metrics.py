"""The numbers of a web process for Prometheus; knows not who may see them."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from matchmaking.service.command import Service
from matchmaking.service.health import runs_by_state

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class Metrics:
    """What has happened in this process, and how the runs of the database stand."""

    def __init__(self, service: Service) -> None:
        self._registry = CollectorRegistry()
        labels = ["method", "route", "status"]
        self._requests = Counter(
            "matchmaking_requests", "Requests answered.", labels, registry=self._registry
        )
        self._seconds = Histogram(
            "matchmaking_request_seconds",
            "How long an answer took.",
            ["method", "route"],
            registry=self._registry,
        )
        self._registry.register(_Runs(service))

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Note one request; `route` is a pattern, of which there are few."""
        method = method if method in METHODS else "other"
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(method, route).observe(seconds)

    def text(self) -> bytes:
        """Everything, in the text format of Prometheus."""
        return generate_latest(self._registry)


class _Runs(Collector):
    """The runs by their state, counted when somebody looks."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[GaugeMetricFamily]:
        gauge = GaugeMetricFamily("matchmaking_runs", "Runs of the solver.", labels=["state"])
        for state, count in runs_by_state(self._service).items():
            gauge.add_metric([state], count)
        yield gauge

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing is counted while it is registered: the database may be away then."""
        return iter(())
