"""Addresses of values in a profile, such as `programmes[3].budget.2025`, and their printing."""

import re

Step = str | int
Address = tuple[Step, ...]
"""Keys and zero-based list positions from the root of a profile down to a value."""


def show_address(address: Address) -> str:
    """Print an address the way a user would say it: `programmes[3].budget.2025`."""
    shown = ""
    for step in address:
        if isinstance(step, int):
            shown += f"[{step}]"
        else:
            shown += f".{step}" if shown else step
    return shown


_STEP = re.compile(r"(?:\A|\.)([^.\[\]]+)|\[(\d{1,9})\]")


def parse_address(text: str) -> Address | None:
    """The address that `show_address` prints as `text`; None if it is not one."""
    steps: list[Step] = []
    end = 0
    while match := _STEP.match(text, end):
        steps.append(match[1] if match[1] is not None else int(match[2]))
        end = match.end()
    return tuple(steps) if steps and end == len(text) else None
