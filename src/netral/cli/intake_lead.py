"""The `netral intake lead` command: a safe working copy of a lone screenshot."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.output import people, progress_console, show_json

if TYPE_CHECKING:
    from netral.intake.screenshot.form_draft import FormDraft
    from netral.intake.screenshot.picture import WorkingCopy

_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg"}
_NAME_SIGNS = 16


def lead(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A screenshot: PNG, JPEG or WEBP.")],
    *,
    out: Annotated[Path, typer.Option(help="Folder for the working copy and the form's draft.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Make a working copy of a lone screenshot, and a draft of the form for a person.

    The copy holds the pixels alone: no EXIF, no place. It is lead material (grade D)
    and never an act. Where tesseract with Indonesian is installed, the words in it are
    proposed; a person confirms each of them.
    """
    from netral.intake.screenshot.form_draft import propose_form
    from netral.intake.screenshot.reading import read_screenshot

    read = read_screenshot(file)
    if read.draft is None:
        progress_console().print(
            "[netral] TESSERACT WITH INDONESIAN IS NOT INSTALLED: the words are not proposed "
            "(scripts/install_system_packages.sh)",
            highlight=False,
            markup=False,
        )
    document = _describe(read.copy, read.draft or propose_form(""))
    document["copy"] = _write(out, read.copy, document)
    if as_json:
        show_json(document)
        return
    people().print(f"Salinan kerja / Working copy: {out / document['copy']}", highlight=False)
    people().print("Bukan perbuatan; bahan informasi awal. / No act; lead material.")


def _describe(copy: "WorkingCopy", draft: "FormDraft") -> dict[str, Any]:
    facts = copy.facts
    return {
        "kind": "lead material",
        "grade": "D",
        "original_sha256": copy.original_sha256,
        "original_format": facts.format_name,
        "pixels": [facts.width, facts.height],
        "dropped": {"location": facts.has_location, "camera_facts": facts.has_camera_facts},
        "proposals_by_machine": {
            "text": draft.text,
            "handles": list(draft.handles),
            "addresses": list(draft.addresses),
            "dates": list(draft.dates),
            "times": list(draft.times),
        },
    }


def _write(out: Path, copy: "WorkingCopy", document: dict[str, Any]) -> str:
    import msgspec

    out.mkdir(parents=True, exist_ok=True)
    stem = copy.original_sha256[:_NAME_SIGNS]
    name = f"{stem}{_ENDINGS[copy.media_type]}"
    (out / name).write_bytes(copy.content)
    draft = msgspec.json.format(msgspec.json.encode(document), indent=2)
    (out / f"{stem}.json").write_bytes(draft + b"\n")
    return name
