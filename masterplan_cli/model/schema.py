"""The JSON Schema (2020-12) of a profile for editors; made from the models, nothing is described twice.

Editors read YAML's core types (`2025` is a number) where the loader keeps the user's text, so that a text may be a
number here and a number a text, and both accept the same profiles. `docs/schema.md` says what only the checks know.
"""

from collections.abc import Mapping
from typing import Any

from masterplan_cli.model.profile import Profile

USER_KEYS = "^x-"
_INCLUDE = {
    "id": "Berkas lain di folder ini yang digabungkan, misalnya programmes/*.yaml",
    "en": "Further files in this folder to be joined, e.g. programmes/*.yaml",
}
_WHOLE = r"^\s*[+-]?\d+(_\d+)*(\.0+)?\s*$"
_NUMBER = r"^\s*[+-]?(\d+(_\d+)*(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$"
_TRUTH = r"^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|[TtFfYyNn01])$"


def profile_schema(language: str, labels: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The schema with descriptions in `language`; keys beginning with `x-` are the user's own everywhere.

    `labels` are the words of enum values, by value or by `key.value`; editors show them beside the values.
    """
    schema = Profile.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "masterplan"
    schema["properties"]["include"] = {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "null"}],
        "description": _INCLUDE[language],
        "examples": [["programmes/*.yaml"]],
    }
    _finish(schema, "", language, labels or {})
    return schema


def enum_values(node: Any, key: str = "") -> set[tuple[str, str]]:
    """Every enum value of a schema with the key it belongs to."""
    found: set[tuple[str, str]] = set()
    if isinstance(node, dict):
        found |= {(key, value) for value in node.get("enum", ()) if isinstance(value, str)}
        for name, child in node.items():
            if name in ("properties", "$defs"):
                for inner, each in child.items():
                    found |= enum_values(each, inner)
            elif name not in ("default", "examples", "enum"):
                found |= enum_values(child, key)
    elif isinstance(node, list):
        for child in node:
            found |= enum_values(child, key)
    return found


def _finish(node: Any, key: str, language: str, labels: Mapping[str, str]) -> None:
    """Language, labels and types of a node and of all below it."""
    if isinstance(node, list):
        for child in node:
            _finish(child, key, language, labels)
    if not isinstance(node, dict):
        return
    _describe(node, key, language, labels)
    for name, child in list(node.items()):
        if name in ("properties", "patternProperties", "$defs"):
            for inner, each in child.items():
                _finish(each, inner, language, labels)
        elif name not in ("default", "examples", "enum", "propertyNames"):
            _finish(child, key, language, labels)
    _open(node)
    _loosen(node)


def _describe(node: dict[str, Any], key: str, language: str, labels: Mapping[str, str]) -> None:
    indonesian = node.pop("x-description-id", None)
    if language == "id" and indonesian:
        node["description"] = indonesian
    if key and isinstance(node.get("title"), str):
        del node["title"]
    if node.get("default", 0) is None:
        del node["default"]
    if "enum" in node and all(isinstance(value, str) for value in node["enum"]):
        words = [labels.get(f"{key}.{value}", labels.get(value, value)) for value in node["enum"]]
        node["enumDescriptions"] = words
        node["markdownEnumDescriptions"] = [
            f"`{value}`: {word}" for value, word in zip(node["enum"], words, strict=True)
        ]


def _open(node: dict[str, Any]) -> None:
    """The user's own keys, in records and in mappings by year or source."""
    if node.get("type") != "object":
        return
    patterns = node.setdefault("patternProperties", {})
    patterns[USER_KEYS] = {}
    if "propertyNames" in node:
        node["propertyNames"] = {"anyOf": [node["propertyNames"], {"pattern": USER_KEYS}]}
    if len(patterns) > 1 or ("properties" in node and "additionalProperties" not in node):
        node["additionalProperties"] = False


def _loosen(node: dict[str, Any]) -> None:
    """Types of YAML's core beside the text that the loader sees."""
    match node.get("type"):
        case "string" if "enum" not in node and "const" not in node and "pattern" not in node:
            node["type"] = ["string", "number", "boolean"]
        case "string" if "maxLength" in node:
            node["type"] = ["string", "number", "boolean"]
            node["minimum"] = 0
        case "integer":
            node["type"] = ["integer", "string"]
            node["pattern"] = _digits(node) or _WHOLE
        case "number":
            node["type"] = ["number", "string"]
            node["pattern"] = _NUMBER
        case "boolean":
            node["type"] = ["boolean", "integer", "string"]
            node["pattern"] = _TRUTH
            node["minimum"], node["maximum"] = 0, 1
    _one_number(node)


def _digits(node: Mapping[str, Any]) -> str | None:
    """A pattern for the texts of a scale such as 1 to 5; None where it would be long."""
    least, most = node.get("minimum"), node.get("maximum")
    if isinstance(least, int) and isinstance(most, int) and 0 <= least <= most <= 9:
        return rf"^\s*[{least}-{most}](\.0+)?\s*$"
    return r"^\s*\+?\d+(_\d+)*(\.0+)?\s*$" if least == 0 and most is None else None


def _one_number(node: dict[str, Any]) -> None:
    """Pydantic writes a decimal as number or any text; the text is one of a number."""
    options = node.get("anyOf")
    if isinstance(options, list) and any(each.get("pattern") == _NUMBER for each in options):
        node["anyOf"] = [each for each in options if each.get("type") != ["string", "number", "boolean"]]
