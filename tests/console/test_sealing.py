"""Sealed personal data: a key for each subject, and nothing opens after it is destroyed."""

import pytest

from netral.casework.script import SUBJECT_PERSON
from netral_console.cases.asking import asking_as_store
from netral_console.errors import SealBrokenError, SubjectErasedError
from tests.console.registered import NAME, register

pytestmark = pytest.mark.usefixtures("store")
PLACE = "uji.isi"


def test_what_is_sealed_opens_again() -> None:
    from netral_console.sealing.envelope import seal, unseal

    with asking_as_store(using="default"):
        assert unseal("orang-1", PLACE, seal("orang-1", PLACE, b"isi")) == b"isi"


def test_sealed_bytes_open_only_in_their_place_and_for_their_subject() -> None:
    from netral_console.sealing.envelope import seal, unseal

    with asking_as_store(using="default"):
        sealed = seal("orang-1", PLACE, b"isi")
        seal("orang-2", PLACE, b"lain")
        with pytest.raises(SealBrokenError):
            unseal("orang-1", "uji.lain", sealed)
        with pytest.raises(SealBrokenError):
            unseal("orang-2", PLACE, sealed)


def test_after_erasure_a_copy_of_the_database_opens_nothing() -> None:
    from netral_console.sealing.envelope import erase_subjects, seal, unseal
    from netral_console.sealing.models import SubjectKey

    with asking_as_store(using="default"):
        sealed = seal("orang-1", PLACE, b"isi")
        kept = seal("orang-2", PLACE, b"lain")
        backup = list(SubjectKey.objects.all())
    assert erase_subjects(["orang-1"]) == 1
    with asking_as_store(using="default"):
        assert unseal("orang-2", PLACE, kept) == b"lain"
        with pytest.raises(SubjectErasedError):
            unseal("orang-1", PLACE, sealed)
        SubjectKey.objects.all().delete()
        SubjectKey.objects.bulk_create(backup)
        with pytest.raises(Exception, match="key file of epoch"):
            unseal("orang-1", PLACE, sealed)


def test_an_identity_is_found_and_never_printed() -> None:
    from netral_console.registry.identity import find_identity

    register()
    found = find_identity(SUBJECT_PERSON)
    assert found is not None
    assert found.name == NAME
    assert NAME not in repr(found)
    assert found.unit_title == "Dinas Rekaan Kota"
    assert "akunrekaan" in found.handles


def test_the_database_holds_no_name_in_clear() -> None:
    from netral_console.registry.models import CivilServantRow

    register()
    row = CivilServantRow.objects.using("owner").get(person=SUBJECT_PERSON)
    assert NAME.encode() not in bytes(row.sealed_identity)


def test_pages_see_no_identity_but_as_the_store() -> None:
    from netral_console.registry.models import CivilServantRow

    register()
    assert CivilServantRow.objects.count() == 0
