"""Where the values of a profile of several files stand; texts are read again for that, but only when it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from masterplan_cli.loading.limits import LIMITS, Limits
from masterplan_cli.loading.yaml_reader import map_yaml
from masterplan_cli.source.address import Address
from masterplan_cli.source.source_map import Part, SourceMap
from masterplan_cli.source.text import SourceText, Span


@dataclass(frozen=True)
class FilePlaces:
    """The places of one text, found on first use. Fulfils `Locator`."""

    source: SourceText
    limits: Limits = LIMITS

    @property
    def name(self) -> str:
        """The name of the text."""
        return self.source.name

    @cached_property
    def _map(self) -> SourceMap:
        return map_yaml(self.source, self.limits)

    def locate(self, address: Address, part: Part = "value") -> Span | None:
        """The place of a key or value, or of the nearest one around it."""
        return self._map.locate(address, part)

    def lines(self) -> Mapping[Address, tuple[str, int]]:
        """Name and line of every value at the first and second level."""
        return self._map.lines()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one file gives to a top-level key: a whole value, or the items of a list from `first` on."""

    places: FilePlaces
    first: int = 0


@dataclass(frozen=True, slots=True)
class ProfilePlaces:
    """The places of a profile; `stretches` say, in order, which files make up each top-level key. Fulfils `Locator`."""

    root: FilePlaces
    stretches: Mapping[str, tuple[Stretch, ...]]

    @property
    def name(self) -> str:
        """The name of the root file."""
        return self.root.name

    def locate(self, address: Address, part: Part = "value") -> Span | None:
        """The place of a key or value, or of the nearest one around it."""
        stretch = self._stretch(address)
        if stretch is None:
            return self.root.locate(address, part)
        if len(address) > 1 and isinstance(address[1], int):
            address = (address[0], address[1] - stretch.first, *address[2:])
        return stretch.places.locate(address, part)

    def lines(self) -> dict[Address, tuple[str, int]]:
        """Name and line of every part of the profile and of every item in it."""
        found: dict[Address, tuple[str, int]] = {}
        for key, stretches in self.stretches.items():
            for stretch in stretches:
                for address, line in stretch.places.lines().items():
                    if address[0] == key:
                        found.setdefault(_moved(address, stretch.first), line)
        return found

    def _stretch(self, address: Address) -> Stretch | None:
        stretches = self.stretches.get(str(address[0]), ()) if address else ()
        index = address[1] if len(address) > 1 and isinstance(address[1], int) else 0
        return next((stretch for stretch in reversed(stretches) if stretch.first <= index), None)


def _moved(address: Address, by: int) -> Address:
    if len(address) > 1 and isinstance(address[1], int):
        return (address[0], address[1] + by)
    return address
