"""Makes `templates/formats/html/fonts.css`: small cuts of the Noto fonts of Debian's fonts-noto-core.

Run it only to change the fonts: `pip install fonttools brotli`, then `python tools/fonts.py FOLDER-OF-TTF-FILES`.
"""

import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "templates" / "formats" / "html" / "fonts.css"
CUTS = (
    ("Plan Sans", "NotoSans-Regular", 400, "normal"),
    ("Plan Sans", "NotoSans-Bold", 700, "normal"),
    ("Plan Sans", "NotoSans-Italic", 400, "italic"),
    ("Plan Serif", "NotoSerif-Regular", 400, "normal"),
    ("Plan Serif", "NotoSerif-Bold", 700, "normal"),
    ("Plan Serif", "NotoSerif-Italic", 400, "italic"),
)
# Basic Latin, Latin-1, Latin Extended-A, and the punctuation and signs that the books use.
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039]
CHARACTERS += [0x203A, 0x2044, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2264, 0x2265]


def main(folder: Path) -> None:
    """Write the style sheet."""
    rules = [
        "/* Cuts of Noto Sans and Noto Serif (SIL Open Font License 1.1, see fonts.OFL.txt); made by tools/fonts.py. */"
    ]
    for family, file, weight, style in CUTS:
        address = b64encode(subset(folder / f"{file}.ttf")).decode()
        rules.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};font-display:swap;'
            f"src:url(data:font/woff2;base64,{address}) format('woff2')}}"
        )
    TARGET.write_text("\n".join(rules) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


def subset(path: Path) -> bytes:
    """The font with the characters above only, as WOFF2."""
    options = Options(
        flavor="woff2", hinting=False, desubroutinize=True, layout_features=["kern", "mark", "liga", "lnum", "tnum"]
    )
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
