"""Small books built by hand for the renderers' tests, and a store that needs no disk."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from masterplan_cli.document.blocks import (
    Block,
    Book,
    Callout,
    Cover,
    Figure,
    Items,
    Label,
    Note,
    Paragraph,
    Quote,
    Section,
    TableBlock,
)
from masterplan_cli.document.chart import Bar, Chart, Drawing, Gantt, Group, Lines, Radar, Series, StackedBars
from masterplan_cli.document.inline import Citation, Code, Emphasis, Link, Reference, Strong, Text
from masterplan_cli.document.overview import DocumentSet, Front, KeyFigure, LedgerEntry
from masterplan_cli.document.table import Column, Rich, Row, Table, Typed
from masterplan_cli.units import Month

WORDS = {
    "aimed-at": "Target",
    "back-to-contents": "Kembali ke daftar isi",
    "back-to-text": "Kembali ke kutipan",
    "bibliography": "Daftar Pustaka",
    "chain": "Rantai kritis",
    "contents": "Daftar Isi",
    "cover-notice": "Pemberitahuan",
    "critical": "kritis",
    "documents": "Dokumen",
    "figure-data": "Data gambar",
    "figure-parts": "Gambar dalam {count} bagian",
    "explore.any": "Semua",
    "explore.count": "{shown} dari {all} program",
    "explore.gantt": "Jadwal",
    "explore.hint": "Anggaran hanya menghitung tahun dan sumber dana yang dipilih.",
    "explore.link": "Tautan ke tampilan ini",
    "explore.none": "Tidak ada program yang sesuai dengan saringan ini.",
    "explore.per-year": "Anggaran per tahun (juta rupiah)",
    "explore.reset": "Hapus semua saringan",
    "explore.search": "Cari",
    "explore.sort": "Urutkan menurut {column}",
    "explore.sum": "Anggaran {sum}",
    "explore.title": "Cari dan saring program",
    "explore.total": "Jumlah",
    "formats": "Format lain",
    "generated-by": "Disusun dengan masterplan {version}",
    "key-figures": "Angka Kunci",
    "km": "km",
    "language-name": "Bahasa Indonesia",
    "logo-of": "Logo {region}",
    "reading-time": "Waktu baca",
    "reading-minutes": "sekitar {count} menit, tanpa tabel",
    "what-changed": "Yang berubah",
    "previous": "Sebelumnya",
    "next": "Berikutnya",
    "dimensions": "Dimensi kota cerdas",
    "card.programmes": "{count} program",
    "figure.quick-wins.count": "Quick win",
    "list-of-figures": "Daftar Gambar",
    "list-of-tables": "Daftar Tabel",
    "measured": "Terukur",
    "milestone": "tonggak",
    "missing": "Data belum tersedia",
    "more": "dan {count} lainnya",
    "no-data": "belum ada data",
    "north": "Utara",
    "note": "Catatan",
    "notes": "Catatan Sumber",
    "proposal": "Usulan",
    "read-in": "Baca dalam",
    "region": "Daerah",
    "scroll-hint": "Geser tabel ke samping",
    "skip-to-content": "Langsung ke isi",
    "slack": "kelonggaran",
    "source": "Sumber",
    "sources": "Sumber",
    "status": "Status",
}


HTML_PARTS = tuple(f"formats/html/{name}" for name in ("fonts.css", "book.css", "index.css", "book.js", "explorer.js"))


class MemoryStore:
    """A store that knows style sheets and scripts only."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.texts = texts or dict.fromkeys(HTML_PARTS, "/* */")

    def read(self, name: str) -> str:
        return self.texts[name]

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(name for name in self.texts if name.startswith(folder)))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def table(*rows: Row, columns: Iterable[Column] = (), **changes: object) -> Table:
    shown = tuple(columns) or (Column("name", "Nama"), Column("budget", "Anggaran", "money"))
    return replace(Table("budget.by-year", "Anggaran per tahun", shown, rows), **changes)  # type: ignore[arg-type]


def chart(drawing: Drawing, name: str = "budget.by-year", alternative: str = "Uraian gambar.") -> Chart:
    return Chart(name, "Judul gambar", drawing, alternative, "budget.by-year", ("bps",))


def note(number: int, source: str, short: str, full: str) -> Note:
    return Note(number, source, (Text(short),), (Text(full),), f"note-{number}")


NOTES = {
    "bps": note(1, "bps", "BPS 2022", "Badan Pusat Statistik. 2022. Kota dalam Angka."),
    "rpjmd": note(2, "rpjmd", "RPJMD 2018–2023", "Arsip Daerah. 2019. RPJMD 2018–2023."),
}


def section(*blocks: Block, title: str = "Pendahuluan", number: str = "BAB I", anchor: str = "intro") -> Section:
    return Section((Text(title),), anchor, 1, number, blocks)


def book(*blocks: Block, **changes: object) -> Book:
    """A book of one chapter; the blocks' tables and figures need no labels unless they are referred to."""
    whole = Book(
        id="masterplan",
        language="id",
        stem="buku-2",
        title="Buku 2 Masterplan",
        cover=Cover("Buku 2 Masterplan", "Rencana induk", "Kota Contoh", (("Edisi", "1.0"),), (), "usulan"),
        front=(),
        chapters=(section(*blocks),),
        labels={"intro": Label("BAB I", "intro")},
        notes=NOTES,
        proposal_note="Isi tabel ini usulan.",
        words=WORDS,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def documents(*books: Book, **changes: object) -> DocumentSet:
    front = Front(
        "id",
        "Masterplan Kota Cerdas",
        "Rencana induk",
        "Kota Contoh",
        (("Edisi", "1.0"),),
        (paragraph("Semua program adalah usulan."),),
        (KeyFigure("Anggaran", "Rp1,25 miliar", "2023–2032"),),
        {"masterplan": "Strategi dan program."},
        WORDS,
    )
    ledger = (LedgerEntry("budget.total", 1_250_000_000, "money", "sum", ("programmes[0].budget",)),)
    whole = DocumentSet("contoh", "1.0", "0.1.0", (front,), books or (book(),), ledger, ("md", "html", "json"))
    return replace(whole, **changes)  # type: ignore[arg-type]


BARS = StackedBars(
    ("2023", "2024", "2025"),
    (
        Series("APBD", (10**9, 2 * 10**9, None)),
        Series("APBN", (5 * 10**8, None, None)),
    ),
    "miliar rupiah",
    "money",
)
LINES = Lines(
    ("2019", "2020", "2021", "2022"),
    (
        Series("IPM", (Decimal("76.7"), Decimal("76.9"), None, Decimal("77.3"))),
        Series("Rerata", (70, 71, 72, 73)),
    ),
    "indeks",
    breaks=("2021",),
)
RADAR = Radar(
    ("Governance", "Branding", "Economy", "Living", "Society", "Environment"),
    (Series("2022", (Decimal("2.4"), 3, None, 2, 1, 4)), Series("Target 2032", (4, 4, 4, 4, 4, 4))),
    5,
)
GANTT = Gantt(
    (
        Group(
            "Smart Governance",
            (
                Bar("a", "Layanan satu pintu", Month(2023, 1), Month(2023, 12), True, None, (Month(2023, 12),)),
                Bar("b", "Pusat data", Month(2024, 3), Month(2026, 6), slack_end=Month(2027, 6), after=("a",)),
            ),
        ),
    ),
    2023,
    2032,
)
DRAWINGS: tuple[Drawing, ...] = (BARS, LINES, RADAR, GANTT)


def full_book() -> Book:
    """A book with one of everything."""
    sums = table(
        Row(("Smart Governance",), "group"),
        Row(("Layanan satu pintu", 1_250_000_000), key="p-1"),
        Row(("Pusat data", None), key="p-2"),
        Row((None, 1_250_000_000), "subtotal"),
        Row(("Jumlah", Typed(Decimal("52.59"), "percent")), "total"),
        notes=((Text("Harga tahun 2022."),),),
        sources=("bps", "rpjmd"),
        proposal=True,
    )
    rich = table(
        Row((Rich(((Text("satu"), Citation("bps")), (Emphasis((Text("dua"),)),))), 1)),
        columns=(Column("a", "A", group="Kelompok"), Column("b", "B", "integer", group="Kelompok")),
        name="other",
        landscape=True,
    )
    words = Paragraph(
        (
            Text("Lihat "),
            Reference("intro"),
            Text(" dan "),
            Link("https://example.go.id/a?b=1&c=2", (Text("situs"),)),
            Text(" tentang "),
            Emphasis((Text("smart city"),)),
            Text(", "),
            Strong((Text("penting"),)),
            Text(" "),
            Code("p-1"),
            Citation("bps"),
            Text("."),
        )
    )
    figures = tuple(
        Figure(chart(drawing, f"chart.{index}"), f"Gambar 1.{index}", f"figure-1-{index}")
        for index, drawing in enumerate(DRAWINGS, 1)
    )
    return book(
        words,
        Items(((paragraph("satu"),), (paragraph("dua"), Items(((paragraph("dalam"),),), True)))),
        Quote((paragraph("Visi kota."),)),
        Callout("missing", "Belum ada skor", (paragraph("Tanyakan kepada Diskominfo."),)),
        TableBlock(sums, "Tabel 1.1", "table-1-1"),
        TableBlock(rich, "Tabel 1.2", "table-1-2"),
        *figures,
    )
