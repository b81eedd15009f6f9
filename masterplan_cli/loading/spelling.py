"""How a value should have been written, where that is certain: numbers, dates, months, periods, amounts, codes."""

import re
from collections.abc import Callable

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "maret", "march"),
    ("apr", "april"),
    ("may", "mei"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "agu", "agt", "agustus", "august"),
    ("sep", "sept", "september"),
    ("oct", "okt", "oktober", "october"),
    ("nov", "november"),
    ("dec", "des", "desember", "december"),
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_TRUTH = {"ya": "true", "iya": "true", "benar": "true", "tidak": "false", "salah": "false", "bukan": "false"}
_SCALES = {"rb": "ribu", "jt": "juta", "milyar": "miliar", "mlr": "miliar", "trilyun": "triliun", "tn": "triliun"}

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{2}|\d(?=[-/.]))[-/.]?(\d{1,2})")
_MONTH_FIRST = re.compile(r"(\d{1,2}|[a-z]+)[-/. ](\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})[-/. ](\d{1,2}|[a-z]+)")
_YEARS = re.compile(r"(\d{4})\D{1,12}(\d{4})")
_ONE_SEPARATOR = re.compile(r"[^\d]*\d{1,3}[.,]\d{3}[^\d]*")
_AMOUNT = re.compile(r"(?:rp\.?|idr)?\s*([\d.,]+)\s*([a-z]*)\.?")


def respell(kind: str, text: str) -> str | None:
    """The right spelling of `text` for a field of that kind; None where more than one thing may be meant."""
    reader = _READERS.get(kind)
    if reader is None or len(text) > 80:
        return None
    return reader(text.strip() if kind == "code" else text.strip().casefold())


def is_certain(kind: str, text: str) -> bool:
    """Whether the right spelling of `text` is beyond doubt, so that it may be written without asking.

    In doubt are a lone separator before three digits (`1,250`: a fraction or thousands?), a date in digits whose day
    could be its month, and codes, which other parts of a profile repeat.
    """
    text = text.strip().casefold()
    match kind:
        case "truth" | "integer" | "month":
            return True
        case "number" | "rupiah":
            return _ONE_SEPARATOR.fullmatch(text) is None
        case "date":
            match = _DAY_FIRST.fullmatch(text)
            return match is None or not match[2].isdigit() or int(match[1]) > 12
        case "period":
            return (years := _YEARS.fullmatch(text)) is not None and years[1] <= years[2]
    return False


def _number(text: str) -> str | None:
    text = text.removesuffix("%").strip()
    if text.count(".") > 1 or "," in text:
        text = text.replace(".", "").replace(",", ".")
    return text if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def _integer(text: str) -> str | None:
    text = text.removesuffix(",00").removesuffix(",0")
    return text.replace(".", "") if _GROUPED.fullmatch(text) else None


def _truth(text: str) -> str | None:
    return _TRUTH.get(text)


def _month_number(text: str) -> int | None:
    number = int(text) if text.isdigit() else _MONTH_NUMBERS.get(text)
    return number if number and number <= 12 else None


def _date(text: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    else:
        return None
    number = _month_number(month)
    return f"{year}-{number:02d}-{int(day):02d}" if number and 1 <= int(day) <= 31 else None


def _month(text: str) -> str | None:
    if match := _MONTH_FIRST.fullmatch(text):
        month, year = match.groups()
    elif match := _MONTH_LAST.fullmatch(text):
        year, month = match.groups()
    else:
        return None
    number = _month_number(month)
    return f"{year}-{number:02d}" if number else None


def _period(text: str) -> str | None:
    match = _YEARS.fullmatch(text)
    return "-".join(sorted(match.groups())) if match else None


def _amount(text: str) -> str | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    number, scale = match[1], _SCALES.get(match[2], match[2])
    if scale in ("ribu", "juta", "miliar", "triliun"):
        return f"{number.replace('.', ',') if number.count('.') == 1 and ',' not in number else number} {scale}"
    if scale:
        return None
    if _GROUPED_BY_COMMA.fullmatch(number):
        return f"Rp{number.replace(',', '.')}"
    return f"Rp{number}" if number.count(".") > 1 and _GROUPED.fullmatch(number) else None


def _code(text: str) -> str | None:
    code = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")
    return code if 0 < len(code) <= 64 else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "number": _number,
    "integer": _integer,
    "truth": _truth,
    "date": _date,
    "month": _month,
    "period": _period,
    "rupiah": _amount,
    "code": _code,
}
