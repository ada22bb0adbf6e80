"""Which links a page may offer to click; knows no page."""


def web_address(url: str | None) -> str | None:
    """The link where a click on it opens a page; ``None`` for any other, which might run a script.

    >>> web_address("https://meet.example.org/r1"), web_address("javascript:alert(1)")
    ('https://meet.example.org/r1', None)
    """
    return url if url and url.lower().startswith(("https://", "http://")) else None
