"""The public report of a console counts each case once, and remembers what is public."""

from pathlib import Path

from netral.casework import Assessment, Procedure
from netral.casework.script import CaseScript
from netral.reporting.transparency import read_ledger


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

    cases, invented = (made.find(key) for key in ("cases", "invented"))
    assert cases is not None
    assert invented is not None
    assert cases.total_waits
    assert cases.total == 0
    spans = {key: str(span) for key, span in cases.spans().items()}
    assert spans["ended.other.not_proven"] == "12-23"
    assert spans["stage.review.in_time"] == "0-11"
    assert (tmp_path / "contestants.csv").exists()
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "PKR-" not in page
    assert "orang-" not in page


def test_a_second_day_remembers_the_first(
    store: object, procedure: Procedure, tmp_path: Path
) -> None:
    from netral_console.public.transparency import write_transparency

    script = CaseScript(store, procedure)  # type: ignore[arg-type]
    script.open()
    first = write_transparency(tmp_path, at=script.at)
    again = write_transparency(tmp_path, at=script.at)
    script.wait(days=1)
    second = write_transparency(tmp_path, at=script.at)

    assert again == first
    assert read_ledger(tmp_path / "releases.jsonl") == [first, second]


def test_invented_items_that_were_answered_are_counted(
    store: object, procedure: Procedure, tmp_path: Path
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.transparency import write_transparency
    from netral_console.reviewers.models import SeededAnswer, SeededItem

    script = CaseScript(store, procedure)  # type: ignore[arg-type]
    script.open()
    with asking_as_store(using="default"):
        for number in range(30):
            said = Assessment.SUPPORTED if number < 13 else Assessment.NOT_PROVEN
            names = {"reviewer": "pemeriksa-01", "item_id": f"butir-{number}"}
            facts = {"text_key": f"teks-{number}", "view": {}, "dealt_at": script.at}
            SeededItem.objects.create(is_neutral=number < 25, **names, **facts)
            SeededAnswer.objects.create(assessment=said.value, answered_at=script.at, **names)

    made = write_transparency(tmp_path, at=script.at).find("invented")

    assert made is not None
    assert {key: str(span) for key, span in made.spans().items()} == {
        "confirmed": "12-23",
        "dismissed": "12-23",
    }
