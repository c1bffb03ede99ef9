"""Rows of cases. The rules stand in the core; `sql/guards.sql` repeats them in the database.

`netral_console.cases.store` is the only writer.
"""

from django.db import models


class DeclaredAccount(models.Model):
    """An account that a civil servant declared, with the local days on which that holds."""

    position = models.BigAutoField(primary_key=True)
    person = models.TextField()
    platform = models.TextField()
    account_id = models.TextField()
    """The name after @; the platform's own id, if the account has no name."""
    stable_id = models.TextField(default="", db_default="", blank=True)
    """The platform's own id, if the register had it."""
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    document_sha256 = models.TextField(default="", blank=True)
    is_void = models.BooleanField(default=False, db_default=False)
    """It was never theirs: an officer granted that; no case can rest on it any more."""
    wish = models.BigIntegerField(null=True, unique=True)
    """The civil servant's wish that it was declared by; `None` if the register brought it."""

    class Meta:
        """An account is declared once from a day on, and not backwards."""

        db_table = "declared_account"
        indexes = (models.Index(fields=("person",), name="accounts_of_a_person"),)
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "account_id", "valid_from"), name="one_declaration_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="declaration_ends_after_it_begins",
            ),
        )


class ElectionWindow(models.Model):
    """The dated window of an election; nothing outside it is collected or kept."""

    window_id = models.TextField(primary_key=True)
    first_date = models.DateField()
    until_date = models.DateField()
    zone = models.TextField(default="Asia/Jakarta")

    class Meta:
        """A window has at least one day."""

        db_table = "election_window"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date__gt=models.F("first_date")), name="window_has_days"
            ),
        )


class CaseRow(models.Model):
    """Where a case stands; everything else about it is in its events."""

    position = models.BigAutoField(primary_key=True)
    case_id = models.TextField(unique=True)
    state = models.TextField()
    state_since = models.DateTimeField()
    version = models.IntegerField()
    taken_in_at = models.DateTimeField()
    last_at = models.DateTimeField()
    act_id = models.TextField(null=True, unique=True)
    occurred_at = models.DateTimeField(null=True)
    person = models.TextField(null=True)
    declaration = models.ForeignKey(DeclaredAccount, models.DO_NOTHING, null=True)
    window = models.ForeignKey(ElectionWindow, models.DO_NOTHING, null=True)

    class Meta:
        """One act has one case."""

        db_table = "case_record"
        indexes = (models.Index(fields=("state",), name="cases_in_a_state"),)


class CaseEventRow(models.Model):
    """One step of a case; appended, never changed."""

    position = models.BigAutoField(primary_key=True)
    event_id = models.TextField(unique=True)
    case = models.ForeignKey(CaseRow, models.DO_NOTHING, to_field="case_id")
    sequence = models.IntegerField()
    step = models.TextField()
    state_before = models.TextField()
    state_after = models.TextField()
    at = models.DateTimeField()
    actor_id = models.TextField()
    actor_role = models.TextField()
    record = models.JSONField()
    """`netral.casework.event.v1`."""

    class Meta:
        """Each place in a case's history is taken once."""

        db_table = "case_event"
        constraints = (
            models.UniqueConstraint(fields=("case", "sequence"), name="one_event_a_version"),
        )


class OfCase(models.Model):
    """What a step left beside its event, so that the database can ask for it."""

    position = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, models.DO_NOTHING, to_field="case_id", related_name="+")
    event = models.ForeignKey(
        CaseEventRow, models.DO_NOTHING, to_field="event_id", related_name="+"
    )

    class Meta:
        """Only its children have tables."""

        abstract = True


class Exhibit(OfCase):
    """An exhibit by its id and digest; the bytes stay in the evidence room."""

    exhibit_id = models.TextField()
    sha256 = models.TextField()
    grade = models.TextField()
    declaration = models.ForeignKey(DeclaredAccount, models.DO_NOTHING)

    class Meta:
        """An exhibit stands once in a case."""

        db_table = "case_exhibit"
        constraints = (
            models.UniqueConstraint(fields=("case", "exhibit_id"), name="one_exhibit_a_case"),
        )


class Commitment(OfCase):
    """A committed draw that a case took."""

    sha256 = models.TextField(unique=True)
    sequence = models.IntegerField()
    kind = models.TextField()

    class Meta:
        """A draw serves one case."""

        db_table = "case_commitment"
        constraints = (
            models.UniqueConstraint(fields=("sequence", "kind"), name="one_case_a_draw"),
        )


class Seat(OfCase):
    """A reviewer on a case: the assignment by which rows are shown."""

    reviewer = models.TextField()
    draw = models.TextField()
    unit = models.TextField()
    has_left = models.BooleanField(default=False)

    class Meta:
        """Nobody sits twice, and of one draw no two sit who are of one unit."""

        db_table = "case_seat"
        indexes = (
            models.Index(fields=("reviewer",), include=("case",), name="seats_of_a_reviewer"),
        )
        constraints = (
            models.UniqueConstraint(fields=("case", "reviewer"), name="one_seat_a_reviewer"),
            models.UniqueConstraint(
                fields=("case", "draw", "unit"),
                condition=models.Q(has_left=False),
                name="one_seat_a_unit",
            ),
        )


class VoteRow(OfCase):
    """A locked vote; never changed."""

    reviewer = models.TextField()
    round = models.TextField()
    assessment = models.TextField()
    rule_code = models.TextField()
    cast_at = models.DateTimeField()

    class Meta:
        """Nobody votes twice in a round."""

        db_table = "case_vote"
        indexes = (models.Index(fields=("reviewer", "cast_at"), name="votes_of_a_reviewer"),)
        constraints = (
            models.UniqueConstraint(
                fields=("case", "round", "reviewer"), name="one_vote_a_reviewer"
            ),
            models.UniqueConstraint(fields=("event",), name="one_vote_an_event"),
        )


class NoticeRow(OfCase):
    """A notice that was sent to the person."""

    notice_id = models.TextField()
    reply_days = models.IntegerField()

    class Meta:
        """The same notice can be sent again while it is not delivered."""

        db_table = "case_notice"
        constraints = (models.UniqueConstraint(fields=("event",), name="one_notice_an_event"),)


class NoticedActRow(OfCase):
    """One act that a notice names, exactly; none of its columns may be empty."""

    notice_id = models.TextField()
    occurred_at = models.DateTimeField()
    url = models.TextField()
    evidence_sha256 = models.TextField()
    article = models.TextField()

    class Meta:
        """See the guards."""

        db_table = "case_noticed_act"


class DeliveryRow(OfCase):
    """The proof that a notice reached the person."""

    notice_id = models.TextField()
    delivered_at = models.DateTimeField()
    proof_sha256 = models.TextField()

    class Meta:
        """A notice is delivered once, and with it the case goes on."""

        db_table = "case_delivery"
        constraints = (models.UniqueConstraint(fields=("case",), name="one_delivery_a_case"),)


class ReplyWindow(OfCase):
    """The last local day to reply; a later row makes it longer, none makes it shorter."""

    reply_until = models.DateField()

    class Meta:
        """See the guards."""

        db_table = "case_reply_window"


class ReplyRow(OfCase):
    """A reply by its digest and the number of its points."""

    reply_id = models.TextField()
    sha256 = models.TextField()
    point_count = models.IntegerField()
    is_complete = models.BooleanField()

    class Meta:
        """A reply is submitted once."""

        db_table = "case_reply"
        constraints = (
            models.UniqueConstraint(fields=("case", "reply_id"), name="one_reply_an_id"),
        )


class AnswerRow(OfCase):
    """One reviewer's answer to one point of a reply."""

    reply_id = models.TextField()
    point = models.IntegerField()
    reviewer = models.TextField()
    view = models.TextField()

    class Meta:
        """Nobody answers a point twice."""

        db_table = "case_answer"
        constraints = (
            models.UniqueConstraint(
                fields=("case", "reply_id", "point", "reviewer"), name="one_answer_a_point"
            ),
        )


class Referral(OfCase):
    """A package that went to a receiving body."""

    body_id = models.TextField()
    reference = models.TextField()
    package_sha256 = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        """A body gets a package once."""

        db_table = "case_referral"
        constraints = (
            models.UniqueConstraint(fields=("case", "body_id"), name="one_referral_a_body"),
        )
