"""`compose`: the document set of a profile, from book plans, chapters and exhibits; the stage's one public door."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import BytecodeCache, TemplateError, TemplateNotFound
from jinja2.environment import Environment

from masterplan_cli.analysis.analysis import Analysis
from masterplan_cli.compose.assemble import (
    Counters,
    Manuscript,
    assemble_chapter,
    dangling_references,
    number_notes,
)
from masterplan_cli.compose.context import Studio, UnknownName, make_context, write_figure
from masterplan_cli.compose.environment import make_environment
from masterplan_cli.compose.plan import BookPlan, Volume
from masterplan_cli.compose.slug import slug_of
from masterplan_cli.compose.words import load_language
from masterplan_cli.document.blocks import Block, Book, Cover, Section
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.overview import Card, DocumentSet, Front, KeyFigure, LedgerEntry
from masterplan_cli.document.parse import blocks as parse_blocks
from masterplan_cli.document.parse import outline
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.language.language import LanguageCode
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.outline import Outline
from masterplan_cli.model.profile import Profile
from masterplan_cli.store import Store

FRONT_FIGURES = (
    "programmes.count",
    "budget.total",
    "budget.annual-mean",
    "quick-wins.count",
    "alignment.share",
    "completeness.score",
)


FRONT_CHARTS = ("budget.by-year-source-chart",)
FRONT_QUICK_WINS = 6
FRONT_REVISIONS = 3


class TemplateProblem(Exception):
    """A template cannot be used: its name, its line where known, and what is wrong."""

    def __init__(self, template: str, line: int | None, problem: str) -> None:
        super().__init__(f"{template}:{line or 1}: {problem}")
        self.template = template
        self.line = line
        self.problem = problem


@dataclass(frozen=True)
class Workshop:
    """What composing needs besides the data: the store, a cache for compiled templates, and, for draft
    documents, `file:line` by entity id.
    """

    store: Store
    cache: BytecodeCache | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    outlines: tuple[Outline, ...] = ()


def compose(
    profile: Profile,
    analysis: Analysis,
    catalogues: Catalogues,
    plans: Sequence[BookPlan],
    languages: Sequence[LanguageCode],
    workshop: Workshop,
    version: str,
) -> DocumentSet:
    """All books of `plans` in `languages`, numbered. Raises TemplateProblem for a broken template."""
    fronts: list[Front] = []
    books: list[Book] = []
    volumes = [volume for plan in plans for volume in plan.volumes(profile, analysis.annual)]
    for code in languages:
        language = load_language(workshop.store, code)
        scene = Scene(profile, analysis, catalogues, language, workshop.outlines)
        studio = Studio(scene, workshop.origins, _titles(plans, code), _yearly_titles(volumes, code))
        environment = make_environment(workshop.store, language, workshop.cache)
        fronts.append(_front(studio, volumes))
        books += [_book(volume, studio, environment) for volume in volumes]
    ledger = tuple(LedgerEntry(f.name, f.value, f.kind, f.rule, f.inputs) for f in analysis.ledger)
    made = {volume.plan.id for volume in volumes}
    return DocumentSet(
        slug_of(profile),
        profile.document.edition,
        version,
        tuple(fronts),
        tuple(books),
        ledger,
        left_out=tuple(plan.id for plan in plans if plan.id not in made),
    )


def _titles(plans: Sequence[BookPlan], language: str) -> dict[str, str]:
    """The titles of the books of which there is one, by id."""
    return {plan.id: plan.title.pick(language) for plan in plans if not plan.each_year}


def _yearly_titles(volumes: Sequence[Volume], language: str) -> dict[str, tuple[str, ...]]:
    """The titles of the books of which there is one for each year, by the id of their plan."""
    found: dict[str, tuple[str, ...]] = {}
    for volume in volumes:
        if volume.year:
            found[volume.plan.id] = (*found.get(volume.plan.id, ()), volume.title(language))
    return found


def _book(volume: Volume, studio: Studio, environment: Environment) -> Book:
    scene, plan = studio.scene, volume.plan
    counters = Counters()
    front = tuple(_chapters(volume, plan.front, studio, environment, counters, numbered=False))
    chapters = tuple(_chapters(volume, plan.chapters, studio, environment, counters, numbered=plan.numbered))
    sections = (*front, *chapters)
    if missing := dangling_references(sections, counters.labels):
        raise TemplateProblem(f"books/{plan.id}.yaml", None, f"ref: {', '.join(missing)}")
    return Book(
        id=volume.id,
        language=scene.language.code,
        stem=volume.stem(scene.language.code),
        title=volume.title(scene.language.code),
        cover=_cover(volume, studio),
        front=front,
        chapters=chapters,
        labels=counters.labels,
        notes=number_notes(sections, studio),
        proposal_note=scene.word("proposal-note"),
        words=scene.language.words,
        foreign=studio.foreign,
    )


def _chapters(
    volume: Volume,
    names: Iterable[str],
    studio: Studio,
    environment: Environment,
    counters: Counters,
    *,
    numbered: bool,
) -> Iterable[Section]:
    plan = volume.plan
    for name in names:
        template = f"chapters/{studio.scene.language.code}/{plan.id}/{name}.md.j2"
        items = getattr(studio.scene.profile, plan.each[name]) if name in plan.each else (None,)
        try:
            for number, item in enumerate(items, 1):
                prose: list[str] = []
                context = make_context(studio, prose, volume.year) | ({"item": item} if name in plan.each else {})
                text = environment.get_template(template).render(context)
                chapter = f"{name}-{number}" if name in plan.each else name
                manuscript = Manuscript(chapter, outline(text), tuple(prose))
                yield assemble_chapter(manuscript, studio, counters, numbered=numbered)
        except TemplateNotFound as error:
            raise TemplateProblem(template, None, f"not found: {error.message}") from error
        except (TemplateError, UnknownName, TypeError, KeyError) as error:
            raise TemplateProblem(template, _line_of(error, template), _words_of(error)) from error


def _line_of(error: BaseException, template: str) -> int | None:
    if (line := getattr(error, "lineno", None)) is not None:
        return int(line)
    traceback, found = error.__traceback__, None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == template:
            found = traceback.tb_lineno
        traceback = traceback.tb_next
    return found


def _words_of(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _facts(studio: Studio, *, with_status: bool = True) -> tuple[tuple[str, str], ...]:
    scene, document = studio.scene, studio.scene.profile.document
    formats = scene.language.formats
    facts = [
        (scene.word("edition"), document.edition),
        (scene.word("date"), formats.date(document.date)),
        (scene.word("period"), formats.period(document.period)),
    ]
    if with_status:
        facts.append((scene.word("status"), scene.word(f"document-status.{document.status}")))
    if document.prepared_by:
        facts.append((scene.word("prepared-by"), formats.listing([scene.say(who) for who in document.prepared_by])))
    return tuple(facts)


def _notice(studio: Studio) -> tuple[Block, ...]:
    scene = studio.scene
    blocks: list[Block] = []
    if scene.profile.document.fictional:
        blocks += parse_blocks(scene.word("notice.fictional", region=scene.say(scene.profile.region.name)))
    if scene.profile.document.notice:
        blocks += parse_blocks(scene.markdown(scene.profile.document.notice))
    elif any(programme.status == "proposed" for programme in scene.profile.programmes):
        blocks += parse_blocks(scene.word("notice.proposals"))
    return tuple(blocks)


def _yearly_facts(studio: Studio, year: int) -> tuple[tuple[str, str], ...]:
    """The evaluated year, and the plan that is evaluated; the date of its edition is not that of the evaluation."""
    scene, document = studio.scene, studio.scene.profile.document
    formats = scene.language.formats
    edition = scene.word("plan-edition", edition=document.edition, date=formats.date(document.date))
    return (
        (scene.word("evaluated-year"), str(year)),
        (scene.word("evaluated-plan"), edition),
        (scene.word("period"), formats.period(document.period)),
    )


def _cover(volume: Volume, studio: Studio) -> Cover:
    scene, document = studio.scene, studio.scene.profile.document
    return Cover(
        title=volume.title(scene.language.code),
        subtitle=scene.say(document.title),
        region=_place(scene),
        facts=_yearly_facts(studio, volume.year) if volume.year else _facts(studio, with_status=False),
        notice=_notice(studio),
        status=scene.word(f"document-status.{document.status}"),
        changes=() if volume.year else _changes(scene),
        description=volume.plan.description.pick(scene.language.code),
    )


def _place(scene: Scene) -> str:
    region = scene.profile.region
    return f"{scene.say(region.name)}, {scene.say(region.province)}"


def _front(studio: Studio, volumes: Sequence[Volume]) -> Front:
    scene, document = studio.scene, studio.scene.profile.document
    return Front(
        language=scene.language.code,
        title=scene.say(document.title),
        subtitle=scene.say(document.subtitle),
        region=_place(scene),
        facts=_facts(studio),
        notice=_notice(studio),
        figures=tuple(_key_figures(scene)),
        descriptions={volume.id: volume.plan.description.pick(scene.language.code) for volume in volumes},
        words=scene.language.words,
        charts=tuple(chart for name in FRONT_CHARTS if isinstance(chart := studio.exhibit(name), Chart)),
        cards=tuple(_cards(scene)),
        quick_wins=tuple((str(win.year), scene.say(win.name)) for win in scene.profile.quick_wins[:FRONT_QUICK_WINS]),
        foreign=studio.foreign,
    )


def _changes(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The editions, newest first, where there is more than one."""
    revisions = sorted(scene.profile.document.revisions, key=lambda each: each.date, reverse=True)
    if len(revisions) < 2:
        return ()
    formats = scene.language.formats
    return tuple(
        (f"{scene.word('edition')} {each.edition}, {formats.date(each.date)}", scene.say(each.summary))
        for each in revisions[:FRONT_REVISIONS]
    )


def _cards(scene: Scene) -> Iterable[Card]:
    goals = {each.of: scene.say(each.goal) for each in scene.profile.vision.directions} if scene.profile.vision else {}
    for id, dimension in scene.dimensions.items():
        count = len(scene.programmes_of_dimension[id])
        if count:
            money = sum(scene.analysis.budget.by_programme[p.id] for p in scene.programmes_of_dimension[id])
            figures = (scene.word("card.programmes", count=str(count)), scene.language.formats.short_money(money))
            yield Card(id, scene.say(dimension.name), goals.get(id, ""), figures)


def _key_figures(scene: Scene) -> Iterable[KeyFigure]:
    for name in FRONT_FIGURES:
        if name in scene.analysis.ledger and (computed := scene.analysis.ledger[name]).value is not None:
            yield KeyFigure(
                scene.word(f"figure.{name}"),
                write_figure(scene, computed.value, computed.kind),
                scene.language.words.get(f"figure-note.{name}", ""),
            )
