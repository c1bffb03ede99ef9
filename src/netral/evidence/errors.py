"""Errors of the evidence room."""

from enum import StrEnum

from netral.errors import NetralError, TransientError


class EvidenceError(NetralError):
    """Base of the errors of the evidence room."""


class EmptyContentError(EvidenceError):
    """An exhibit would have no content."""

    code = "NTR-EVI-001"

    def __init__(self, exhibit_id: str) -> None:
        super().__init__(exhibit_id)
        self.exhibit_id = exhibit_id

    @property
    def problem(self) -> str:
        return f"Exhibit {self.exhibit_id} has no content."

    @property
    def remedy(self) -> str:
        return "This is a failed capture; capture again. An empty exhibit proves nothing."


class SealBrokenError(EvidenceError):
    """Content or capture facts no longer match their seal."""

    code = "NTR-EVI-002"

    def __init__(self, exhibit_id: str, part: str, expected: str, found: str) -> None:
        super().__init__(exhibit_id, part, expected, found)
        self.exhibit_id = exhibit_id
        self.part = part
        """What differs: ``content``, ``size`` or ``statement``."""
        self.expected = expected
        self.found = found

    @property
    def problem(self) -> str:
        return (
            f"Exhibit {self.exhibit_id} does not match its seal ({self.part}): "
            f"expected {self.expected}, found {self.found}."
        )

    @property
    def remedy(self) -> str:
        return "Do not seal it anew. Compare with the copy kept elsewhere."


class UnwritableFactError(EvidenceError):
    """A capture fact cannot stand in a canonical form."""

    code = "NTR-EVI-003"

    def __init__(self, form: str, field: str, detail: str) -> None:
        super().__init__(form, field, detail)
        self.form = form
        self.field = field
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The field {self.field} of {self.form} {self.detail}."

    @property
    def remedy(self) -> str:
        return "Give it as one line of plain text, or leave it out if it is not known."


class MalformedFormError(EvidenceError):
    """Bytes are not the canonical form that they should be."""

    code = "NTR-EVI-004"

    def __init__(self, form: str, detail: str) -> None:
        super().__init__(form, detail)
        self.form = form
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"This is no {self.form}: {self.detail}."

    @property
    def remedy(self) -> str:
        return "It was changed after it was written, or another version wrote it."


class LoneScreenshotError(EvidenceError):
    """An indication was asked of evidence that can only open a lead."""

    code = "NTR-EVI-005"

    def __init__(self, exhibit_ids: tuple[str, ...]) -> None:
        super().__init__(exhibit_ids)
        self.exhibit_ids = exhibit_ids

    @property
    def problem(self) -> str:
        named = ", ".join(self.exhibit_ids) or "none"
        return f"No exhibit of grade A, B or C stands behind this (exhibits: {named})."

    @property
    def remedy(self) -> str:
        return "A lone screenshot opens a lead. Capture the page itself before going on."


class BlobMissingError(EvidenceError):
    """Stored bytes are not where they were put."""

    code = "NTR-EVI-010"

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256)
        self.sha256 = sha256

    @property
    def problem(self) -> str:
        return f"The store has no bytes with the digest {self.sha256}."

    @property
    def remedy(self) -> str:
        return "Bring them back from a backup and verify the log."


class BlobDamagedError(EvidenceError):
    """Stored bytes are no longer those that were put in."""

    code = "NTR-EVI-011"

    def __init__(self, sha256: str, found: str) -> None:
        super().__init__(sha256, found)
        self.sha256 = sha256
        self.found = found

    @property
    def problem(self) -> str:
        return f"The bytes stored as {self.sha256} now have the digest {self.found}."

    @property
    def remedy(self) -> str:
        return "The disk or somebody changed them. Bring them back from a backup."


class StorageFailedError(EvidenceError, TransientError):
    """The disk refused to keep something; nothing was acknowledged."""

    code = "NTR-EVI-012"

    def __init__(self, step: str, detail: str) -> None:
        super().__init__(step, detail)
        self.step = step
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The disk failed at this step: {self.step} ({self.detail})."

    @property
    def remedy(self) -> str:
        return "Open the store anew and send the same intake key again; nothing is doubled."


class StorePoisonedError(EvidenceError):
    """A store was used after its disk had failed."""

    code = "NTR-EVI-013"

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step

    @property
    def problem(self) -> str:
        return f"This store stopped because its disk failed at this step: {self.step}."

    @property
    def remedy(self) -> str:
        return "Look at the disk, then open the store anew: what memory holds is not to be trusted."


class IntakeKeyReusedError(EvidenceError):
    """One intake key came with two different contents."""

    code = "NTR-EVI-014"

    def __init__(self, intake_key: str) -> None:
        super().__init__(intake_key)
        self.intake_key = intake_key

    @property
    def problem(self) -> str:
        return f"The intake key {self.intake_key} was used before for something else."

    @property
    def remedy(self) -> str:
        return "A retry sends the same bytes and facts. For something new take a new key."


class IndexDamagedError(EvidenceError):
    """The index does not read as it was written, or disagrees with the log."""

    code = "NTR-EVI-015"

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(line, detail)
        self.line = line
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The index is damaged at line {self.line}: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Stop, keep the folder as it is, and compare with a backup."


class RecordNotFoundError(EvidenceError):
    """Nothing is recorded under an id."""

    code = "NTR-EVI-016"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @property
    def problem(self) -> str:
        return f"Nothing is recorded as {self.name}."

    @property
    def remedy(self) -> str:
        return "Look at the id; `netral evidence list` shows all ids."


class StoreBusyError(EvidenceError, TransientError):
    """Another process has the store open for writing."""

    code = "NTR-EVI-017"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"Another process writes to {self.folder}."

    @property
    def remedy(self) -> str:
        return "Wait until it is done; two writers would break the order of the log."


class ErasedRecordError(EvidenceError):
    """What is asked for was erased; only its commitment is left."""

    code = "NTR-EVI-018"

    def __init__(self, entry_number: int) -> None:
        super().__init__(entry_number)
        self.entry_number = entry_number

    @property
    def problem(self) -> str:
        return f"Log entry {self.entry_number} was erased; nothing about it can be read again."

    @property
    def remedy(self) -> str:
        return "The log still verifies: it held a salted commitment only."


class ProofKind(StrEnum):
    """What a proof of the log is about."""

    INCLUSION = "inclusion"
    CONSISTENCY = "consistency"
    SIZE = "size"


class NotePart(StrEnum):
    """The part of a signed note that has another form."""

    NOTE = "note"
    SIGNATURE = "signature line"
    CHECKPOINT = "checkpoint"


class ProofRefusedError(EvidenceError):
    """A proof of inclusion or consistency does not prove what it should."""

    code = "NTR-EVI-020"

    def __init__(self, kind: ProofKind, detail: str) -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The proof ({self.kind}) is refused: {self.detail}."

    @property
    def remedy(self) -> str:
        return "The log and the one who asks do not hold the same history. Keep both heads."


class MalformedNoteError(EvidenceError):
    """A text is no signed note, or no checkpoint, in the exact form."""

    code = "NTR-EVI-021"

    def __init__(self, part: NotePart, detail: str) -> None:
        super().__init__(part, detail)
        self.part = part
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"This is no signed checkpoint ({self.part}): {self.detail}."

    @property
    def remedy(self) -> str:
        return "Give the file exactly as the log or the witness wrote it."


class SignatureRefusedError(EvidenceError):
    """A note bears no valid signature of a key that is trusted."""

    code = "NTR-EVI-022"

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The signature of {self.name} is refused: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Compare the key with the one that its owner published."


class WrongKeyError(EvidenceError):
    """A key text or key file cannot be read as a key."""

    code = "NTR-EVI-023"

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(place, detail)
        self.place = place
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"There is no usable key in {self.place}: {self.detail}."

    @property
    def remedy(self) -> str:
        return "`netral evidence key` makes a key; a public key reads name+id+letters."


class LogFault(StrEnum):
    """What of a log contradicts what."""

    SHORTER = "it has fewer entries than a head that was signed"
    OTHER = "its entries lead to another root than a head that was signed"
    FORM = "an entry has another form than entries have"
    ORDER = "an entry is older than the entry before it"
    UNKNOWN = "a record stands at an entry that the log holds otherwise"


class LogDamagedError(EvidenceError):
    """The log's own files contradict each other."""

    code = "NTR-EVI-024"

    def __init__(self, fault: LogFault) -> None:
        super().__init__(fault)
        self.fault = fault

    @property
    def problem(self) -> str:
        return f"The log is damaged or was changed: {self.fault}."

    @property
    def remedy(self) -> str:
        return "Sign nothing. Keep the folder as it is and compare with the witnesses' heads."


class MomentGoesBackError(EvidenceError):
    """An entry would be older than the entry before it."""

    code = "NTR-EVI-025"

    def __init__(self, last: str, given: str) -> None:
        super().__init__(last, given)
        self.last = last
        self.given = given

    @property
    def problem(self) -> str:
        return f"The clock says {self.given}, but the last entry is of {self.last}."

    @property
    def remedy(self) -> str:
        return "Set the clock right; the log refuses to record a past that was not."


class MalformedRequestError(EvidenceError):
    """What was sent to a witness is no request."""

    code = "NTR-EVI-030"

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line

    @property
    def problem(self) -> str:
        return f"This is no request to a witness: line {self.line} has another form."

    @property
    def remedy(self) -> str:
        return "Send `old SIZE`, the proof's lines, a blank line and the checkpoint."


class UnknownLogError(EvidenceError):
    """A witness was shown a log that it does not know."""

    code = "NTR-EVI-031"

    def __init__(self, origin: str) -> None:
        super().__init__(origin)
        self.origin = origin

    @property
    def problem(self) -> str:
        return f"This witness does not know the log {self.origin}."

    @property
    def remedy(self) -> str:
        return "Start the witness with --log and the public key that the log's owner published."


class OtherSizeHeldError(EvidenceError):
    """A witness holds a head of another size than the one the proof begins at."""

    code = "NTR-EVI-032"

    def __init__(self, origin: str, held_size: int, given_size: int) -> None:
        super().__init__(origin, held_size, given_size)
        self.origin = origin
        self.held_size = held_size
        self.given_size = given_size

    @property
    def problem(self) -> str:
        return (
            f"The witness holds size {self.held_size} of {self.origin}, "
            f"the proof begins at size {self.given_size}."
        )

    @property
    def remedy(self) -> str:
        return "Send a proof that begins at the size the witness holds."


class ForkShownError(EvidenceError):
    """A log signed two histories; the witness keeps both heads."""

    code = "NTR-EVI-033"

    def __init__(self, origin: str, held_size: int, shown_size: int) -> None:
        super().__init__(origin, held_size, shown_size)
        self.origin = origin
        self.held_size = held_size
        self.shown_size = shown_size

    @property
    def problem(self) -> str:
        return (
            f"The head of size {self.shown_size} of {self.origin} was not shown to add to "
            f"the head of size {self.held_size} that this witness holds."
        )

    @property
    def remedy(self) -> str:
        return "The witness did not sign and keeps both heads. Ask the log's owner to explain."


class WitnessAnswerError(EvidenceError, TransientError):
    """A witness gave no answer that can be used."""

    code = "NTR-EVI-034"

    def __init__(self, witness: str, detail: str) -> None:
        super().__init__(witness, detail)
        self.witness = witness
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The witness {self.witness} did not sign: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Until a witness signs, the newest entries are not safe from rewriting."


class TimeTokenRefusedError(EvidenceError):
    """A time token does not prove that these bytes were there at its moment."""

    code = "NTR-EVI-040"

    def __init__(self, authority: str, detail: str) -> None:
        super().__init__(authority, detail)
        self.authority = authority
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The time token of {self.authority} is refused: {self.detail}."

    @property
    def remedy(self) -> str:
        return "It was not kept. Ask the authority again, and compare its root certificate."


class WrongAuthorityError(EvidenceError):
    """A time authority is configured without a usable root certificate."""

    code = "NTR-EVI-041"

    def __init__(self, authority: str, detail: str) -> None:
        super().__init__(authority, detail)
        self.authority = authority
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The time authority {self.authority} cannot be used: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Give the PEM file of the root certificate that the authority published."


class MalformedProofError(EvidenceError):
    """A file is no OpenTimestamps proof that can be followed."""

    code = "NTR-EVI-042"

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position

    @property
    def problem(self) -> str:
        return f"This is no OpenTimestamps proof: byte {self.position} cannot be followed."

    @property
    def remedy(self) -> str:
        return "Give the .ots file as the client wrote it."


class EmptyBundleError(EvidenceError):
    """A bundle would hold nothing that can be verified."""

    code = "NTR-EVI-050"

    def __init__(self, bundle_id: str, missing: str) -> None:
        super().__init__(bundle_id, missing)
        self.bundle_id = bundle_id
        self.missing = missing

    @property
    def problem(self) -> str:
        return f"The bundle {self.bundle_id} has no {self.missing}."

    @property
    def remedy(self) -> str:
        return (
            "A referral needs exhibits, the trace, each notice and the reply, or the reason "
            "why there is none."
        )


class EnclosureNameError(EvidenceError):
    """A file of a bundle has a name that could lead out of its folder."""

    code = "NTR-EVI-052"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @property
    def problem(self) -> str:
        return f'"{self.name}" is no name for a file of a bundle.'

    @property
    def remedy(self) -> str:
        return "Use letters, digits, hyphens, underscores and dots, and a slash between folders."


class BundleRefusedError(EvidenceError):
    """A bundle does not verify."""

    code = "NTR-EVI-051"

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The bundle {self.name} is refused: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Ask for it once more, from the one who made it; keep this one as it is."


class NoHeadError(EvidenceError):
    """A log was to be verified against nothing."""

    code = "NTR-EVI-026"

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place

    @property
    def problem(self) -> str:
        return f"There is no signed head to compare {self.place} with."

    @property
    def remedy(self) -> str:
        return "Give --head with the file that a witness or the log's owner published."


class TooFewWitnessesError(EvidenceError):
    """A head that should be witnessed is not."""

    code = "NTR-EVI-027"

    def __init__(self, size: int, needed: int, found: int) -> None:
        super().__init__(size, needed, found)
        self.size = size
        self.needed = needed
        self.found = found

    @property
    def problem(self) -> str:
        return f"The head of size {self.size} bears {self.found} of {self.needed} cosignatures."

    @property
    def remedy(self) -> str:
        return "Ask the witnesses for the head they hold; compare it with this one."


class PictureRefusedError(EvidenceError):
    """A picture cannot be looked at safely."""

    code = "NTR-EVI-060"

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.width = width
        self.height = height

    @property
    def problem(self) -> str:
        size = f" ({self.width} by {self.height} pixels)" if self.width else ""
        return f"This is no PNG, JPEG or WebP picture of at most 40 million pixels{size}."

    @property
    def remedy(self) -> str:
        return (
            "The exhibit itself is kept as it is; only the search for earlier copies is left out."
        )


class WaczRefusedError(EvidenceError):
    """A web capture is not what its own list says."""

    code = "NTR-EVI-061"

    def __init__(self, file_name: str, entry_number: int | None, detail: str) -> None:
        super().__init__(file_name, entry_number, detail)
        self.file_name = file_name
        self.entry_number = entry_number
        """Counted from 1 in the archive's directory; names of captures may be private."""
        self.detail = detail

    @property
    def problem(self) -> str:
        place = "" if self.entry_number is None else f", entry {self.entry_number}"
        return f"The web capture {self.file_name}{place} is refused: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Ask for the .wacz as the capturing program wrote it, or capture again."


class CaptureShortError(EvidenceError):
    """A capture lacks what a capture must have."""

    code = "NTR-EVI-062"

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing

    @property
    def problem(self) -> str:
        return f"This capture lacks: {', '.join(self.missing)}."

    @property
    def remedy(self) -> str:
        return (
            "Capture address, page source and the whole page as a picture, logged in if the "
            "page is an empty shell; until then it is a lead (grade D)."
        )


class ExhibitIdTakenError(EvidenceError):
    """An exhibit id came under a second intake key."""

    code = "NTR-EVI-019"

    def __init__(self, exhibit_id: str) -> None:
        super().__init__(exhibit_id)
        self.exhibit_id = exhibit_id

    @property
    def problem(self) -> str:
        return f"There is an exhibit {self.exhibit_id} already, of another intake."

    @property
    def remedy(self) -> str:
        return "Give the new one an id of its own; an id names one exhibit for ever."
