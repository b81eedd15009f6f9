"""The one Jinja environment for chapters: sandboxed, strict about names, escaping every value for Markdown."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from masterplan_cli.compose.escape import escape_markdown
from masterplan_cli.language.direction import isolated
from masterplan_cli.language.language import Language
from masterplan_cli.model.entity import Localized
from masterplan_cli.store import Store
from masterplan_cli.units import Month, Period


def make_environment(store: Store, language: Language, cache: BytecodeCache | None) -> ImmutableSandboxedEnvironment:
    """An environment whose templates come from `store` and whose values print in `language`."""
    show = _printer(language)
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source(store)),
        autoescape=True,
        finalize=show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=cache,
        cache_size=400,
    )
    environment.filters["join"] = _joiner(show)
    environment.filters["capitalize_first"] = lambda text: f"{str(text)[:1].upper()}{str(text)[1:]}"
    environment.filters["lower_first"] = _lower_first(show)
    return environment


def _source(store: Store) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def read(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        try:
            return store.read(name), name, lambda: True
        except KeyError:
            return None

    return read


def _printer(language: Language) -> Callable[[Any], Any]:
    formats = language.formats

    def show(value: Any) -> Any:
        match value:
            case Markup():
                return value
            case str():
                return escape_markdown(isolated(value))
            case Localized():
                return escape_markdown(isolated(value.pick(language.code)))
            case bool() | None:
                raise TypeError(f"a template prints {value!r}, which is not a text")
            case int():
                return Markup(str(value))
            case Decimal():
                return Markup(formats.number(value))
            case Month():
                return Markup(formats.month(value))
            case Period():
                return Markup(formats.period(value))
            case date():
                return Markup(formats.date(value))
        if hasattr(value, "__html__") or isinstance(value, StrictUndefined):
            return value
        raise TypeError(f"a template prints a {type(value).__name__}, which is not a text")

    return show


def _lower_first(show: Callable[[Any], Any]) -> Callable[[Any], Markup]:
    """A phrase of the profile in the middle of a sentence; an abbreviation keeps its capitals."""

    def lower(value: Any) -> Markup:
        text = str(show(value))
        return Markup(text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}")

    return lower


def _joiner(show: Callable[[Any], Any]) -> Callable[..., Markup]:
    def join(values: Iterable[Any], separator: str = "", attribute: str | None = None) -> Markup:
        items = (getattr(value, attribute) if attribute else value for value in values)
        return Markup(str(separator).join(str(show(item)) for item in items))

    return join
