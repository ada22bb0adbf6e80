"""An HTML page as its elements and its lines of text; knows no style and no page of the product."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_LINES = frozenset(["title", "h1", "h2", "p", "th", "td", "small", "li", "footer"])
_VOID = frozenset(["meta"])


@dataclass
class Outline(HTMLParser):
    """The elements in order with their attributes, and the visible text of each block."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)
        if tag in _LINES:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed in its turn."""
        assert self._open.pop() == tag
        if tag in _LINES:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Note text: of the style sheet apart from that of the page."""
        if self._open and self._open[-1] == "style":
            self.style += data
        elif self.lines:
            self.lines[-1] += data

    def texts(self) -> list[str]:
        """The lines that are not blank, with single spaces."""
        tidy = (" ".join(line.split()) for line in self.lines)
        return [line for line in tidy if line]

    def tags(self) -> list[str]:
        """The names of the elements in order."""
        return [tag for tag, _ in self.elements]


def outline(page: str) -> Outline:
    """The outline of a whole page."""
    read = Outline()
    read.feed(page)
    read.close()
    assert read._open == []
    return read
