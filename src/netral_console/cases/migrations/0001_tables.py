"""The tables of cases, as Django writes them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables without rules; the guards follow."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("case_id", models.TextField(unique=True)),
                ("state", models.TextField()),
                ("state_since", models.DateTimeField()),
                ("version", models.IntegerField()),
                ("taken_in_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("act_id", models.TextField(null=True, unique=True)),
                ("occurred_at", models.DateTimeField(null=True)),
                ("person", models.TextField(null=True)),
            ],
            options={
                "db_table": "case_record",
            },
        ),
        migrations.CreateModel(
            name="CaseEventRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("event_id", models.TextField(unique=True)),
                ("sequence", models.IntegerField()),
                ("step", models.TextField()),
                ("state_before", models.TextField()),
                ("state_after", models.TextField()),
                ("at", models.DateTimeField()),
                ("actor_id", models.TextField()),
                ("actor_role", models.TextField()),
                ("record", models.JSONField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_event",
            },
        ),
        migrations.CreateModel(
            name="AnswerRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reply_id", models.TextField()),
                ("point", models.IntegerField()),
                ("reviewer", models.TextField()),
                ("view", models.TextField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_answer",
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("sha256", models.TextField(unique=True)),
                ("sequence", models.IntegerField()),
                ("kind", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_commitment",
            },
        ),
        migrations.CreateModel(
            name="DeclaredAccount",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("person", models.TextField()),
                ("platform", models.TextField()),
                ("account_id", models.TextField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("document_sha256", models.TextField(blank=True, default="")),
            ],
            options={
                "db_table": "declared_account",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("platform", "account_id", "valid_from"),
                        name="one_declaration_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="declaration_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="caserow",
            name="declaration",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="cases.declaredaccount",
            ),
        ),
        migrations.CreateModel(
            name="DeliveryRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("notice_id", models.TextField()),
                ("delivered_at", models.DateTimeField()),
                ("proof_sha256", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_delivery",
            },
        ),
        migrations.CreateModel(
            name="ElectionWindow",
            fields=[
                ("window_id", models.TextField(primary_key=True, serialize=False)),
                ("first_date", models.DateField()),
                ("until_date", models.DateField()),
                ("zone", models.TextField(default="Asia/Jakarta")),
            ],
            options={
                "db_table": "election_window",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_date__gt", models.F("first_date"))),
                        name="window_has_days",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="caserow",
            name="window",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.DO_NOTHING, to="cases.electionwindow"
            ),
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("exhibit_id", models.TextField()),
                ("sha256", models.TextField()),
                ("grade", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, to="cases.declaredaccount"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_exhibit",
            },
        ),
        migrations.CreateModel(
            name="NoticedActRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("notice_id", models.TextField()),
                ("occurred_at", models.DateTimeField()),
                ("url", models.TextField()),
                ("evidence_sha256", models.TextField()),
                ("article", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_noticed_act",
            },
        ),
        migrations.CreateModel(
            name="NoticeRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("notice_id", models.TextField()),
                ("reply_days", models.IntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_notice",
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("body_id", models.TextField()),
                ("reference", models.TextField()),
                ("package_sha256", models.TextField()),
                ("sent_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_referral",
            },
        ),
        migrations.CreateModel(
            name="ReplyRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reply_id", models.TextField()),
                ("sha256", models.TextField()),
                ("point_count", models.IntegerField()),
                ("is_complete", models.BooleanField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_reply",
            },
        ),
        migrations.CreateModel(
            name="ReplyWindow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reply_until", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_reply_window",
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("draw", models.TextField()),
                ("unit", models.TextField()),
                ("has_left", models.BooleanField(default=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_seat",
            },
        ),
        migrations.CreateModel(
            name="VoteRow",
            fields=[
                ("position", models.BigAutoField(primary_key=True, serialize=False)),
                ("reviewer", models.TextField()),
                ("round", models.TextField()),
                ("assessment", models.TextField()),
                ("rule_code", models.TextField()),
                ("cast_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caserow",
                        to_field="case_id",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.caseeventrow",
                        to_field="event_id",
                    ),
                ),
            ],
            options={
                "db_table": "case_vote",
            },
        ),
        migrations.AddConstraint(
            model_name="caseeventrow",
            constraint=models.UniqueConstraint(
                fields=("case", "sequence"), name="one_event_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="answerrow",
            constraint=models.UniqueConstraint(
                fields=("case", "reply_id", "point", "reviewer"), name="one_answer_a_point"
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(fields=("sequence", "kind"), name="one_case_a_draw"),
        ),
        migrations.AddConstraint(
            model_name="deliveryrow",
            constraint=models.UniqueConstraint(fields=("case",), name="one_delivery_a_case"),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.UniqueConstraint(
                fields=("case", "exhibit_id"), name="one_exhibit_a_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticerow",
            constraint=models.UniqueConstraint(fields=("event",), name="one_notice_an_event"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                fields=("case", "body_id"), name="one_referral_a_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="replyrow",
            constraint=models.UniqueConstraint(fields=("case", "reply_id"), name="one_reply_an_id"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("case", "reviewer"), name="one_seat_a_reviewer"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("has_left", False)),
                fields=("case", "draw", "unit"),
                name="one_seat_a_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="voterow",
            constraint=models.UniqueConstraint(
                fields=("case", "round", "reviewer"), name="one_vote_a_reviewer"
            ),
        ),
        migrations.AddConstraint(
            model_name="voterow",
            constraint=models.UniqueConstraint(fields=("event",), name="one_vote_an_event"),
        ),
    ]
