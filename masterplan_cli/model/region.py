"""The region itself and the document that is written about it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from masterplan_cli.model.entity import (
    Code,
    Count,
    Date,
    Entity,
    Horizon,
    Identifier,
    LegalRef,
    LocalText,
    Number,
    Prose,
    SourceRef,
    Years,
    doc,
)
from masterplan_cli.model.evidence import Figure

Latitude = Annotated[Number, Field(ge=-90, le=90)]
Longitude = Annotated[Number, Field(ge=-180, le=180)]
Layout = Literal["three-books", "four-books"]
"""How the set is divided into books."""


Side = Literal["north", "south", "east", "west"]
Compass = Literal["north-west", "north", "north-east", "west", "centre", "east", "south-west", "south", "south-east"]
"""Where something lies inside the region, by the compass; row by row from the north."""


class Approval(Entity):
    """A signature block."""

    role: LocalText = doc("Jabatan penanda tangan", "Office of the signatory")
    name: str | None = doc("Nama", "Name", None)
    note: LocalText | None = doc("Keterangan, misalnya belum ditandatangani", "Remark, e.g. not signed yet", None)


class Revision(Entity):
    """A line of the revision log."""

    edition: Code = doc("Edisi", "Edition")
    date: Date = doc("Tanggal", "Date")
    summary: LocalText = doc("Apa yang berubah", "What changed")


Colour = Annotated[
    str,
    BeforeValidator(lambda value: f"#{value}" if isinstance(value, str) and value[:1] != "#" else value),
    StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$", to_lower=True),
]


class Theme(Entity):
    """Colours and logo of the documents."""

    primary: Colour | None = doc(
        'Warna utama, enam angka heksadesimal dalam tanda kutip, misalnya "#0e5057"',
        'Main colour, six hexadecimal digits in quotes, e.g. "#0e5057"',
        None,
    )
    accent: Colour | None = doc("Warna aksen, ditulis seperti primary", "Accent colour, written like primary", None)
    logo: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = doc(
        "Berkas logo PNG, JPEG, atau SVG di dalam folder profil, paling besar 256 KB",
        "Logo file, PNG, JPEG or SVG inside the profile's folder, at most 256 KB",
        None,
    )


class Document(Entity):
    """Title, edition, date and period of the plan."""

    title: LocalText = doc("Judul dokumen", "Title of the document")
    subtitle: LocalText | None = doc("Anak judul", "Subtitle", None)
    edition: Code = doc('Edisi, misalnya "1.0"', 'Edition, e.g. "1.0"', "1.0")
    date: Date = doc("Tanggal dokumen, ditulis 2022-12-15", "Date of the document, written 2022-12-15")
    period: Years = doc("Masa berlaku rencana, misalnya 2023-2032", "Period of the plan, e.g. 2023-2032")
    language: Literal["id", "en"] = doc("Bahasa utama", "Main language", "id")
    status: Literal["draft", "review", "final"] = doc("Status dokumen", "Status of the document", "draft")
    slug: Identifier | None = doc("Nama folder keluaran", "Name of the output folder", None)
    horizons: dict[Horizon, Years] = doc("Rentang tahun tiap horizon", "Years of each horizon", {})
    regulation: LegalRef | None = doc(
        "Peraturan yang menetapkan masterplan ini, kode dalam legal_basis",
        "Regulation that adopts this masterplan, a code of legal_basis",
        None,
    )
    notice: Prose | None = doc(
        "Pemberitahuan di sampul dan prakata, misalnya bahwa isi masih usulan",
        "Notice on the cover and in the preface, e.g. that the contents are proposals",
        None,
    )
    fictional: bool = doc("Benar bila daerah ini rekaan", "True if the region is invented", False)
    organisation_term: Literal["perangkat-daerah", "opd"] = doc(
        "Sebutan lembaga: perangkat-daerah atau opd",
        "What offices are called: perangkat-daerah or opd",
        "perangkat-daerah",
    )
    layout: Layout = doc(
        "Susunan buku: three-books (analisis, masterplan, ringkasan eksekutif) atau four-books (analisis, masterplan, "
        "quick win, peta jalan)",
        "Layout of the set: three-books (analysis, masterplan, executive summary) or four-books (analysis, masterplan, "
        "quick wins, roadmap)",
        "three-books",
    )
    prepared_by: tuple[LocalText, ...] = doc("Penyusun", "Prepared by", ())
    foreword: Prose | None = doc("Kata pengantar", "Foreword", None)
    approvals: tuple[Approval, ...] = doc("Blok pengesahan", "Signature blocks", ())
    revisions: tuple[Revision, ...] = doc("Riwayat perubahan", "Revision log", ())
    theme: Theme | None = doc("Warna dan logo dokumen", "Colours and logo of the documents", None)


class Leader(Entity):
    """Somebody who holds an office of the region."""

    role: LocalText = doc("Jabatan", "Office")
    name: str = doc("Nama lengkap dengan gelar", "Full name with titles")
    term: Years | None = doc("Masa jabatan", "Term of office", None)
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)
    note: LocalText | None = doc("Catatan", "Note", None)


class District(Entity):
    """A kecamatan."""

    code: Code | None = doc("Kode Kemendagri", "Ministry code", None)
    name: str = doc("Nama kecamatan", "Name of the district")
    capital: str | None = doc("Ibu kota kecamatan", "District capital", None)
    area_km2: Number | None = doc("Luas (km²)", "Area (km²)", None)
    urban_villages: Count | None = doc("Jumlah kelurahan", "Number of urban villages (kelurahan)", None)
    villages: Count | None = doc("Jumlah desa", "Number of villages (desa)", None)
    population: Count | None = doc("Jumlah penduduk", "Population", None)
    latitude: Latitude | None = doc(
        "Lintang pusat kecamatan dalam derajat, selatan negatif, misalnya -0.62",
        "Latitude of the district's centre in degrees, south negative, e.g. -0.62",
        None,
    )
    longitude: Longitude | None = doc(
        "Bujur pusat kecamatan dalam derajat, misalnya 100.12",
        "Longitude of the district's centre in degrees, e.g. 100.12",
        None,
    )
    place: Compass | None = doc(
        "Letak menurut mata angin bila koordinatnya belum diketahui: north, centre, south-east, dan lainnya",
        "Place inside the region by the compass where the position is not known: north, centre, south-east and so on",
        None,
    )
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class Boundary(Entity):
    """A neighbour on one side."""

    side: Side = doc("Sisi", "Side")
    text: LocalText = doc("Berbatasan dengan", "Borders on")
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class Hazard(Entity):
    """A natural hazard and what is known about it."""

    id: Identifier = doc("Kode", "Code")
    name: LocalText = doc("Nama bahaya", "Name of the hazard")
    text: Prose = doc("Keterangan", "Description")
    source: SourceRef | None = doc("Kode sumber", "Code of the source", None)


class Region(Entity):
    """The kota or kabupaten that the plan is for."""

    kind: Literal["kota", "kabupaten"] = doc(
        "Jenis daerah: kota atau kabupaten", "Kind of region: kota (city) or kabupaten (regency)"
    )
    name: str = doc("Nama lengkap, misalnya Kota Pariaman", "Full name, e.g. Kota Pariaman")
    province: str = doc("Provinsi", "Province")
    village_term: Literal["desa", "nagari", "gampong", "kampung", "pekon", "negeri"] = doc(
        "Sebutan desa di daerah ini: desa, nagari, gampong, kampung, pekon, atau negeri",
        "What a rural village is called here: desa, nagari, gampong, kampung, pekon or negeri",
        "desa",
    )
    code: Code | None = doc("Kode wilayah Kemendagri, misalnya 13.77", "Ministry region code, e.g. 13.77", None)
    bps_code: Code | None = doc("Kode BPS", "BPS code", None)
    capital: str | None = doc("Ibu kota", "Capital", None)
    founded: LocalText | None = doc("Dasar dan tanggal pembentukan", "Founding law and date", None)
    founded_source: SourceRef | None = doc("Sumber pembentukan", "Source of the founding", None)
    motto: LocalText | None = doc("Semboyan", "Motto", None)
    summary: Prose | None = doc("Gambaran umum", "Overview", None)
    area_km2: Figure | None = doc("Luas (km²)", "Area (km²)", None)
    coastline_km: Figure | None = doc("Panjang garis pantai (km)", "Length of the coast (km)", None)
    latitude: LocalText | None = doc("Lintang", "Latitude", None)
    longitude: LocalText | None = doc("Bujur", "Longitude", None)
    position_source: SourceRef | None = doc("Sumber letak", "Source of the position", None)
    leaders: tuple[Leader, ...] = doc("Pimpinan daerah", "Leaders", ())
    districts: tuple[District, ...] = doc("Kecamatan", "Districts", ())
    map: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = doc(
        "Berkas GeoJSON dengan batas kecamatan, di dalam folder profil",
        "GeoJSON file with the outlines of the districts, inside the profile's folder",
        None,
    )
    districts_note: Prose | None = doc("Catatan di bawah tabel kecamatan", "Note below the table of districts", None)
    boundaries: tuple[Boundary, ...] = doc("Batas wilayah", "Boundaries", ())
    hazards: tuple[Hazard, ...] = doc("Bahaya bencana", "Hazards", ())
