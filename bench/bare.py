"""The least that a check can cost: PyYAML's events to plain data and Pydantic with the profile's own model; no findings.

Usage: python bench/bare.py PROFILE
"""

import sys
from pathlib import Path

from floor import read

from masterplan_cli.model.profile import Profile

Profile.model_validate(read(Path(sys.argv[1]).read_text(encoding="utf-8")))
