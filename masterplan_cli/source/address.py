"""Addresses of values in a profile, such as `programmes[3].budget.2025`, and their printing."""

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
