"""Bytes to text: strict UTF-8, with or without a byte order mark. What cannot be text is a finding."""

from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.source.text import SourceText, Span

NOT_UTF8 = Rule("MP001", "not-utf8", Severity.ERROR)
BINARY_FILE = Rule("MP002", "binary-file", Severity.ERROR)
RULES = (NOT_UTF8, BINARY_FILE)

_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\xef\xbb\xbf", ""))


def decode(name: str, content: bytes) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text of a file, and what keeps it from being one; then the text is only good for showing the place."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    zero = content.find(b"\0")
    if zero >= 0 and not encoding:
        return _refuse(BINARY_FILE, name, content, zero, {})
    try:
        return SourceText(name, content.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        return _refuse(NOT_UTF8, name, content, error.start, {"encoding": encoding} if encoding else {})


def _refuse(rule: Rule, name: str, content: bytes, at: int, facts: dict[str, str]) -> tuple[SourceText, tuple[Finding]]:
    before = content[:at].decode("utf-8-sig", "replace")
    source = SourceText(name, before + content[at:].decode("utf-8", "replace"))
    place = Span(source, len(before), len(before) + 1)
    facts = facts | {"byte": f"0x{content[at]:02X}", "offset": str(at)}
    return source, (Finding(rule, (), facts, span=place),)
