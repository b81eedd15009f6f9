"""Tables of the annex on methods, sources and limits: what was used, with which limits, what is not known, which costs
stand out."""

from collections import Counter
from collections.abc import Callable, Sequence

from masterplan_cli.analysis.ranking import display
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, row, table
from masterplan_cli.model.catalogue import chosen_scheme
from masterplan_cli.model.priority import Attainment, Methods

Choice = Callable[[Scene], str | None]
"""What was chosen for a method in this plan; None where the method was not used, empty where there is no choice."""


def used(scene: Scene, _: str) -> Table | None:
    """Every method that was used, what for, where it is from, and what was chosen."""
    chosen = [(name, choice(scene)) for name, choice in METHODS]
    rows = [
        row(
            scene.word(f"method-name.{name}"),
            scene.word(f"method-use.{name}"),
            scene.word(f"method-source.{name}"),
            said or None,
            key=name,
        )
        for name, said in chosen
        if said is not None
    ]
    heads = columns(scene, "method::1.5", "used-for::2.2", "method-source::1.9", "chosen::2.2")
    return table(scene, "methods.used", heads, rows)


def thresholds(scene: Scene, _: str) -> Table | None:
    """The limits between judgements, each with its value and source."""
    write = scene.language.formats.cell
    rows = [
        row(scene.say(each.name), write(each.value, each.kind), scene.say(each.source), key=each.id)
        for each in scene.catalogues.thresholds.items
    ]
    heads = columns(scene, "limit::3.4", "limit-value::0.8", "method-source::2.4")
    return table(scene, "methods.thresholds", heads, rows)


def limits(scene: Scene, _: str) -> Table | None:
    """What is not known, by part: said to be unknown, without a source, not filled in."""
    kinds = ("unknown", "unsourced", "absent")
    counts: Counter[tuple[str, str]] = Counter((line.part, line.kind) for line in scene.analysis.completeness.register)
    parts = [each.part for each in scene.analysis.completeness.parts if each.missing]
    rows = [row(scene.word(f"part.{part}"), *(counts[part, kind] for kind in kinds), key=part) for part in parts]
    sums = (sum(counts[part, kind] for part in parts) for kind in kinds)
    if rows:
        rows.append(row(scene.word("whole-plan"), *sums, kind="total"))
    heads = columns(scene, "part::2.4", "unknown:integer:1", "unsourced:integer:1", "absent:integer:1")
    return table(scene, "methods.limits", heads, rows)


def unusual(scene: Scene, _: str) -> Table | None:
    """Programmes whose cost stands out in their stream; to be confirmed, not called wrong."""
    rows = [
        row(
            each.programme,
            scene.say(scene.programmes[each.programme].name),
            scene.word(f"stream.{each.stream}") if each.stream else None,
            each.cost,
            each.median,
            key=each.programme,
        )
        for each in scene.analysis.unusual
    ]
    heads = columns(scene, "code:code:0.9", "programme::3", "stream::1.6", "budget:million:1.1", "median:million:1.1")
    limit = scene.language.formats.number(scene.catalogues.thresholds["cost-outlier"])
    return table(
        scene,
        "costs.unusual",
        heads,
        rows,
        notes=(scene.word("note.unusual", limit=limit),),
        proposal=is_proposal([scene.programmes[each.programme] for each in scene.analysis.unusual]),
        header_columns=2,
    )


def _completeness(scene: Scene) -> str:
    rules = scene.catalogues.completeness
    return scene.word("chosen.catalogue", name=scene.say(rules.name), edition=rules.edition)


def _weights(scene: Scene) -> str | None:
    priority, rules = scene.analysis.priority, scene.profile.prioritisation
    if priority is None or rules is None:
        return None
    names = {criterion.id: scene.say(criterion.name) for criterion in rules.criteria}
    write = scene.language.formats.cell
    return "; ".join(f"{names[m.id]} {write(display(m.weight * 100, 1), 'percent')}" for m in priority.measures)


def _weights_of(kind: str) -> Choice:
    def choice(scene: Scene) -> str | None:
        priority = scene.analysis.priority
        return _weights(scene) if priority and priority.weights.kind == kind else None

    return choice


def _ahp(scene: Scene) -> str | None:
    said, priority = _weights_of("ahp")(scene), scene.analysis.priority
    if said is None or priority is None or priority.weights.ahp is None:
        return said
    ratio = scene.language.formats.number(display(priority.weights.ahp.ratio))
    return f"{said}. {scene.word('chosen.ratio', ratio=ratio)}"


def _ranking(method: str) -> Choice:
    def choice(scene: Scene) -> str | None:
        priority = scene.analysis.priority
        if priority is None:
            return None
        if priority.method == method:
            return scene.word("chosen.first")
        return scene.word("chosen.second") if priority.second and priority.second.method == method else None

    return choice


def _lattice(scene: Scene) -> str | None:
    priority = scene.analysis.priority
    if priority is None or not priority.firmness.intervals:
        return None
    return scene.word("chosen.top", top=str(priority.top))


def _fiscal(scene: Scene) -> str | None:
    financing = scene.analysis.financing
    if financing is None:
        return None
    return scene.word("chosen.share", share=scene.language.formats.number(financing.share))


def _selection(scene: Scene) -> str | None:
    financing = scene.analysis.financing
    if financing is None or financing.selection is None:
        return None
    return scene.word("chosen.proven" if financing.selection.proven else "chosen.bounded")


def _attainment(scene: Scene) -> str | None:
    if not any(programme.indicators for programme in scene.profile.programmes) and not scene.analysis.monitored.reached:
        return None
    chosen = scene.profile.methods or Methods()
    up, down = (_formula(scene, formula) for formula in (chosen.attainment_up, chosen.attainment_down))
    return scene.word("chosen.attainment", up=up, down=down)


def _formula(scene: Scene, formula: Attainment) -> str:
    return scene.word(f"formula.{formula}")


def _readiness(scene: Scene) -> str | None:
    found = scene.analysis.readiness
    return None if found.index is None else scene.word(f"chosen.mean-{found.method}")


def _evaluation(scene: Scene) -> str:
    scheme = chosen_scheme(scene.profile.evaluation, scene.catalogues)
    return scene.say(scheme.name)


def _where(test: Callable[[Scene], bool]) -> Choice:
    return lambda scene: "" if test(scene) else None


METHODS: Sequence[tuple[str, Choice]] = (
    ("completeness", _completeness),
    ("readiness", _readiness),
    ("position", _where(lambda scene: any(each.reached is not None for each in scene.analysis.positions))),
    ("similarity", _where(lambda scene: bool(scene.profile.applications))),
    ("swot", _where(lambda scene: scene.analysis.swot is not None)),
    ("weights-direct", _weights_of("direct")),
    ("weights-roc", _weights_of("roc")),
    ("weights-ahp", _ahp),
    ("saw", _ranking("saw")),
    ("topsis", _ranking("topsis")),
    ("agreement", _where(lambda scene: bool(scene.analysis.priority and scene.analysis.priority.second))),
    ("sensitivity", _lattice),
    ("schedule", _where(lambda scene: bool(scene.profile.programmes))),
    ("fiscal", _fiscal),
    ("selection", _selection),
    ("unusual", _where(lambda scene: any(scene.analysis.budget.by_programme.values()))),
    ("concentration", _where(lambda scene: bool(scene.analysis.ownership.concentration))),
    ("attainment", _attainment),
    ("evaluation", _evaluation),
)
"""The methods in the order in which the books use them."""
