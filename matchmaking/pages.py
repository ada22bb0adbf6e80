"""What every page has in common: it loads nothing, and says so; knows no content of any."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def page_templates(package: str, style_sheets: Iterable[str]) -> Environment:
    """The templates of a package, which may extend ``page.html``; rendering wants `words`.

    Everything is escaped. A page carries its style, and a content security policy that allows
    this style and nothing else: no script, no picture, no form.

    Parameters
    ----------
    package
        Holds a folder ``templates``.
    style_sheets
        The names of CSS files in it, in order.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("matchmaking")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = resources.files(package).joinpath("templates")
    style = "".join(folder.joinpath(sheet).read_text("utf-8") for sheet in style_sheets)
    environment.globals["style_hash"] = b64encode(sha256(style.encode()).digest()).decode()
    environment.globals["style"] = Markup(style)  # noqa: S704 -- CSS files of the package, whose hash is in the policy
    return environment
