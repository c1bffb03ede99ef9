"""Seals the bytes of exhibits, so that forgetting a key forgets them in every copy."""

from collections.abc import Iterable, Mapping

from netral.evidence.digest import digest_content
from netral.evidence.errors import BlobDamagedError
from netral_console.cases.asking import asking_as_store
from netral_console.errors import SealBrokenError, SubjectErasedError
from netral_console.sealing.envelope import make_keys, open_keys, seal_with, unseal
from netral_console.sealing.models import SubjectKey

_PLACE = "exhibit.content"
_PREFIX = "exhibit "


class KeyCover:
    """Seals each content under a key of its own: the same bytes can belong to several cases.

    The keys are wrapped like those of cases. The one of a content is destroyed when the
    last exhibit that has it was erased.
    """

    def close(self, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        subjects = {digest: f"{_PREFIX}{digest}" for digest in contents}
        if not subjects:
            return {}
        with asking_as_store(using="default", is_writing=True):
            made = make_keys(subjects.values())
            keys = open_keys(set(subjects.values()) - set(made)) | made
        return {
            digest: seal_with(keys[subject], subject, _PLACE, contents[digest])
            for digest, subject in subjects.items()
        }

    def open(self, sha256: str, closed: bytes) -> bytes | None:
        try:
            with asking_as_store(using="default"):
                return unseal(f"{_PREFIX}{sha256}", _PLACE, closed)
        except SubjectErasedError:
            return None
        except SealBrokenError as error:
            raise BlobDamagedError(sha256, digest_content(closed).sha256) from error


def list_keys_without_bytes(kept: Iterable[str]) -> list[str]:
    """List whose keys opened contents that are no longer kept.

    Args:
        kept: The digests of all contents that are.
    """
    with asking_as_store(using="default"):
        known = SubjectKey.objects.filter(subject__startswith=_PREFIX)
        names = set(known.values_list("subject", flat=True))
    return sorted(names - {f"{_PREFIX}{each}" for each in kept})
