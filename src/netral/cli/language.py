"""Commands of `netral language`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from netral.election.contest import Election
    from netral.language.reading import Reading

app = typer.Typer(help="Reading a text: explain and evaluate.", no_args_is_help=True)

ElectionOption = Annotated[
    str, typer.Option("--election", help="Id of a shipped election, or a path.")
]
ModelOption = Annotated[
    Path | None, typer.Option("--model", help="Folder of another model than the shipped one.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document.")]


@app.callback()
def group() -> None:
    """Reading a text: explain and evaluate."""


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help='The text; "-" reads standard input.')],
    election: ElectionOption,
    on: Annotated[
        str | None, typer.Option("--on", help="Local day of the text, such as 2024-10-15.")
    ] = None,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show whom a text means, for or against, in whose voice, and how sure that is."""
    import sys

    from netral.cli.shipped import find_election_path
    from netral.election import load_election
    from netral.language import load_text_reader

    loaded = load_election(find_election_path(election))
    if text == "-":
        text = sys.stdin.read().rstrip("\n")
    at = _find_moment(loaded, on)
    reading = load_text_reader(loaded, model=model).read(text, at=at)
    document = _describe(loaded, text, reading, at)
    if as_json:
        from netral.cli.output import show_json

        show_json(document)
    else:
        _show_reading(document, reading)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated texts, one JSON object a line.")],
    election: ElectionOption,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare reading with annotated texts; every figure with its 95 % interval."""
    import time

    from netral.cli.shipped import find_election_path
    from netral.election import load_election
    from netral.language import load_text_reader
    from netral.language.errors import NoGoldError, UnreadableGoldError
    from netral.language.evaluation import evaluate_readings
    from netral.language.gold import choose_rows, last_campaign_moment, parse_gold

    loaded = load_election(find_election_path(election))
    reader = load_text_reader(loaded, model=model, within_bound=False)
    try:
        lines = gold.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableGoldError(str(gold), 0, "the file cannot be read.") from error
    rows, skipped = choose_rows(
        parse_gold(lines, file=str(gold), election=loaded), election=loaded, reader=reader
    )
    if not rows:
        raise NoGoldError(str(gold))
    at = last_campaign_moment(loaded)
    started = time.perf_counter()
    readings = reader.read_many([(row.text, at) for row in rows])
    seconds = time.perf_counter() - started
    report: dict[str, Any] = {
        "election": loaded.election_id,
        "model": reader.model_name,
        "triages": reader.triages,
        "rows_of_other_contests": skipped,
        "texts_per_second": round(len(rows) / max(seconds, 1e-9), 1),
        **evaluate_readings(rows, readings),
    }
    if as_json:
        from netral.cli.output import show_json

        show_json(report)
    else:
        _show_report(report)


def _find_moment(election: "Election", on: str | None) -> "datetime":
    from datetime import date, datetime, time

    from netral.language.gold import last_campaign_moment
    from netral.values.errors import UnreadableInstantError

    if on is None:
        return last_campaign_moment(election)
    try:
        return datetime.combine(date.fromisoformat(on), time(12), election.zone)
    except ValueError as error:
        raise UnreadableInstantError(on) from error


def _describe(
    election: "Election", text: str, reading: "Reading", at: "datetime"
) -> dict[str, Any]:
    return {
        "election": election.election_id,
        "on": at.date().isoformat(),
        "text": text,
        "targets": [
            {
                "contestant": target.contestant_id,
                "title": election.get_contestant(target.contestant_id).title,
                "stance": target.stance,
                "confidence": target.confidence,
                "spans": [
                    {
                        "start": span.start,
                        "end": span.end,
                        "text": text[span.start : span.end],
                        "why": span.why,
                    }
                    for span in target.spans
                ],
            }
            for target in reading.targets
        ],
        "voice": reading.voice,
        "voice_confidence": reading.voice_confidence,
        "partisanship": reading.partisanship,
        "confidence": reading.confidence,
        "abstention": reading.abstention,
        "hidden_characters": reading.hidden_characters,
        "model": reading.model,
    }


_STANCES = {
    "support": "mendukung · supports",
    "oppose": "menentang · opposes",
    "neutral": "netral · neutral",
    "unclear": "tidak jelas · unclear",
}
_VOICES = {
    "own": "suara sendiri · own voice",
    "report": "memberitakan atau mengutip · report",
    "question": "bertanya · question",
    "other": "lainnya · other",
}
_ANSWERS = {
    "yes": "berpihak · takes sides",
    "no": "tidak berpihak · does not take sides",
    "unclear": "tidak dapat dipastikan · cannot be told",
}
_ABSTENTIONS = {
    "fragment": "terlalu pendek · too short to carry a meaning",
    "unknown_object": "objek tidak disebut · its object is not in the text",
    "low_confidence": "keyakinan rendah · not sure enough",
    "conflicting": "bisa berarti keduanya · could go both ways",
}


def _show_reading(document: dict[str, Any], reading: "Reading") -> None:
    from rich.table import Table
    from rich.text import Text

    from netral.cli.output import people

    console = people()
    shown = Text(document["text"])
    for target in reading.targets:
        for span in target.spans:
            shown.stylize("reverse bold", span.start, span.end)
    console.print(shown)
    if not document["targets"]:
        console.print("Tidak ada peserta yang disebut · names no contestant.")
    else:
        table = Table()
        for title in ("peserta · contestant", "sikap · stance", "keyakinan", "karena · because"):
            table.add_column(title)
        for target in document["targets"]:
            because = "; ".join(f'"{span["text"]}" ({span["why"]})' for span in target["spans"])
            table.add_row(
                target["title"],
                _STANCES[target["stance"]],
                f"{target['confidence']:.2f}",
                because,
            )
        console.print(table)
        voice = _VOICES[document["voice"]]
        console.print(f"Suara · voice: {voice} ({document['voice_confidence']:.2f})")
    answer = _ANSWERS[document["partisanship"]]
    console.print(f"Jawaban · answer: {answer} ({document['confidence']:.2f})", style="bold")
    if document["abstention"]:
        console.print(f"Sebab · because: {_ABSTENTIONS[document['abstention']]}")
    if document["hidden_characters"]:
        count = document["hidden_characters"]
        console.print(f"Karakter tersembunyi · hidden characters: {count}", style="bold")
    console.print(f"Model: {document['model']}; tanggal · on {document['on']}")


def _show_report(report: dict[str, Any]) -> None:
    from rich.table import Table

    from netral.cli.output import people

    counts = report["counts"]
    table = Table(title=f"{report['election']} · {counts['rows']} teks · texts · {report['model']}")
    for title in ("ukuran · figure", "nilai · value", "95 %"):
        table.add_column(title, justify="left" if title.startswith("ukuran") else "right")
    for name, value in report.items():
        if not isinstance(value, int | float) or name == "rows_of_other_contests":
            continue
        low, high = report["intervals"].get(name, (None, None))
        table.add_row(name, f"{value:g}", "" if low is None else f"{low:.3f} - {high:.3f}")
    console = people()
    console.print(table)
    skipped = report["rows_of_other_contests"]
    if skipped:
        console.print(
            f"{skipped} baris dari pemilihan lain dilewati · rows of other contests left out."
        )
    console.print(", ".join(f"{name} {count}" for name, count in counts.items()))
