"""Filling the sentences of `templates/words/findings.<language>.yaml` with the facts of a diagnostic."""

from collections.abc import Mapping

Sentences = Mapping[str, Mapping[str, str]]
