"""The ledger of computed figures: each knows its rule and its inputs; the arithmetic itself is in the other files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from masterplan_cli.units import Kind, Value


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed figure. `rule` names the rule; `inputs` are names of other figures or addresses in the
    profile, where `[*]` stands for every list item: `programmes[*].budget.2025`.
    """

    name: str
    value: Value
    kind: Kind
    rule: str
    inputs: tuple[str, ...] = ()


class Ledger:
    """Computed figures by name, in the order of their computation. Immutable once built."""

    def __init__(self, figures: Iterable[Computed]) -> None:
        self._figures = {figure.name: figure for figure in figures}

    def __getitem__(self, name: str) -> Computed:
        return self._figures[name]

    def __contains__(self, name: object) -> bool:
        return name in self._figures

    def __iter__(self) -> Iterator[Computed]:
        return iter(self._figures.values())

    def __len__(self) -> int:
        return len(self._figures)
