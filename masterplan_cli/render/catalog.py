"""The output formats, in the order in which they are offered. How one is written is its leaf's."""

from masterplan_cli.render import html, json, markdown
from masterplan_cli.render.renderer import Renderer

RENDERERS: tuple[Renderer, ...] = (markdown.RENDERER, html.RENDERER, json.RENDERER)
FORMATS: tuple[str, ...] = tuple(renderer.format for renderer in RENDERERS)
