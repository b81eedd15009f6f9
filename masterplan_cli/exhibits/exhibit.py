"""What an exhibit is: a name, the profile part it needs, and the function that builds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from masterplan_cli.analysis.analysis import Analysis
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.table import Table
from masterplan_cli.language.direction import isolated
from masterplan_cli.language.language import Language
from masterplan_cli.model.catalogue import Catalogues, Dimension, Subdimension
from masterplan_cli.model.entity import Localized, pick
from masterplan_cli.model.outline import Outline
from masterplan_cli.model.plan import Mission
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme
from masterplan_cli.model.situation import Organisation


@dataclass(frozen=True)
class Scene:
    """What an exhibit may look at, with the look-ups that many of them share."""

    profile: Profile
    analysis: Analysis
    catalogues: Catalogues
    language: Language
    outlines: tuple[Outline, ...] = ()

    def say(self, text: str | Localized | None) -> str:
        """A text of the profile in the scene's language, as it may stand beside other words."""
        return isolated(pick(text, self.language.code))

    def markdown(self, text: str | Localized | None) -> str:
        """A Markdown field of the profile in the scene's language, to be parsed."""
        return pick(text, self.language.code)

    def word(self, key: str, **facts: str) -> str:
        """A fixed text of the scene's language."""
        return self.language.word(key, **facts)

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """Programmes by id."""
        return {programme.id: programme for programme in self.profile.programmes}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Organisations by id."""
        return {organisation.id: organisation for organisation in self.profile.organisations}

    @cached_property
    def dimensions(self) -> dict[str, Dimension]:
        """Dimensions of the taxonomy by id."""
        return {dimension.id: dimension for dimension in self.catalogues.taxonomy.dimensions}

    @cached_property
    def subdimensions(self) -> dict[str, Subdimension]:
        """Sub-dimensions of the taxonomy by id."""
        return {part.id: part for dimension in self.dimensions.values() for part in dimension.subdimensions}

    @cached_property
    def dimension_ids(self) -> dict[str, str]:
        """The dimension of each sub-dimension."""
        return {part.id: dimension.id for dimension in self.dimensions.values() for part in dimension.subdimensions}

    @cached_property
    def funding_names(self) -> dict[str, str]:
        """Names of funding sources by id."""
        return {source.id: self.say(source.name) for source in self.catalogues.funding.sources}

    @cached_property
    def source_names(self) -> dict[str, str]:
        """Titles of sources, with their year unless the title names it, by id."""
        titles = {source.id: (self.say(source.title), source.year) for source in self.profile.sources}
        return {
            id: f"{title} ({year})" if year and str(year) not in title else title
            for id, (title, year) in titles.items()
        }

    @cached_property
    def programmes_of(self) -> dict[str, tuple[Programme, ...]]:
        """Programmes by main sub-dimension, in profile order."""
        found: dict[str, list[Programme]] = {}
        for programme in self.profile.programmes:
            found.setdefault(programme.subdimension, []).append(programme)
        return {id: tuple(programmes) for id, programmes in found.items()}

    @cached_property
    def programmes_of_dimension(self) -> dict[str, tuple[Programme, ...]]:
        """Programmes by dimension, ordered by sub-dimension and then as in the profile."""
        return {
            id: tuple(p for part in dimension.subdimensions for p in self.programmes_of.get(part.id, ()))
            for id, dimension in self.dimensions.items()
        }

    @cached_property
    def programmes_in_order(self) -> tuple[Programme, ...]:
        """All programmes in the order of the taxonomy."""
        return tuple(p for programmes in self.programmes_of_dimension.values() for p in programmes)

    @cached_property
    def plan_nodes(self) -> dict[str, str]:
        """What each node of each plan is called, by `plan-id/node-id`."""
        names: dict[str, str] = {}
        for plan in self.profile.plans:
            names[plan.id] = self.say(plan.name)
            names |= {f"{plan.id}/{programme.id}": self.say(programme.name) for programme in plan.programmes}
            for mission in plan.missions:
                names |= {f"{plan.id}/{id}": words for id, words in self._mission_nodes(mission)}
        return names

    def _mission_nodes(self, mission: Mission) -> Iterator[tuple[str, str]]:
        yield mission.id, self.say(mission.text)
        yield from ((programme.id, self.say(programme.name)) for programme in mission.programmes)
        for goal in mission.goals:
            yield goal.id, self.say(goal.text)
            for target in goal.targets:
                yield target.id, self.say(target.text)
                yield from ((programme.id, self.say(programme.name)) for programme in target.programmes)

    @cached_property
    def leads(self) -> dict[str, tuple[Programme, ...]]:
        """Programmes by lead organisation, organisations in profile order."""
        found: dict[str, list[Programme]] = {id: [] for id in self.organisations}
        for programme in self.programmes_in_order:
            if programme.lead in found:
                found[programme.lead].append(programme)
        return {id: tuple(programmes) for id, programmes in found.items() if programmes}

    @cached_property
    def high_gaps(self) -> frozenset[str]:
        """Ids of gaps of high priority."""
        return frozenset(gap.id for gap in self.profile.gaps if gap.priority == "high")

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Names of gaps, issues and strategies by id."""
        return {
            **{gap.id: self.say(gap.name) for gap in self.profile.gaps},
            **{issue.id: self.say(issue.name) for issue in self.profile.issues},
            **{strategy.id: self.say(strategy.text) for strategy in self.profile.strategies},
        }

    def office(self, id: str | None) -> str:
        """The short name of an organisation, or an en dash."""
        organisation = self.organisations.get(id or "")
        if organisation is None:
            return "–"
        return self.say(organisation.abbreviation or organisation.name)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A row of the catalogue. `build` gets the argument after the slash of `name/argument`, or an empty string,
    and returns None where the profile has no data; `part` is the profile key to be filled then."""

    name: str
    part: str
    build: Callable[[Scene, str], Table | Chart | None]
