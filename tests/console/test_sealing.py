"""Sealed personal data: a key for each subject, and nothing opens after it is destroyed."""

import psycopg
import pytest
from django.db import OperationalError

from netral.casework.script import SUBJECT_PERSON
from netral_console.cases.asking import asking_as_store
from netral_console.database import Database
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


def test_a_crash_before_the_old_key_file_is_gone_is_made_good_by_the_next_erasure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from netral_console.sealing import envelope
    from netral_console.sealing.epoch import list_epochs

    def crash(_: int) -> None:
        raise KeyboardInterrupt

    with asking_as_store(using="default"):
        envelope.seal("orang-1", PLACE, b"isi")
    with monkeypatch.context() as broken:
        broken.setattr(envelope, "destroy_epoch", crash)
        with pytest.raises(KeyboardInterrupt):
            envelope.erase_subjects(["orang-1"])
    assert len(list_epochs()) > 1
    envelope.erase_subjects([])
    assert len(list_epochs()) == 1


def test_no_key_is_made_under_an_epoch_that_ends(database: Database) -> None:
    from django.db import connection, transaction

    from netral_console.sealing import envelope

    with asking_as_store(using="default"):
        envelope.seal("orang-1", PLACE, b"isi")
    with psycopg.connect(database.application_url) as erasing:
        erasing.execute("SELECT pg_advisory_xact_lock(%s)", [envelope._EPOCH_LOCK])
        with asking_as_store(using="default"):
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '50ms'")
            with pytest.raises(OperationalError):
                envelope.seal("orang-2", PLACE, b"lain")
            transaction.set_rollback(True)
        erasing.rollback()
    with asking_as_store(using="default"):
        assert envelope.seal("orang-2", PLACE, b"lain")


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
