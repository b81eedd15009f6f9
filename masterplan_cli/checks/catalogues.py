"""What a profile says against the catalogues: nomenclature codes, regulations on the document's date, answers.

A catalogue row that is not verified yields at most a warning.
"""

from collections.abc import Iterable, Iterator
from datetime import date as Date

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.diagnostics.suggest import nearest
from masterplan_cli.model.catalogue import Catalogues, chosen_scheme
from masterplan_cli.model.entity import pick
from masterplan_cli.model.plan import LegalReference
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import CODE, CodeBook, Regulation
from masterplan_cli.source.address import Address

UNKNOWN_EDITION = Rule("MP831", "unknown-code-edition", Severity.WARNING)
MALFORMED_CODE = Rule("MP832", "malformed-code", Severity.WARNING)
WRONG_DIGITS = Rule("MP833", "code-digits", Severity.WARNING)
DOUBTFUL_DIGITS = Rule("MP834", "doubtful-code-digits", Severity.NOTE)
UNKNOWN_AFFAIR = Rule("MP835", "unknown-affair", Severity.NOTE)
REPEALED = Rule("MP836", "repealed-regulation", Severity.WARNING)
AMENDMENT_UNNAMED = Rule("MP837", "unnamed-amendment", Severity.NOTE)
MISDATED = Rule("MP838", "misdated-regulation", Severity.WARNING)
NOT_IN_FORCE = Rule("MP839", "regulation-not-in-force", Severity.WARNING)
OUTSIDE_SCALE = Rule("MP840", "evaluation-answer-outside-scale", Severity.ERROR)
ANSWERED_TWICE = Rule("MP841", "evaluation-answered-twice", Severity.ERROR)


def codes(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Codes of an unknown edition, of a wrong form, with the wrong digits or of an unknown affair."""
    for p, programme in enumerate(profile.programmes):
        for edition, code in programme.codes.items():
            at: Address = ("programmes", p, "codes", edition)
            book = catalogues.code_books.edition_of(edition)
            if book is None:
                yield _unknown_edition(edition, at, catalogues)
            if not CODE.fullmatch(code):
                yield Finding(MALFORMED_CODE, at, {"code": code})
            else:
                yield from _affair(code, at, catalogues)
                if book is not None:
                    yield from _digits(code, book, at)
    for o, organisation in enumerate(profile.organisations):
        for a, code in enumerate(organisation.affairs):
            yield from _affair(code, ("organisations", o, "affairs", a), catalogues)


def _unknown_edition(edition: str, at: Address, catalogues: Catalogues) -> Finding:
    known = [book.id for book in catalogues.code_books.items]
    facts = {"edition": edition, "known": ", ".join(known)}
    if meant := nearest(edition, known):
        facts["suggestion"] = meant
    return Finding(UNKNOWN_EDITION, at, facts, "key")


def _digits(code: str, book: CodeBook, at: Address) -> Iterator[Finding]:
    if not book.fits(code):
        found = len(code.rpartition(".")[2])
        facts = {"code": code, "found": str(found), "expected": str(book.subactivity_digits), "edition": book.id}
        yield Finding(WRONG_DIGITS if book.verified else DOUBTFUL_DIGITS, at, facts)


def _affair(code: str, at: Address, catalogues: Catalogues) -> Iterator[Finding]:
    affair = ".".join(code.split(".")[:2])
    is_special = affair.startswith(("X.", "9.")) or "." not in affair
    if not is_special and affair not in catalogues.affairs.by_code:
        yield Finding(UNKNOWN_AFFAIR, at, {"affair": affair})


def known_regulation(item: LegalReference, catalogues: Catalogues) -> Regulation | None:
    """The catalogue's row for a cited regulation."""
    return catalogues.regulations.find(item.kind, item.number, item.year, pick(item.issuer, "id"))


def regulations(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Regulations that are repealed, amended, misdated or not yet in force on the document's date."""
    for index, item in enumerate(profile.legal_basis):
        at: Address = ("legal_basis", index)
        known = known_regulation(item, catalogues)
        on = profile.document.date
        yield from _repealed(item, known, on, at)
        yield from _amended(item, known, on, at)
        yield from _dates(item, known, on, at)
        if known is None:
            yield from _misdated(item, at, catalogues)


def _name(item: LegalReference) -> str:
    return f"{item.kind.upper()} {item.number}/{item.year}"


def _repealed(item: LegalReference, known: Regulation | None, on: Date, at: Address) -> Iterator[Finding]:
    repeal = known.repeal(on) if known else None
    by_profile = item.status == "repealed" or (item.repealed_on is not None and item.repealed_on <= on)
    if item.note is not None or not (repeal or by_profile):
        return
    date = item.repealed_on or (repeal.date if repeal else None)
    name = pick(item.repealed_by, "id") or (pick(repeal.name, "id") if repeal else "")
    facts = {"regulation": _name(item), "repeal": name or "?", "date": date.isoformat() if date else "?"}
    yield Finding(REPEALED, (*at, "number"), facts)


def _amended(item: LegalReference, known: Regulation | None, on: Date, at: Address) -> Iterator[Finding]:
    amendments = known.amendments(on) if known else ()
    if item.note is None and not item.amended_by and (amendments or item.status == "amended"):
        facts = {"regulation": _name(item)}
        if amendments:
            facts["suggestion"] = pick(amendments[-1].name, "id")
        yield Finding(AMENDMENT_UNNAMED, (*at, "number"), facts)


def _dates(item: LegalReference, known: Regulation | None, on: Date, at: Address) -> Iterator[Finding]:
    begins = item.valid_from or (known.valid_from if known else None)
    if item.year > on.year or (begins is not None and begins > on):
        yield Finding(NOT_IN_FORCE, (*at, "year"), {"regulation": _name(item), "date": on.isoformat()})


def _misdated(item: LegalReference, at: Address, catalogues: Catalogues) -> Iterator[Finding]:
    title = pick(item.title, "id").strip().casefold()
    for other in catalogues.regulations.items:
        same = (other.kind, other.number) == (item.kind, item.number) and other.verified
        if same and pick(other.title, "id").casefold() == title:
            facts = {"title": pick(item.title, "id"), "known": str(other.year), "year": str(item.year)}
            yield Finding(MISDATED, (*at, "year"), facts)


def answers(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Answers outside the scale of their scheme, and questions answered twice."""
    if profile.evaluation is None or not profile.evaluation.answers:
        return
    scheme = chosen_scheme(profile.evaluation, catalogues)
    first: dict[str, Address] = {}
    for index, answer in enumerate(profile.evaluation.answers):
        at: Address = ("evaluation", "answers", index)
        if answer.score is not None and not scheme.scale.holds(answer.score):
            facts = {"score": f"{answer.score}", "scheme": scheme.id}
            facts |= {"lowest": f"{scheme.scale.lowest}", "highest": f"{scheme.scale.highest}"}
            yield Finding(OUTSIDE_SCALE, (*at, "score"), facts)
        if answer.question in first:
            related = (Related(first[answer.question], "first-defined-here"),)
            yield Finding(ANSWERED_TWICE, (*at, "question"), {"id": answer.question}, related=related)
        first.setdefault(answer.question, (*at, "question"))


CHECKS: Iterable[Check] = (
    Check(
        "nomenclature-codes", (UNKNOWN_EDITION, MALFORMED_CODE, WRONG_DIGITS, DOUBTFUL_DIGITS, UNKNOWN_AFFAIR), codes
    ),
    Check("regulations", (REPEALED, AMENDMENT_UNNAMED, MISDATED, NOT_IN_FORCE), regulations),
    Check("evaluation-answers", (OUTSIDE_SCALE, ANSWERED_TWICE), answers),
)
