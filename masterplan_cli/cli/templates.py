"""`masterplan templates copy`: the shipped templates in a folder of the user's, to be changed and laid over."""

from pathlib import Path

from masterplan_cli.cli.console import FINE, PROBLEMS, WRONG_USE, chosen_language, err, problem_text, say, shown_path
from masterplan_cli.disk import DiskProblem, copy_templates


def run_templates_copy(folder: Path, language_option: str) -> int:
    """Copy everything that `--templates` can replace into a new or empty folder."""
    try:
        language = chosen_language(language_option) or "id"
    except ValueError:
        err(say("id", "use.language", given=language_option))
        return WRONG_USE
    try:
        count = copy_templates(folder)
    except DiskProblem as problem:
        if problem.key == "not-empty":
            err(say(language, "templates.not-empty", folder=shown_path(folder)))
        else:
            err(problem_text(language, problem))
        return PROBLEMS
    err(say(language, "templates.done", count=count, folder=shown_path(folder)))
    return FINE
