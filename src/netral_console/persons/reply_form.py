"""The reply as a form: what is ticked, what is told, and what is attached."""

import hashlib
import uuid
from typing import Any

from django import forms

from netral.casework import Attachment, Case, Defence, DefenceKind, Reply
from netral.casework.hearing_duty import ATTACHMENTS, REPLY_LETTERS
from netral.casework.ids import ReplyId
from netral.reporting.bilingual import Bilingual
from netral_console.office.wording import DEFENCES
from netral_console.pages.templatetags.words import pick

_FILE_BYTES = 20 * 1024 * 1024
_TYPES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
}


class ManyFiles(forms.ClearableFileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; each is looked at."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Refuse what is too large, too many, or neither PDF nor picture."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > ATTACHMENTS:
            raise forms.ValidationError(
                pick(Bilingual(f"Paling banyak {ATTACHMENTS} berkas.", f"At most {ATTACHMENTS}."))
            )
        return [super(FilesField, self).clean(each, initial) for each in files]


class ReplyForm(forms.Form):
    """The person's reply; a field for each defence and what is said to it."""

    event_id = forms.CharField(widget=forms.HiddenInput, max_length=80)
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=REPLY_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    files = FilesField(required=False, widget=ManyFiles(attrs={"multiple": True}))
    by_helper = forms.BooleanField(required=False)
    is_complete = forms.BooleanField(required=False)

    def __init__(self, *arguments: Any, case: Case, **named: Any) -> None:
        self.case = case
        named.setdefault("initial", {}).setdefault("event_id", f"EV-{uuid.uuid4().hex}")
        super().__init__(*arguments, **named)
        for kind in DefenceKind:
            self.fields[f"tick_{kind.value}"] = forms.BooleanField(required=False)
            self.fields[f"say_{kind.value}"] = forms.CharField(
                required=False,
                strip=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def defences(self) -> list[dict[str, Any]]:
        """Each defence with its two fields, in the order of the law's list."""
        return [
            {
                "kind": kind,
                "words": DEFENCES[kind],
                "tick": self[f"tick_{kind.value}"],
                "say": self[f"say_{kind.value}"],
            }
            for kind in DefenceKind
        ]

    def clean_files(self) -> list[Any]:
        """Refuse files that are too large, or of a kind that nobody can open safely."""
        for each in self.cleaned_data["files"]:
            head = each.read(8)
            each.seek(0)
            if each.size > _FILE_BYTES or not _type_of(head):
                raise forms.ValidationError(
                    pick(
                        Bilingual(
                            "{name}: hanya PDF, PNG, JPEG atau WEBP sampai 20 MB.",
                            "{name}: only PDF, PNG, JPEG or WEBP up to 20 MB.",
                        ).fill(name=each.name)
                    )
                )
        return list(self.cleaned_data["files"])

    def clean(self) -> dict[str, Any]:
        """Refuse a reply that says nothing."""
        data = super().clean() or {}
        ticked = any(data.get(f"tick_{kind.value}") for kind in DefenceKind)
        if not ticked and not (data.get("text") or "").strip() and not data.get("files"):
            raise forms.ValidationError(
                pick(
                    Bilingual(
                        "Centang sekurangnya satu keterangan, atau tulis uraian, atau lampirkan "
                        "berkas. Tidak ada yang terkirim.",
                        "Tick at least one statement, or write something, or attach a file. "
                        "Nothing was sent.",
                    )
                )
            )
        return data

    def make_reply(self, at: Any) -> tuple[Reply, list[tuple[str, bytes, str]]]:
        """Make the reply, and give the files with their digest, bytes and type."""
        data = self.cleaned_data
        files = []
        for each in data["files"]:
            content = each.read()
            files.append((hashlib.sha256(content).hexdigest(), content, _type_of(content[:8])))
        reply = Reply(
            reply_id=ReplyId(f"RP-{data['event_id'].removeprefix('EV-')[:24]}"),
            defences=tuple(
                Defence(kind=kind, statement=data[f"say_{kind.value}"])
                for kind in DefenceKind
                if data[f"tick_{kind.value}"]
            ),
            text=data["text"],
            attachments=tuple(
                Attachment(sha256=digest, size_bytes=len(content), media_type=media_type)
                for digest, content, media_type in files
            ),
            submitted_at=at,
            by_helper=data["by_helper"],
            is_complete=data["is_complete"],
        )
        return reply, files

    def draft(self) -> dict[str, Any]:
        """Give what was typed, without files, to be kept as a draft."""
        names = [name for name in self.fields if name not in ("files", "event_id")]
        return {name: self.data[name] for name in names if self.data.get(name)}


def _type_of(head: bytes) -> str:
    return next((kind for start, kind in _TYPES.items() if head.startswith(start)), "")
