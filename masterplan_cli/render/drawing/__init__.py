"""Drawing charts as SVG that a browser, GitHub, Typst and Word show alike: attributes only, no CSS, no script."""
