"""Makes profiles of any number of programmes for the measurements; the same number gives the same text."""

HEAD = """\
schema: 1
document: {{title: Rencana uji {count}, date: 2026-01-15, period: 2026-2030, fictional: true}}
region: {{kind: kota, name: Kota Uji, province: Provinsi Uji}}
sources:
  - {{id: s1, title: Data uji, publisher: Badan Uji, year: 2025}}
organisations:
{organisations}
plans:
  - id: rpjmd
    kind: rpjmd
    name: RPJMD uji
    role: reference
    period: 2025-2029
    missions: [{{id: m1, text: Misi uji}}]
vision: {{statement: Kota yang diukur}}
legal_basis: [{{id: uji, kind: perda, number: 1, year: 2025, title: Uji}}]
gaps:
{gaps}
programmes:
"""
SUBDIMENSIONS = tuple(f"{dimension}-{part}" for dimension in ("GOV", "BRA", "ECO", "LIV", "SOC", "ENV") for part in (1, 2, 3))
PROGRAMME = """\
  - id: {subdimension}.{number:05d}
    name: {{id: Program uji nomor {number}, en: Test programme number {number}}}
    subdimension: {subdimension}
    status: proposed
    type: new
    stream: policy
    description: {{id: Kegiatan ini mengukur kecepatan alat pada program nomor {number}., en: This activity measures speed on programme {number}.}}
    why: [gap-{gap}]
    innovation: {{id: Warga selesai dalam satu kunjungan., en: People are done in one visit.}}
    beneficiaries: {{id: Warga kota, en: Residents}}
    lead: pd-{office:02d}
    support: [pd-{other:02d}]
    plan_refs: [rpjmd/m1]
    legal_basis: [uji]
    horizon: medium
    start: {start}-02
    end: {end}-11
    indicators:
      - {{id: ind-{number}, name: {{id: Capaian {number}, en: Attainment {number}}}, unit: "%", baseline: {{value: 40, year: 2025, source: s1, grade: A}}, targets: {{{start}: 50, {end}: 70}}}}
    budget:
      {start}: {{apbd: {first}, apbn: 25 juta}}
      {end}: {{apbd: {second}}}
    assumption: {{id: Harga satuan uji, en: Test unit price}}
"""


def make_profile(count: int) -> str:
    """A valid profile with `count` programmes."""
    offices = 24
    organisations = "\n".join(
        f"  - {{id: pd-{n:02d}, name: Perangkat Daerah {n}, abbreviation: PD{n}}}" for n in range(offices)
    )
    gaps = "\n".join(
        f"  - {{id: gap-{s.lower()}, name: Kesenjangan {s}, subdimension: {s}, unit: '%', "
        "present: {value: 40, year: 2025, source: s1, grade: A}, desired: {value: 80, year: 2030, basis: uji}}"
        for s in SUBDIMENSIONS
    )
    programmes = (
        PROGRAMME.format(
            number=number,
            subdimension=SUBDIMENSIONS[number % len(SUBDIMENSIONS)],
            gap=SUBDIMENSIONS[number % len(SUBDIMENSIONS)].lower(),
            office=number % offices,
            other=(number + 7) % offices,
            start=2026 + number % 4,
            end=2027 + number % 4,
            first=100_000_000 + number * 1000,
            second=80_000_000 + number * 500,
        )
        for number in range(count)
    )
    return HEAD.format(count=count, organisations=organisations, gaps=gaps) + "".join(programmes)
