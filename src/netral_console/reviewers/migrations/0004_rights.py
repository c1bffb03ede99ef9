"""All that the desk keeps is the store's alone."""

from django.db import migrations

_TABLES = (
    "escalation",
    "item_claim",
    "saved_view",
    "seeded_item",
    "seeding_state",
    "tool_disagreement",
)
_POLICIES = "".join(
    f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
    f"CREATE POLICY kept ON {table} TO netral_application"
    f" USING (asks_as() = 'store') WITH CHECK (asks_as() = 'store');"
    for table in _TABLES
)


class Migration(migrations.Migration):
    """Rights and row-level security of the tables that 0003 made."""

    dependencies = (("reviewers", "0003_work"), ("cases", "0002_guards"))
    operations = (
        migrations.RunSQL(
            f"""
            GRANT SELECT, INSERT ON seeded_item, tool_disagreement TO netral_application;
            GRANT SELECT, INSERT, UPDATE ON escalation, seeding_state TO netral_application;
            GRANT SELECT, INSERT, DELETE ON item_claim, saved_view TO netral_application;
            {_POLICIES}
            """
        ),
    )
