"""Waivers: findings that the authors of a plan accept for a while, with the reason, open to every reader."""

from masterplan_cli.model.entity import Date, Entity, LocalText, doc


class Waiver(Entity):
    """One kind of finding at one place, accepted until a date; it is judged against the date of the document."""

    code: str = doc(
        "Kode atau nama temuan yang dikecualikan, misalnya MP602",
        "Code or name of the finding that is waived, e.g. MP602",
    )
    place: str = doc(
        "Kode program, sumber, atau butir lain; atau alamat seperti programmes[3].budget. Berlaku juga untuk isinya",
        "Code of a programme, source or other item; or an address such as programmes[3].budget. Covers what is in it",
    )
    reason: LocalText = doc("Mengapa temuan ini diterima", "Why the finding is accepted")
    until: Date = doc(
        "Tanggal terakhir pengecualian berlaku, dibandingkan dengan tanggal dokumen",
        "Last date on which the waiver holds, compared with the date of the document",
    )
