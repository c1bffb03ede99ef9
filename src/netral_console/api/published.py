"""What everybody may read: the election, the rulebook, the last public report."""

from typing import Any

from django.conf import settings

from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency import (
    LEDGER_FILE,
    CountSpan,
    Release,
    list_contestants,
    make_tables,
    read_ledger,
)
from netral.reporting.transparency.counting import CASES, open_cell
from netral.reporting.transparency.share import ShareSpan
from netral.reporting.transparency.table import Table, Value
from netral.rulebook.edition import Edition
from netral.rulebook.rule import Contested, Rule
from netral_console import wiring
from netral_console.administration.rulebooks import list_editions
from netral_console.api.form import (
    ColumnForm,
    ContestantForm,
    ContestedForm,
    EditionForm,
    ElectionForm,
    PopulationForm,
    RowForm,
    RulebookForm,
    RuleForm,
    StageForm,
    TableForm,
    TransparencyForm,
    ValueForm,
    Words,
)


def show_election() -> ElectionForm:
    """Show the election: window, stages, contestants."""
    election = wiring.get_election()
    return ElectionForm(
        election_id=election.election_id,
        title=election.title,
        digest=election.digest,
        window_from=election.window[0],
        window_until=election.window[1],
        stages=[
            StageForm(
                phase=each.phase.value,
                round=each.round,
                first_date=each.first_date,
                until_date=each.until_date,
                certainty=each.certainty.value,
            )
            for each in election.stages
        ],
        contestants=[
            ContestantForm(
                contestant_id=each.contestant_id,
                kind=each.kind,
                title=each.title,
                short_name=each.short_name,
                ballot_number=each.ballot_number,
            )
            for each in election.contestants
            if not each.elsewhere
        ],
        editions=list(election.editions),
    )


def show_rulebook() -> RulebookForm:
    """Show the editions in force now, with every rule."""
    return RulebookForm(editions=[_edition(each) for each in list_editions()])


def show_transparency() -> TransparencyForm:
    """Show the public report as it was last published.

    Nothing is counted here: what several moments of one day would tell, added up, the
    report was made not to tell.
    """
    releases = read_ledger(settings.PUBLIC_FOLDER / LEDGER_FILE)
    if not releases:
        return TransparencyForm(day=None, populations=[], tables=[])
    release = releases[-1]
    return TransparencyForm(
        day=release.day,
        populations=[
            PopulationForm(
                key=each.key,
                step=each.step,
                total=each.total,
                total_date=each.total_date,
                total_waits=each.total_waits,
            )
            for each in release.populations
        ],
        tables=[_table(each) for each in make_tables(release, contestants=_contestants(release))],
    )


def _contestants(release: Release) -> dict[str, str]:
    """List the contestants of whom the release tells, under their names of today."""
    cases = release.find(CASES)
    told = {} if cases is None else cases.spans()
    names = list_contestants(wiring.get_election())
    return {key: name for key, name in names.items() if open_cell(key) in told}


def _edition(edition: Edition) -> EditionForm:
    return EditionForm(
        edition_id=edition.edition_id,
        title=Words(id=edition.title, en=edition.title_en),
        digest=edition.digest,
        in_force_from=edition.in_force_from,
        in_force_until=edition.in_force_until,
        numbers=list(edition.numbers),
        rules=[_rule(each) for each in edition.rules],
    )


def _rule(rule: Rule) -> RuleForm:
    return RuleForm(
        code=rule.code,
        title=Words(id=rule.title_id, en=rule.title_en),
        says=rule.says,
        articles=list(rule.articles),
        class_printed=rule.class_printed,
        class_kind=rule.class_kind,
        act_kinds=[each.value for each in rule.act_kinds],
        phases=[each.value for each in rule.phases],
        sources=[each.title for each in rule.sources],
        contested=[_contested(each) for each in rule.contested],
    )


def _contested(each: Contested) -> ContestedForm:
    return ContestedForm(
        point=Words(id=each.point, en=each.point_en),
        readings=list(each.readings),
        limits_to_unclear=each.limits_to_unclear,
    )


def _table(table: Table) -> TableForm:
    return TableForm(
        key=table.key,
        title=Words.of(table.title),
        columns=[ColumnForm(key=key, words=Words.of(words)) for key, words in table.columns],
        rows=[
            RowForm(
                key=row.key,
                words=Words.of(row.words),
                values=[_value(each) for each in row.values],
            )
            for row in table.rows
        ],
    )


def _value(value: Value) -> ValueForm:
    found: dict[str, Any] = {}
    match value:
        case CountSpan(low, high) | ShareSpan(low, high):
            found = {"at_least": low, "at_most": high}
        case Bilingual():
            found = {"words": Words.of(value)}
        case None:
            pass
    return ValueForm(**found)
