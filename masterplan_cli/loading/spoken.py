"""Which language a profile says it is written in, asked of texts that may not be readable as YAML at all."""

import re

_LANGUAGE = re.compile(r"^(?:[ \t]+|[^#\n]*[{,]\s*)language\s*:\s*[\"']?(id|en)\b", re.MULTILINE)
_MOST = 20_000
"""Characters that are looked at; `document` stands at the head of a profile."""


def spoken_language(content: bytes) -> str | None:
    """`id` or `en` as the head of the file says, None where it does not."""
    match = _LANGUAGE.search(content[:_MOST].decode("utf-8", "replace"))
    return match[1] if match else None
