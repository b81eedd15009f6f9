"""Wording: standard spelling, amounts as they are printed, marked foreign words, both languages alike, no leftovers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.walk import Text, texts
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import Localized, pick
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

NON_STANDARD_SPELLING = Rule("MP861", "non-standard-spelling", Severity.NOTE)
SPACED_RUPIAH = Rule("MP862", "spaced-rupiah", Severity.NOTE)
UNMARKED_FOREIGN_WORD = Rule("MP863", "unmarked-foreign-word", Severity.NOTE)
MISSING_TRANSLATION = Rule("MP864", "missing-translation", Severity.NOTE)
NUMBERS_DIFFER = Rule("MP865", "numbers-differ-between-languages", Severity.WARNING)
UNTRANSLATED_TEXT = Rule("MP866", "untranslated-text", Severity.NOTE)
PLACEHOLDER_TEXT = Rule("MP867", "placeholder-text", Severity.WARNING)
HTML_IN_TEXT = Rule("MP868", "html-in-text", Severity.WARNING)
BLANK_TEXT = Rule("MP869", "blank-text", Severity.WARNING)
DUPLICATE_TERM = Rule("MP870", "duplicate-term", Severity.WARNING)
UNEXPLAINED_ABBREVIATIONS = Rule("MP871", "unexplained-abbreviations", Severity.NOTE)
HIDDEN_DIRECTION = Rule("MP872", "hidden-direction", Severity.WARNING)

STANDARD: Mapping[str, str] = {
    "milyar": "miliar", "trilyun": "triliun", "walikota": "wali kota", "resiko": "risiko", "analisa": "analisis",
    "aktifitas": "aktivitas", "efektifitas": "efektivitas", "kreatifitas": "kreativitas",
    "produktifitas": "produktivitas", "sistim": "sistem", "propinsi": "provinsi", "kwalitas": "kualitas",
    "kwantitas": "kuantitas", "ijin": "izin", "perijinan": "perizinan", "standarisasi": "standardisasi",
    "obyek": "objek", "subyek": "subjek", "praktek": "praktik", "himbauan": "imbauan", "merubah": "mengubah",
    "dirubah": "diubah", "jadual": "jadwal", "kongkrit": "konkret", "konkrit": "konkret", "nopember": "November",
    "pebruari": "Februari", "apotik": "apotek", "metoda": "metode", "tehnik": "teknik", "tehnologi": "teknologi",
    "nasehat": "nasihat", "antri": "antre", "antrian": "antrean", "karir": "karier",
    "hirarki": "hierarki", "frekwensi": "frekuensi", "kerjasama": "kerja sama",
    "tanggungjawab": "tanggung jawab", "pengelolahan": "pengelolaan", "trampil": "terampil",
}  # fmt: skip
"""Spellings that the Kamus Besar Bahasa Indonesia lists under another one."""
FOREIGN = (
    "smart city", "smart governance", "smart living", "smart society", "smart economy", "smart branding",
    "smart environment", "quick wins", "quick win", "masterplan", "roadmap", "dashboard", "command center",
    "big data", "open data", "stakeholders", "stakeholder", "e-government", "machine learning", "cloud computing",
    "internet of things", "start-up", "startup", "online", "offline", "website", "co-working space", "e-commerce",
    "marketplace", "data center", "cyber security", "blueprint", "capacity building", "living lab",
)  # fmt: skip
"""Words of planners' Indonesian that are set in italics."""

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Overrides, embeddings and isolates of bidirectional text; the plain marks that Arabic script needs are left alone."""
_WRONG = re.compile(rf"(?<![\w/.@-])({'|'.join(map(re.escape, STANDARD))})(?![\w@-])", re.IGNORECASE)
_RUPIAH = re.compile(r"(?<!\w)(Rp\.?\s+|Rp\.)(?=\d)")
_FOREIGN = re.compile(rf"(?<![\w/.@-])({'|'.join(map(re.escape, FOREIGN))})(?![\w@/])", re.IGNORECASE)
_MARKED = re.compile(
    r"\*+[^*\n]+\*+|(?<!\w)_[^_\n]+_(?!\w)|`[^`]*`|“[^”]*”|\"[^\"]*\"|\[[^\]]*\]\([^)]*\)|https?://\S+"
)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_DIGITS = re.compile(r"\d+")
_HTML = re.compile(
    r"</?(?:b|i|u|p|br|div|span|font|strong|em|a|ul|ol|li|table|tr|td|h[1-6]|img|script|style)\b[^>]*>", re.I
)
_PLACEHOLDER = re.compile(
    r"(?:TODO|TBD|TBA|FIXME|XXX+|N/A|NA|lorem ipsum|belum diisi|isi di sini|diisi kemudian|\.{2,}|-+|…|\?+)\.?\Z",
    re.I | re.S,
)
_INSIDE = re.compile(r"\b(?:TODO|FIXME|TBD|XXX+|[Ll]orem ipsum|[Ii]si di sini)\b")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
_AS_PUBLISHED = frozenset(("sources", "legal_basis"))
"""Parts that quote titles; they keep the spelling of what they quote."""
_SPELT_OUT = 12
"""One language may write `two` where the other writes `2`, up to a dozen."""


def wording(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Every text once, under all looks at a single text; the profile is walked only for them together."""
    main = profile.document.language
    found = list(texts(profile))
    speaks_both = any(isinstance(each.pair, Localized) and each.pair.id and each.pair.en for each in found)
    for text in found:
        is_own = text.at[0] not in _AS_PUBLISHED
        for language, words, at in text.parts(main):
            yield from _leftovers(words, at)
            if is_own and not _is_quoted(text.at):
                yield from _spelling(language, words, at)
            if is_own and language == "id" and text.kind == "prose":
                yield from _foreign(words, at)
        if isinstance(text.pair, Localized):
            yield from _translation(text, text.pair, speaks_both)


def _spelling(language: str, words: str, at: Address) -> Iterator[Finding]:
    """Indonesian words in a spelling that is not standard, and `Rp` with a space or a dot."""
    if language == "id":
        for word in dict.fromkeys(_WRONG.findall(words)):
            right = _like(word, STANDARD[word.lower()])
            facts = {"word": word, "suggestion": right}
            yield Finding(NON_STANDARD_SPELLING, at, facts, replacement=right, piece=word)
    if "Rp" in words and (match := _RUPIAH.search(words)):
        amount = _NUMBER.match(words, match.end())
        written = f"{match[0]}{amount[0]}" if amount else match[0]
        right = f"Rp{amount[0]}" if amount else "Rp"
        yield Finding(SPACED_RUPIAH, at, {"word": written, "suggestion": right}, replacement=right, piece=written)


def _is_quoted(at: Address) -> bool:
    """Whether a text gives words of somebody else: a motto, a title, a contradicting source."""
    return "conflicts" in at or at[-1] in ("motto", "title")


def _like(word: str, right: str) -> str:
    """`right` with the capitals of `word`: `Walikota` becomes `Wali Kota`, `MILYAR` becomes `MILIAR`."""
    if len(word) > 1 and word.isupper():
        return right.upper()
    if not word[0].isupper():
        return right
    return right.title() if right == "wali kota" else f"{right[0].upper()}{right[1:]}"


def _foreign(words: str, at: Address) -> Iterator[Finding]:
    """Foreign words in an Indonesian paragraph that are not in italics; one finding for a text."""
    if _FOREIGN.search(words) and (found := list(dict.fromkeys(_FOREIGN.findall(_MARKED.sub(" ", words))))):
        facts = {"words": ", ".join(found), "suggestion": f"*{found[0]}*"}
        yield Finding(UNMARKED_FOREIGN_WORD, at, facts, piece=found[0])


def _translation(text: Text, pair: Localized, speaks_both: bool) -> Iterator[Finding]:
    """A text in one language only, the same words twice, and numbers that differ."""
    if pair.id and pair.en:
        if pair.id != pair.en:
            yield from _numbers_differ(text, pair.id, pair.en)
        elif text.kind == "prose" and len(pair.id.split()) > 4:
            yield Finding(UNTRANSLATED_TEXT, (*text.at, "en"))
    elif pair.id is None and pair.en is None:
        yield Finding(BLANK_TEXT, text.at, {}, "key" if isinstance(text.at[-1], str) else "value")
    elif speaks_both:
        missing = "en" if pair.id else "id"
        yield Finding(MISSING_TRANSLATION, text.at, {"language": f"language-{missing}"}, "key")


def _numbers_differ(text: Text, indonesian: str, english: str) -> Iterator[Finding]:
    if _DIGITS.findall(indonesian) == _DIGITS.findall(english):
        return
    ours, theirs = _numbers(indonesian), _numbers(english)
    only_id, only_en = sorted((ours - theirs).elements()), sorted((theirs - ours).elements())
    if only_id or only_en:
        facts = {"id": ", ".join(only_id) or "–", "en": ", ".join(only_en) or "–"}
        related = (Related((*text.at, "id"), "the-other-language"),)
        yield Finding(NUMBERS_DIFFER, (*text.at, "en"), facts, related=related)


def _numbers(words: str) -> Counter[str]:
    """Numbers without the marks that the languages set differently; small ones may be spelt out."""
    plain = (re.sub(r"[.,:]", "", each) for each in _NUMBER.findall(words))
    return Counter(each for each in plain if len(each) > 2 or int(each) > _SPELT_OUT)


def _leftovers(words: str, at: Address) -> Iterator[Finding]:
    """A text that is blank, that waits to be written, that holds HTML, or that hides how it reads."""
    stripped = words.strip()
    if not stripped:
        yield Finding(BLANK_TEXT, at, {}, "key" if isinstance(at[-1], str) else "value")
    elif (len(stripped) < 30 and _PLACEHOLDER.match(stripped)) or _INSIDE.search(words):
        yield Finding(PLACEHOLDER_TEXT, at, {"text": stripped[:40]})
    if "<" in words and (tag := _HTML.search(words)):
        yield Finding(HTML_IN_TEXT, at, {"tag": tag[0][:40]}, piece=tag[0])
    if not words.isascii() and (hidden := _DIRECTION.search(words)):
        yield Finding(HIDDEN_DIRECTION, at, {"character": f"U+{ord(hidden[0]):04X}"})


def glossary(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Terms explained twice; abbreviations that are used and never explained."""
    first: dict[str, Address] = {}
    for index, term in enumerate(profile.glossary):
        at: Address = ("glossary", index, "term")
        name = pick(term.term, "id").casefold().strip()
        if name in first:
            related = (Related(first[name], "first-defined-here"),)
            yield Finding(DUPLICATE_TERM, at, {"term": pick(term.term, "id")}, related=related)
        first.setdefault(name, at)
    if profile.glossary:
        yield from _unexplained(profile)


def _unexplained(profile: Profile) -> Iterator[Finding]:
    explained = {word for term in profile.glossary for word in _ABBREVIATION.findall(pick(term.term, "id"))}
    explained |= {
        word
        for each in profile.organisations
        for word in _ABBREVIATION.findall(f"{each.abbreviation} {pick(each.name, 'id')}")
    }
    used: Counter[str] = Counter()
    for text in texts(profile):
        if text.kind == "prose" and text.at[0] not in _AS_PUBLISHED:
            for language, words, _at in text.parts("id"):
                if language == "id":
                    used.update(_ABBREVIATION.findall(words))
    missing = [word for word, count in used.most_common() if word not in explained and count > 1]
    if missing:
        shown = ", ".join(missing[:8]) + (", …" if len(missing) > 8 else "")
        yield Finding(UNEXPLAINED_ABBREVIATIONS, ("glossary",), {"count": str(len(missing)), "names": shown}, "key")


CHECKS: Sequence[Check] = (
    Check(
        "wording",
        (
            NON_STANDARD_SPELLING,
            SPACED_RUPIAH,
            UNMARKED_FOREIGN_WORD,
            MISSING_TRANSLATION,
            NUMBERS_DIFFER,
            UNTRANSLATED_TEXT,
            PLACEHOLDER_TEXT,
            HTML_IN_TEXT,
            BLANK_TEXT,
            HIDDEN_DIRECTION,
        ),
        wording,
    ),
    Check("glossary", (DUPLICATE_TERM, UNEXPLAINED_ABBREVIATIONS), glossary),
)
