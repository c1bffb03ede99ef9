"""The report in the order of the Perbawaslu form: who, about whom, what happened, evidence."""

from collections.abc import Mapping
from typing import Any

from django import forms

from netral.intake.screenshot.picture_format import find_picture_format
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PLATFORMS
from netral.values.platform import Platform
from netral_console.pages.templatetags.words import pick
from netral_console.public.picture import MAX_BYTES, STORY_LETTERS

NO_PICTURE = Bilingual(
    "Gambar itu tidak dapat dibuka. Pilih satu gambar PNG, JPEG atau WEBP yang utuh dan tidak "
    "bergerak, sampai 10 MB dan 40 megapiksel.",
    "That picture cannot be opened. Choose one whole PNG, JPEG or WEBP picture that does not "
    "move, up to 10 MB and 40 megapixels.",
)
_READ_BY_MACHINE = Bilingual(
    "Dibaca mesin dari gambar; bisa salah. Periksa dan perbaiki.",
    "Read by a machine from the picture; it may be wrong. Check and correct it.",
)
_READ_STORY = Bilingual(
    "Dibaca mesin dari gambar; bisa salah. Tulis apa yang terjadi, dan hapus nama orang lain.",
    "Read by a machine from the picture; it may be wrong. Say what happened, and delete the "
    "names of others.",
)


class PublicReportForm(forms.Form):
    """What somebody from the public tells."""

    reporter_name = forms.CharField(required=False, max_length=200)
    reporter_contact = forms.CharField(required=False, max_length=200)
    platform = forms.ChoiceField()
    handle = forms.CharField(max_length=100)
    # A field of the browser's own kind refuses an address without its scheme.
    url = forms.URLField(
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )
    occurred_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    known_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    story = forms.CharField(
        max_length=STORY_LETTERS, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    picture = forms.FileField(
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["platform"].choices = [("", pick(Bilingual("(pilih)", "(choose)")))] + [
            (each.value, PLATFORMS[each]) for each in Platform
        ]
        for name, words in _LABELS.items():
            self.fields[name].label = pick(words)
        self.read_by_machine: list[str] = []
        """Names of the fields that a machine filled in."""

    @classmethod
    def fill_in(cls, typed: Mapping[str, str], seen: Mapping[str, str]) -> "PublicReportForm":
        """Make the form with what was typed, and in empty fields what a machine saw."""
        found = {name: value for name, value in seen.items() if not typed.get(name, "").strip()}
        form = cls(initial={**typed, **found})
        for name in found:
            words = _READ_STORY if name == "story" else _READ_BY_MACHINE
            form.fields[name].help_text = pick(words)
        form.read_by_machine = list(found)
        return form

    def list_read(self) -> list[Any]:
        """List the fields that a machine filled in."""
        return [self[name] for name in self.fields if name in self.read_by_machine]

    def clean_picture(self) -> Any:
        """Refuse what is no picture, or too large."""
        picture = self.cleaned_data["picture"]
        if picture is None:
            return None
        head = picture.read(16)
        picture.seek(0)
        if picture.size > MAX_BYTES or find_picture_format(head) is None:
            raise forms.ValidationError(pick(NO_PICTURE))
        return picture

    def part(self, *names: str) -> list[Any]:
        """Give some of the fields, for one part of the form."""
        return [self[name] for name in names]

    @property
    def parts(self) -> list[tuple[Bilingual, Bilingual, list[Any]]]:
        """The first three parts of the form, each with what it is for; the last is the picture."""
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
