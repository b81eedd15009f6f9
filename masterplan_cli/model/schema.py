"""The JSON Schema (2020-12) of a profile for editors; made from the models, nothing is described twice."""

from typing import Any

from masterplan_cli.model.profile import Profile

USER_KEYS = "^x-"
_INCLUDE = {
    "id": "Berkas lain di folder ini yang digabungkan, misalnya programmes/*.yaml",
    "en": "Further files in this folder to be joined, e.g. programmes/*.yaml",
}


def profile_schema(language: str) -> dict[str, Any]:
    """The schema with descriptions in `language`; keys beginning with `x-` are the user's own everywhere."""
    schema = Profile.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "masterplan"
    schema["properties"]["include"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": _INCLUDE[language],
    }
    _localize(schema, language)
    return schema


def _localize(node: Any, language: str) -> None:
    if isinstance(node, dict):
        indonesian = node.pop("x-description-id", None)
        if language == "id" and indonesian:
            node["description"] = indonesian
        if node.get("additionalProperties") is False:
            node["patternProperties"] = {USER_KEYS: {}}
        for child in node.values():
            _localize(child, language)
    elif isinstance(node, list):
        for child in node:
            _localize(child, language)
