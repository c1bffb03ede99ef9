"""The release as a static page and as CSV files; it loads nothing."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency.release import PublishedTable, Release
from netral.reporting.writing import StagedFile
from netral.values.csv_writing import write_csv_text

_TEMPLATES = Path(__file__).parent
_BAR_WIDTH = 420
LANGUAGES = ("id", "en")


def render_release(
    release: Release, *, language: str, title: Bilingual, facts: Mapping[str, Bilingual]
) -> str:
    """Render the page of a release in one language.

    Args:
        release: What is published.
        language: ``id`` or ``en``.
        title: Of the page: the election.
        facts: Further lines (thresholds, rulebook, coverage) by their labels; nothing in
            them may count cases.

    Returns:
        A page without scripts, styles or pictures from elsewhere.
    """
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    template = environment.get_template("transparency.html.j2")
    return template.render(
        release=release,
        language=language,
        title=getattr(title, language),
        tables=[_drawn(table, language) for table in release.tables],
        facts={label: getattr(text, language) for label, text in facts.items()},
        say=lambda indonesian, english: indonesian if language == "id" else english,
    )


def write_release(
    release: Release, folder: Path, *, title: Bilingual, facts: Mapping[str, Bilingual]
) -> list[Path]:
    """Write the pages and a CSV beside each table; all of them, or none.

    Returns:
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        name: render_release(release, language=language, title=title, facts=facts).encode()
        for name, language in (("index.html", "id"), ("en.html", "en"))
    }
    for table in release.tables:
        contents[f"{table.name}.csv"] = write_table_csv(table)
    staged = []
    for name, content in contents.items():
        file = StagedFile(folder / name)
        file.write(content)
        staged.append(file)
    for file in staged:
        file.keep()
    return [folder / name for name in contents]


def write_table_csv(table: PublishedTable) -> bytes:
    """Write a table as CSV, in both languages."""
    rows = [
        (row.key, row.words.id, row.words.en, row.span.low, row.span.high) for row in table.rows
    ]
    return write_csv_text(("key", "id", "en", "at_least", "at_most"), rows).encode()


def _drawn(table: PublishedTable, language: str) -> dict[str, object]:
    most = max([row.span.high for row in table.rows] + [1])
    return {
        "name": table.name,
        "title": getattr(table.title, language),
        "height": 28 * len(table.rows),
        "rows": [
            {
                "words": getattr(row.words, language),
                "span": row.span,
                "y": 28 * place,
                "sure": round(_BAR_WIDTH * row.span.low / most),
                "maybe": round(_BAR_WIDTH * row.span.high / most),
            }
            for place, row in enumerate(table.rows)
        ],
    }
