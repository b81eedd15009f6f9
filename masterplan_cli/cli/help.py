"""The words of `--help` in both languages; the environment decides which."""

import os

from masterplan_cli.language.language import LanguageCode

HELP = {
    "masterplan": (
        "Satu profil daerah dalam YAML menjadi masterplan dan peta jalan kota cerdas.",
        "One YAML city profile in, a smart city masterplan and roadmap out.",
    ),
    "build": (
        "Periksa profil, hitung, dan tulis seluruh dokumen.",
        "Check a profile, compute, and write the document set.",
    ),
    "check": ("Tampilkan semua temuan; tidak menulis apa pun.", "Show all findings; write nothing."),
    "list": (
        "Daftar buku, bab, tabel, format, taksonomi, dan pemeriksaan.",
        "List books, chapters, exhibits, formats, taxonomies and checks.",
    ),
    "explain": (
        "Jelaskan arti sebuah temuan, atau asal-usul sebuah angka sampai ke baris profil.",
        "Explain what a finding means, or how a figure came about, down to the lines of the profile.",
    ),
    "explain-what": (
        "Kode atau nama temuan (MP201), atau nama angka (budget.total).",
        "Code or name of a finding (MP201), or name of a figure (budget.total).",
    ),
    "explain-profile": ("Profil yang angkanya dijelaskan.", "The profile whose figures are explained."),
    "search": (
        "Daftar temuan dan angka yang memuat kata ini.",
        "List the findings and figures that hold this word.",
    ),
    "all": ("Tampilkan semua nilai, bukan beberapa yang pertama.", "Show all values, not only the first ones."),
    "fix": (
        "Tampilkan perbaikan yang pasti; dengan --yes, tulis ke profil.",
        "Show the mendings that are certain; with --yes write them into the profile.",
    ),
    "yes": ("Tulis perbaikannya.", "Write the mendings."),
    "new": ("Tulis profil awal yang dijelaskan baris demi baris.", "Write a commented profile to begin with."),
    "new-file": (
        "Berkas yang ditulis; biasanya <nama daerah>.yaml.",
        "File to write; <name of the region>.yaml by default.",
    ),
    "new-name": ("Nama daerah, misalnya Kota Pariaman.", "Name of the region, e.g. Kota Pariaman."),
    "new-kind": ("Jenis daerah; biasanya menurut namanya.", "Kind of region; by its name if not given."),
    "new-province": ("Provinsi.", "Province."),
    "new-period": (
        "Masa rencana; biasanya lima tahun mulai tahun ini.",
        "Period; five years from this one by default.",
    ),
    "new-date": ("Tanggal dokumen; biasanya hari ini.", "Date of the document; today by default."),
    "new-full": ("Semua bagian atau yang perlu saja.", "All parts, or only what is needed."),
    "new-force": ("Timpa berkas yang sudah ada.", "Overwrite a file that exists."),
    "templates-group": ("Templat dokumen.", "Templates of the documents."),
    "templates-copy": (
        "Salin templat bawaan ke sebuah folder untuk diubah; pakai dengan build --templates.",
        "Copy the shipped templates into a folder to change; use them with build --templates.",
    ),
    "templates-folder": ("Folder baru atau kosong.", "A new or empty folder."),
    "schema": ("JSON Schema profil untuk penyunting teks.", "JSON Schema of the profile, for editors."),
    "profiles": ("Berkas profil (.yaml).", "Profile files (.yaml)."),
    "output": (
        "Folder keluaran; biasanya build/<nama daerah>.",
        "Output folder; build/<name of the region> by default.",
    ),
    "format": (
        "md, html, atau json; boleh diulang. Biasanya semuanya.",
        "md, html or json; may be repeated. All by default.",
    ),
    "book": (
        "Hanya buku ini; boleh diulang. Lihat: masterplan list books.",
        "Only this book; may be repeated. See: masterplan list books.",
    ),
    "languages": ("Bahasa dokumen; biasanya keduanya.", "Language of the documents; both by default."),
    "language": ("Bahasa pesan.", "Language of the messages."),
    "draft": (
        "Tampilkan baris profil di setiap tabel dan bagian yang harus diisi.",
        "Show profile lines in every table, and which parts to fill.",
    ),
    "strict": ("Peringatan juga membuat perintah gagal.", "Warnings fail the command too."),
    "force": (
        "Timpa berkas yang telah disunting atau bukan buatan alat ini.",
        "Overwrite files that were edited or are not ours.",
    ),
    "templates": (
        "Folder templat yang menggantikan templat bawaan.",
        "Folder whose templates replace the shipped ones.",
    ),
    "check-format": ("Bentuk temuan.", "Form of the findings."),
    "what": (
        "books, chapters, exhibits, formats, taxonomies, atau checks.",
        "books, chapters, exhibits, formats, taxonomies or checks.",
    ),
    "schema-output": ("Tulis ke berkas ini, bukan ke layar.", "Write to this file instead of the screen."),
    "quiet": (
        "Hanya tampilkan yang membuat perintah gagal.",
        "Show only what makes the command fail.",
    ),
    "deny": (
        "Jadikan temuan ini kesalahan; boleh diulang.",
        "Make this finding an error; may be repeated.",
    ),
    "allow": (
        "Jangan laporkan peringatan atau catatan ini; boleh diulang.",
        "Do not report this warning or note; may be repeated.",
    ),
    "max-findings": (
        "Temuan yang ditampilkan lengkap; sisanya dihitung. 0 berarti semua.",
        "How many findings are shown in full; the rest is counted. 0 means all.",
    ),
    "build-check": (
        "Tidak menulis; gagal bila dokumen yang ada tidak sesuai lagi dengan profil.",
        "Write nothing; fail if the written documents no longer agree with the profile.",
    ),
    "jobs": (
        "Banyaknya profil yang dikerjakan sekaligus; 0 berarti sebanyak prosesor.",
        "How many profiles to build at once; 0 means one per processor.",
    ),
    "version": ("Tampilkan versi.", "Show the version."),
}


def preferred_language() -> LanguageCode | None:
    """The language that the environment asks for by MASTERPLAN_LANGUAGE, if it does."""
    match os.environ.get("MASTERPLAN_LANGUAGE", "").lower():
        case "id":
            return "id"
        case "en":
            return "en"
    return None


def help_text(key: str) -> str:
    """The help text called `key` in the language of the environment; English unless it says Indonesian."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    indonesian, english = HELP[key]
    wanted = preferred_language() or ("id" if locale.startswith("id") else "en")
    return indonesian if wanted == "id" else english
