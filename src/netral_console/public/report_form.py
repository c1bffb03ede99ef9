"""The report in the order of the Perbawaslu form: who, about whom, what happened, evidence."""

from typing import Any

from django import forms

from netral.intake.screenshot.picture_format import find_picture_format
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PLATFORMS
from netral.values.platform import Platform
from netral_console.pages.templatetags.words import pick

_FILE_BYTES = 10 * 1024 * 1024


class PublicReportForm(forms.Form):
    """What somebody from the public tells."""

    reporter_name = forms.CharField(required=False, max_length=200)
    reporter_contact = forms.CharField(required=False, max_length=200)
    platform = forms.ChoiceField()
    handle = forms.CharField(max_length=100)
    url = forms.URLField(max_length=500, assume_scheme="https")
    occurred_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    known_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    story = forms.CharField(max_length=5000, strip=False, widget=forms.Textarea(attrs={"rows": 6}))
    picture = forms.FileField(required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["platform"].choices = [("", "-")] + [
            (each.value, PLATFORMS[each]) for each in Platform
        ]
        for name, words in _LABELS.items():
            self.fields[name].label = pick(words)

    def clean_picture(self) -> Any:
        """Refuse what is no picture, or too large."""
        picture = self.cleaned_data["picture"]
        if picture is None:
            return None
        head = picture.read(16)
        picture.seek(0)
        if picture.size > _FILE_BYTES or find_picture_format(head) is None:
            raise forms.ValidationError(
                pick(
                    Bilingual(
                        "Hanya gambar PNG, JPEG atau WEBP sampai 10 MB.",
                        "Only a PNG, JPEG or WEBP picture up to 10 MB.",
                    )
                )
            )
        return picture

    def part(self, *names: str) -> list[Any]:
        """Give some of the fields, for one part of the form."""
        return [self[name] for name in names]

    @property
    def parts(self) -> list[tuple[Bilingual, Bilingual, list[Any]]]:
        """The four parts of the form, each with what it is for."""
        return [
            (
                Bilingual("1. Pelapor (boleh dikosongkan)", "1. You (may be left empty)"),
                Bilingual(
                    "Disimpan terpisah dengan kunci sendiri; petugas perkara tidak melihatnya.",
                    "Kept apart under its own key; who works on the case does not see it.",
                ),
                self.part("reporter_name", "reporter_contact"),
            ),
            (
                Bilingual("2. Akun yang dilaporkan", "2. The account"),
                Bilingual(
                    "Hanya akun yang dinyatakan pegawai yang dapat dilihat. Tidak ada pencarian.",
                    "Only accounts that a civil servant declared can be seen. Nobody searches.",
                ),
                self.part("platform", "handle"),
            ),
            (
                Bilingual("3. Peristiwa", "3. What happened"),
                Bilingual(
                    "Dua tanggal: saat terjadi, dan hari Anda mengetahuinya.",
                    "Two dates: when it happened, and the day on which you learned of it.",
                ),
                self.part("url", "occurred_at", "known_on", "story"),
            ),
            (
                Bilingual("4. Bukti", "4. Evidence"),
                Bilingual(
                    "Tangkapan layar saja tidak pernah menjadi perkara; alamatlah yang penting.",
                    "A screenshot alone never becomes a case; the address matters.",
                ),
                self.part("picture"),
            ),
        ]


_LABELS = {
    "reporter_name": Bilingual("Nama", "Name"),
    "reporter_contact": Bilingual("Nomor atau surel", "Phone or e-mail"),
    "platform": Bilingual("Platform", "Platform"),
    "handle": Bilingual("Nama akun", "Account name"),
    "url": Bilingual("Alamat unggahan", "Address of the post"),
    "occurred_at": Bilingual("Waktu kejadian (WIB)", "When it happened (WIB)"),
    "known_on": Bilingual("Hari Anda mengetahuinya", "The day you learned of it"),
    "story": Bilingual("Uraian", "What happened"),
    "picture": Bilingual("Tangkapan layar (boleh kosong)", "Screenshot (may be empty)"),
}
