"""One example of each kind of drawing, and extreme ones: long names, one item, hundreds, zeros, negatives, gaps."""

from dataclasses import replace
from decimal import Decimal

from masterplan_cli.document.chart import Bar, Drawing, Gantt, Group, Lines, Radar, Series, StackedBars
from masterplan_cli.document.diagram import (
    Axis,
    Box,
    Field,
    Fields,
    Flow,
    HeatMap,
    House,
    Map,
    Multiples,
    Panel,
    Place,
    Quadrants,
    Ranked,
    Ranking,
    Spot,
    Spotted,
    Stages,
    Stream,
    Tier,
    Tiers,
    Wheel,
)
from masterplan_cli.units import Month

LONG = (
    "Pengembangan sistem pemantauan banjir rob dan peringatan dini kebencanaan "
    "terpadu bagi warga pesisir dan pulau kecil"
)
"""A programme name of 120 characters."""
LABELS = {
    "aimed-at": "Target",
    "chain": "Rantai kritis",
    "critical": "Kritis (tanpa kelonggaran)",
    "km": "km",
    "measured": "Terukur",
    "milestone": "Tonggak capaian",
    "more": "dan {count} lainnya dalam tabel",
    "no-data": "tidak ada data",
    "north": "Utara",
    "slack": "Kelonggaran",
}
DIMENSIONS = (
    "Smart Governance",
    "Smart Branding",
    "Smart Economy",
    "Smart Living",
    "Smart Society",
    "Smart Environment",
)

RANKING = Ranking(
    (
        Ranked("APBD Kota", 1_250_000_000_000, "62,5%"),
        Ranked("Dana Alokasi Khusus", 450_000_000_000, "22,5%"),
        Ranked("Kerja sama dengan badan usaha", 300_000_000_000, "15%"),
    ),
    kind="money",
)
FIELDS = Fields(
    (
        Field("Kekuatan", ("Serat optik menjangkau seluruh kota", "Mal Pelayanan Publik berjalan sejak 2021"), "2"),
        Field("Kelemahan", ("Data belum terpadu",), "1"),
        Field("Peluang", ("Wisata pantai tumbuh", LONG), "2"),
        Field("Ancaman", ("Gempa dan tsunami",), "1"),
    )
)
QUADRANTS = Quadrants(
    (
        Spot("1", "P-1 Layanan satu pintu", 4, 5),
        Spot("2", "P-2 Pusat data", 2, 4),
        Spot("3", "P-3 Pelatihan", Decimal("4.5"), 2),
        Spot("4", "P-4 Pelatihan lanjutan", Decimal("4.5"), 2),
    ),
    Axis("Kemudahan", 1, 3, 5),
    Axis("Dampak", 1, 3, 5),
    ("Proyek besar", "Dahulukan", "Tunda", "Isi waktu"),
)
HOUSE = House(
    Field("Visi", ("Kota pantai yang melayani, tumbuh, dan tangguh dengan teknologi yang mudah dipakai semua warga",)),
    Field("Misi", ("Menghadirkan layanan publik yang mudah dan terbuka", "Menumbuhkan ekonomi wisata", LONG)),
    tuple(Field(name, (f"{index} program", f"Rp{index} miliar")) for index, name in enumerate(DIMENSIONS, 3)),
    Field("Prinsip", ("Mudah dipakai", "Satu data", "Inklusif", "Aman", "Bertahap")),
)
WHEEL = Wheel(
    "Kota Contoh",
    tuple(
        Field(name, ("Layanan publik", "Manajemen birokrasi yang efisien", "Kebijakan publik")) for name in DIMENSIONS
    ),
)
TIERS = Tiers(
    (
        Tier(
            "Nasional", (Box("a", "RPJPN 2005–2025"), Box("b", "RPJMN 2020–2024", "Perpres 18/2020")), "menjadi acuan"
        ),
        Tier("Kota", (Box("c", "RPJPD"), Box("d", "RPJMD 2018–2023"), Box("e", "RTRW")), "dijabarkan dalam"),
        Tier("Kota cerdas", (Box("f", "Masterplan 2023–2032", "dokumen ini", strong=True),)),
    )
)
STAGES = Stages(
    ("Masukan", "Proses", "Keluaran", "Hasil", "Dampak"),
    tuple(
        (
            name,
            (("Rp12 miliar",), ("Layanan satu pintu", "Pusat data"), ("12 layanan daring",), ("Indeks SPBE 3,5",), ()),
        )
        for name in DIMENSIONS[:3]
    ),
)
FLOW = Flow(
    ("Misi", "Dimensi"),
    ("Layanan publik yang mudah", "Ekonomi wisata yang tumbuh", "Kota tangguh bencana"),
    DIMENSIONS,
    (Stream(0, 0, 12), Stream(0, 3, 4), Stream(1, 1, 6), Stream(1, 2, 9), Stream(2, 5, 8), Stream(2, 3, 2)),
)
HEAT = HeatMap(
    ("1 Sangat kecil", "2 Kecil", "3 Sedang", "4 Besar", "5 Sangat besar"),
    tuple(
        (
            f"{likelihood}",
            tuple(
                Spotted((likelihood * impact - 1) // 5, f"R{likelihood}, R{impact + 5}" if likelihood == impact else "")
                for impact in range(1, 6)
            ),
        )
        for likelihood in range(5, 0, -1)
    ),
    ("sangat rendah", "rendah", "sedang", "tinggi", "sangat tinggi"),
    "Dampak",
    "Kemungkinan",
    warm=True,
)
MULTIPLES = Multiples(
    (
        Panel("Indeks SPBE", "indeks", ((2018, Decimal("1.9")), (2020, Decimal("2.1"))), ((2023, 3), (2032, 4))),
        Panel("Kemiskinan", "%", ((2019, Decimal("4.76")), (2022, Decimal("4.1"))), ((2025, 3),)),
        Panel(LONG, "orang", (), ((2025, 1000), (2030, 5000))),
        Panel("Layanan daring", "layanan", ((2022, 8),), ()),
    ),
    2018,
    2032,
)
MAP = Map(
    (
        Place("Pariaman Utara", 0.0, 6.0, 23.4, text="23,35 km²", level=2),
        Place("Pariaman Tengah", 1.0, 1.0, 15.7, text="15,68 km²", level=1),
        Place("Pariaman Timur", 6.5, 1.5, 18.7, text="18,7 km²", level=1),
        Place("Pariaman Selatan", 3.0, -4.5, 15.5, text="15,5 km²", level=0),
    ),
    ("sampai 16 km²", "sampai 20 km²", "di atas 20 km²"),
)
OUTLINES = Map(
    (
        Place("Utara", 3.0, 6.0, rings=(((0, 4), (6, 4), (6, 8), (3, 9), (0, 8)),), text="24 km²"),
        Place("Selatan", 3.0, 2.0, rings=(((0, 0), (6, 0), (6, 4), (0, 4)),), text="24 km²"),
    )
)
SCHEMATIC = Map(
    (
        Place("Lembah Utara", 0.0, 4.9, 23.4, text="23,4 km²"),
        Place("Lembah Tengah", 0.0, 0.0, 15.7, text="15,7 km²"),
        Place("Lembah Timur", 4.9, 0.0, 17.5, text="17,5 km²"),
    ),
    is_schematic=True,
    neighbours=(
        "Kecamatan Hulu, Kabupaten Tetangga",
        "Kecamatan Bukit dan Kecamatan Rimba, Kabupaten Tetangga",
        "",
        "laut",
    ),
)
CHAIN = Gantt(
    (
        Group(
            "Smart Governance",
            (
                Bar("a", "a Layanan satu pintu", Month(2023, 1), Month(2023, 12), critical=True),
                Bar("x", LONG, Month(2023, 6), Month(2024, 6), slack_end=Month(2026, 1)),
                Bar("b", "b Pusat data", Month(2024, 1), Month(2025, 6), critical=True, after=("a",)),
                Bar("c", "c Pemulihan bencana", Month(2025, 7), Month(2026, 12), critical=True, after=("b",)),
            ),
        ),
    ),
    2023,
    2027,
    ("a", "b", "c"),
)
DIAGRAMS: dict[str, Drawing] = {
    "ranking": RANKING,
    "fields": FIELDS,
    "quadrants": QUADRANTS,
    "house": HOUSE,
    "wheel": WHEEL,
    "tiers": TIERS,
    "stages": STAGES,
    "flow": FLOW,
    "heat": HEAT,
    "multiples": MULTIPLES,
    "map": MAP,
    "outlines": OUTLINES,
    "schematic": SCHEMATIC,
    "chain": CHAIN,
}

_YEARS = tuple(str(year) for year in range(2000, 2040))
EXTREMES: dict[str, Drawing] = {
    "bars-one-year": StackedBars(("2023",), (Series("APBD", (10**9,)),), "", "money"),
    "bars-zeros": StackedBars(("2023", "2024"), (Series("APBD", (0, 0)),), "", "money"),
    "bars-many": StackedBars(_YEARS, tuple(Series(f"{LONG} {i}", (10**9 * i,) * 40) for i in range(20)), "", "money"),
    "bars-gaps": StackedBars(("2023", "2024", "2025"), (Series("APBD", (None, 10**12, None)),), "", "money"),
    "lines-many": Lines(_YEARS, tuple(Series(f"{LONG} {i}", tuple(range(i, i + 40))) for i in range(12)), "jiwa"),
    "lines-negative": Lines(("2023", "2024", "2025"), (Series("Laju", (-5, None, 5)),), "%", "percent"),
    "radar-long": Radar((LONG,) * 12, (Series("2022", (1, None, 3, 4) * 3), Series("2032", (4,) * 12)), 4),
    "radar-three": Radar(("a", "b", "c"), (Series("2022", (0, 0, 0)),), 4),
    "gantt-one-year": Gantt((Group("", (Bar("a", LONG, Month(2023, 1), Month(2023, 1)),)),), 2023, 2023),
    "gantt-400": Gantt(
        tuple(
            Group(
                f"{LONG} {g}",
                tuple(
                    Bar(
                        f"p{g}-{i}", f"p{g}-{i} {LONG}", Month(2023, i % 12 + 1), Month(2024 + i % 8, 6), critical=i < 2
                    )
                    for i in range(40)
                ),
            )
            for g in range(10)
        ),
        2023,
        2042,
        ("p0-0", "p0-1", "p1-0"),
    ),
    "ranking-negative": Ranking(
        (Ranked("Surplus", 5), Ranked("Defisit", -120), Ranked("Nihil", 0), Ranked("?", None)), "%"
    ),
    "ranking-400": Ranking(tuple(Ranked(f"{LONG} {i}", 10**12 - i, "100%") for i in range(400)), kind="money"),
    "ranking-top": Ranking((Ranked(LONG, Decimal("3.25")), Ranked("b", 0)), maximum=4),
    "fields-many": Fields(tuple(Field(LONG, (LONG,) * 40, "400") for _ in range(4))),
    "fields-empty": Fields((Field("Kekuatan"), Field("Kelemahan", ("a",)), Field("Peluang"))),
    "quadrants-one": replace(QUADRANTS, spots=(Spot("1", LONG, 5, 5),)),
    "quadrants-same": replace(QUADRANTS, spots=tuple(Spot(str(i), f"{i} {LONG}", 5, 5) for i in range(1, 41))),
    "quadrants-400": replace(QUADRANTS, spots=tuple(Spot(str(i), LONG, i % 5 + 1, i % 4 + 1) for i in range(400))),
    "quadrants-negative": Quadrants(
        (Spot("1", "Posisi", Decimal("-0.42"), Decimal("1.13")),),
        Axis("Internal", -3, 0, 3),
        Axis("Eksternal", -3, 0, 3),
        ("Ubah strategi", "Agresif", "Bertahan", "Diversifikasi"),
    ),
    "house-long": House(
        Field("Visi", (LONG * 3,)),
        Field("Misi", (LONG,) * 20),
        tuple(Field(LONG, (LONG,)) for _ in range(13)),
        Field("Prinsip", (LONG,) * 8),
    ),
    "wheel-one": Wheel("Kota", (Field("Satu", ("a",)),)),
    "wheel-long": Wheel(LONG, tuple(Field(LONG, (LONG,) * 10) for _ in range(12))),
    "tiers-many": Tiers(
        (
            Tier(LONG, tuple(Box(str(i), LONG, LONG) for i in range(11)), LONG),
            Tier("Bawah", (Box("z", "Satu", strong=True),)),
        )
    ),
    "stages-many": Stages(STAGES.stages, tuple((LONG, ((LONG,) * 9, (), (LONG,), ("a",), ("b",))) for _ in range(20))),
    "flow-many": Flow(
        (LONG, LONG),
        tuple(f"{LONG} {i}" for i in range(24)),
        tuple(f"{LONG} {i}" for i in range(6)),
        tuple(Stream(i, i % 6, i) for i in range(24)),
    ),
    "flow-one": Flow(("a", "b"), ("satu", "lepas"), ("dua",), (Stream(0, 0, 1),)),
    "heat-many": HeatMap(
        tuple(f"{LONG} {i}" for i in range(12)),
        tuple(
            (LONG, tuple(Spotted(None if i == j % 12 else (i + j) % 4, "100%") for i in range(12))) for j in range(60)
        ),
        ("rendah", "cukup", "tinggi", "penuh"),
    ),
    "heat-one": HeatMap(("a",), (("b", (Spotted(0, LONG),)),), ("satu",)),
    "multiples-many": Multiples(
        tuple(
            Panel(
                f"{LONG} {i}",
                "persen dari seluruh penduduk",
                ((2020, -(10**12)), (2022, 5)),
                ((2032, 10**12),),
                "arah turun",
            )
            for i in range(40)
        ),
        2000,
        2040,
    ),
    "multiples-one-year": Multiples((Panel("a", "b", ((2023, 0),), ((2023, 0),)),), 2023, 2023),
    "map-400": Map(tuple(Place(f"{LONG} {i}", i % 20, i // 20, 0.8, text="0,8 km²") for i in range(400))),
    "map-neighbours": Map((Place("Kecamatan", 0, 0, 1.0),), is_schematic=True, neighbours=(LONG, LONG, LONG, LONG)),
    "map-one": Map((Place(LONG, 0, 0, 1000.0),)),
    "map-same": Map(tuple(Place(f"Kecamatan {i}", 3, 3, 5) for i in range(9))),
}
