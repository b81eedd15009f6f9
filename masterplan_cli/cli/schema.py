"""`masterplan schema`: the JSON Schema of a profile, with descriptions in the chosen language."""

import json
from pathlib import Path

from masterplan_cli.cli.console import FINE, PROBLEMS, WRONG_USE, chosen_language, err, out, problem_text, say
from masterplan_cli.disk import DiskProblem, PackagedStore, write_file
from masterplan_cli.language.language import LanguageCode


def run_schema(language_option: str, output: Path | None) -> int:
    """Print the schema, or write it to `output`."""
    from masterplan_cli.model.schema import profile_schema

    try:
        language = chosen_language(language_option) or "id"
    except ValueError:
        err(say("id", "use.language", given=language_option))
        return WRONG_USE
    text = json.dumps(profile_schema(language, _labels(language)), ensure_ascii=False, indent=2)
    if output is None:
        out(text)
        return FINE
    try:
        write_file(output, f"{text}\n".encode())
    except DiskProblem as problem:
        err(problem_text(language, problem))
        return PROBLEMS
    return FINE


def _labels(language: LanguageCode) -> dict[str, str]:
    from masterplan_cli.loading.load import load_words

    name = f"words/enums.{language}.yaml"
    return load_words(name, PackagedStore().read(name))
