"""Turn one YAML city profile into a smart city masterplan and roadmap.

The public Python API lives in `masterplan_cli.pipeline`; nothing else is promised.
"""

__version__ = "0.1.0"
