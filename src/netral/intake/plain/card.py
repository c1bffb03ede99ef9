"""What the readers of plain tables say of themselves."""

from netral.intake.format_card import FormatCard

PLAIN_CARDS = (
    FormatCard(
        acts="every kind of act that a row names",
        target="columns `object_…`",
        stable_id="`actor_id`, `actor_handle`, or both",
        time="ISO 8601 with zone; `zone_source` says how the zone is known",
        visibility="`visibility` and `visibility_basis`; else unknown",
        limits="page-scoped ids, damaged ids, moments without zone are refused; "
        "a vendor's sentiment is never read",
        grade="the row's own, else by the words of `source_format`, else C",
    ),
)
