"""The public report of a console counts the same cases four ways."""

from pathlib import Path

from netral.casework import Assessment, Procedure
from netral.casework.script import CaseScript


def test_each_case_is_in_one_row_of_each_table(
    store: object, procedure: Procedure, tmp_path: Path
) -> None:
    from netral_console.public.transparency import write_transparency

    for number in range(1, 15):
        script = CaseScript(store, procedure, number=number)  # type: ignore[arg-type]
        script.open()
        script.draw()
        if number > 1:
            script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    made = write_transparency(tmp_path, at=script.at)
    spans = {t.name: {r.key: str(r.span) for r in t.rows} for t in made.tables}
    assert spans["stage"]["ended"] == "12-23"
    assert spans["stage"]["review"] == "0-11"
    assert spans["outcome"]["not_proven"] == "12-23"
    assert {"stage", "outcome"} <= set(spans)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "PKR-" not in page
    assert "orang-" not in page
