"""What an erasure takes of reports: pictures that the public sent, and who sent them."""

from collections.abc import Iterable

import msgspec

from netral_console.cases.asking import asking_as_store
from netral_console.public.models import Report
from netral_console.sealing.envelope import unseal

STORY = "public_report.story"


def list_report_pictures(case_id: str) -> list[str]:
    """List the exhibit ids of pictures that reports of a case brought.

    Raises:
        SubjectErasedError: If the key of the case is destroyed already.
    """
    with asking_as_store(using="default"):
        rows = Report.objects.filter(case_id=case_id).exclude(sealed_story=b"")
        stories = [msgspec.json.decode(unseal(case_id, STORY, row.sealed_story)) for row in rows]
    return [each["picture"] for each in stories if each.get("picture")]


def list_report_subjects(case_ids: Iterable[str]) -> list[str]:
    """List under whose keys reporters and dialogues of some cases are sealed."""
    with asking_as_store(using="default"):
        rows = Report.objects.filter(case_id__in=list(case_ids))
        return [subject_of(row) for row in rows]


def subject_of(report: Report) -> str:
    """Name the subject under whose key a report's reporter and dialogue are sealed."""
    return f"report-{report.code_sha256[:32]}"
