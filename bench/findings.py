"""Shows 10,000 findings as text, so that bench.py can measure it. Usage: python bench/findings.py"""

from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.show_text import show_text
from masterplan_cli.source.text import SourceText, Span

RULE = Rule("MP111", "not-a-number", Severity.ERROR)


def main() -> None:
    """Every finding in its frame, with the mended line."""
    source = SourceText("p.yaml", "\n".join(f"k{n}: satu" for n in range(10_000)))
    places = (Span(source, start, start + 2) for start in source.line_starts)
    found = [Diagnostic(RULE, "p.yaml", place, "", {"value": "satu"}, replacement="1") for place in places]
    print(show_text(found, sentences_of_findings("en"), limit=None))


if __name__ == "__main__":
    main()
