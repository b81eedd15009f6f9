"""The native floor: the least that a Python program does to turn the same profile into one Markdown and one HTML file.

YAML events to plain data, Pydantic for the programmes, two Jinja templates that write tables directly. No checks,
no analysis, no escaping for Markdown, no page design. Usage: python bench/floor.py PROFILE OUTPUT-FOLDER
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from pydantic import BaseModel


class Programme(BaseModel):
    """The fields that the floor prints."""

    id: str
    name: dict[str, str]
    subdimension: str
    description: dict[str, str]
    innovation: dict[str, str]
    beneficiaries: dict[str, str]
    lead: str
    support: list[str]
    start: str
    end: str
    indicators: list[dict[str, Any]]
    budget: dict[int, dict[str, str]]


ROW = """{% for p in programmes %}| {{ p.id }} | {{ p.name.id }}: {{ p.description.id }} {{ p.innovation.id }} \
| {{ p.beneficiaries.id }} | {{ p.lead }} | {{ p.start }}–{{ p.end }} | {% for y, m in p.budget.items() %}{{ y }}: \
{{ m.values()|join(', ') }} {% endfor %}|
{% endfor %}"""
MARKDOWN = "# Buku 2\n\n| Kode | Program | Penerima | PD | Masa | Anggaran |\n|---|---|---|---|---|---|\n" + ROW
HTML = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Buku 2</title></head><body><table>
{% for p in programmes %}<tr><th scope="row">{{ p.id }}</th><td>{{ p.name.id }}: {{ p.description.id }} \
{{ p.innovation.id }}</td><td>{{ p.beneficiaries.id }}</td><td>{{ p.lead }}</td><td>{{ p.start }}–{{ p.end }}</td>\
<td>{% for y, m in p.budget.items() %}{{ y }}: {{ m.values()|join(', ') }} {% endfor %}</td></tr>
{% endfor %}</table></body></html>"""


def read(text: str) -> Any:
    """Plain data from YAML events; every scalar stays text."""
    stack: list[Any] = []
    keys: list[Any] = []
    root: Any = None

    def put(value: Any) -> None:
        nonlocal root
        if not stack:
            root = value
        elif isinstance(stack[-1], list):
            stack[-1].append(value)
        elif keys[-1] is None:
            keys[-1] = value
        else:
            stack[-1][keys[-1]] = value
            keys[-1] = None

    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        kind = type(event).__name__
        if kind == "ScalarEvent":
            put(event.value)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            box: Any = {} if kind == "MappingStartEvent" else []
            put(box)
            stack.append(box)
            keys.append(None)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            stack.pop()
            keys.pop()
    return root


def main() -> None:
    """Read, validate, render, write."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    data = read(source.read_text(encoding="utf-8"))
    programmes = [Programme.model_validate(item) for item in data["programmes"]]
    target.mkdir(parents=True, exist_ok=True)
    (target / "floor.md").write_text(
        Environment().from_string(MARKDOWN).render(programmes=programmes), encoding="utf-8"
    )
    page = Environment(autoescape=True).from_string(HTML).render(programmes=programmes)
    (target / "floor.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
