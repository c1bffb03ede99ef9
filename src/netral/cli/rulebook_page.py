"""How rules, traces and replays look to people and to programs."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from netral.rulebook import Edition, Rule, Trace
from netral.rulebook.casebook import WorkedCase
from netral.rulebook.replay import Measure, Replay, Share
from netral.rulebook.trace import RuleMatch
from netral.rulebook.wording import (
    say_about,
    say_act_kind,
    say_answer,
    say_class,
    say_day,
    say_phase,
    say_stance,
)
from netral.values.problem import Problem

TARGETS = {
    Measure.RULE_RAISED: 0.97,
    Measure.CLASS_AGREEMENT: 0.90,
    Measure.CIRCUMSTANCE_NAMED: 0.95,
}


def check_document(name: str, path: Path, problems: Sequence[Problem]) -> dict[str, Any]:
    """Give the outcome of a check as a document."""
    return {"edition": name, "path": str(path), "ok": not problems, "problems": list(problems)}


def print_check(name: str, path: Path, problems: Sequence[Problem], *, console: Console) -> None:
    """Print the outcome of a check."""
    from netral.rulebook import load_cases, load_edition

    if problems:
        some = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        _line(console, f"{name}: {some}")
        for problem in problems:
            console.print(f"  {problem}", markup=False, soft_wrap=True)
        return
    edition, cases = load_edition(path), load_cases(path)
    console.print(
        f"{name}: {len(edition.rules)} rules, {len(edition.circumstances)} exceptions, "
        f"{len(cases)} worked cases: all in order. Digest {edition.digest[:16]}.",
        markup=False,
        soft_wrap=True,
    )


def list_document(edition: Edition) -> dict[str, Any]:
    """Give an edition as a document."""
    return {
        "edition": edition.edition_id,
        "title_id": edition.title,
        "title_en": edition.title_en,
        "in_force_from": edition.in_force_from,
        "in_force_until": edition.in_force_until,
        "signed_on": edition.signed_on,
        "numbers": edition.numbers,
        "digest": edition.digest,
        "rules": edition.rules,
        "circumstances": edition.circumstances,
    }


def print_list(edition: Edition, *, console: Console) -> None:
    """Print the rules of an edition, one line each."""
    _line(console, f"{edition.title} ({edition.edition_id})")
    _line(console, _say_period(edition))
    table = Table("Kode", "Butir / item", "Kelas tercetak", "Tahapan", "Dibaca")
    for rule in edition.rules:
        phases = ", ".join(phase.value for phase in rule.phases)
        table.add_row(
            rule.code,
            f"{rule.title_id}\n[dim]{rule.title_en}[/dim]",
            rule.class_printed,
            phases,
            rule.read_by.value,
        )
    console.print(table)


def rule_document(rule: Rule, edition: Edition, cases: Sequence[WorkedCase]) -> dict[str, Any]:
    """Give a rule as a document."""
    return {
        "edition": edition.edition_id,
        "rule": rule,
        "certainty": rule.certainty,
        "cases": cases,
    }


def print_rule(
    rule: Rule, edition: Edition, cases: Sequence[WorkedCase], *, console: Console
) -> None:
    """Print one rule as a page that a jurist can read."""
    _line(console, f"{rule.code}  {rule.title_id}", style="bold")
    _line(console, f"       {rule.title_en}", style="dim")
    _line(console, rule.says)
    _heading(console, "Berlaku", "Holds")
    _line(console, f"  {edition.edition_id}: {_say_period(edition)}")
    _line(console, "  Tahapan: " + "; ".join(say_phase(each).indonesian for each in rule.phases))
    for way in rule.ways:
        kinds = ", ".join(say_act_kind(each).indonesian for each in way.act_kinds)
        abouts = ", ".join(say_about(each).indonesian for each in way.abouts)
        stances = ", ".join(say_stance(each).indonesian for each in way.stances)
        _line(console, f"  - {kinds} | tentang {abouts} | sikap {stances}")
    _heading(console, "Kelas sebagaimana tercetak", "Class as printed")
    _line(console, f"  {rule.class_printed} [{say_class(rule.class_kind).indonesian}]")
    for beside in rule.classes_beside:
        _line(console, f"  di samping itu: {beside.printed}. {beside.why}")
    for article in rule.dated_articles:
        start = f" sejak {say_day(article.in_force_from)[0]}" if article.in_force_from else ""
        end = f" sebelum {say_day(article.in_force_until)[0]}" if article.in_force_until else ""
        _line(console, f"  {article.text}{start}{end}")
    _print_doubts(rule, edition, console)
    _heading(console, "Contoh kasus", "Worked cases")
    for case in cases:
        day = say_day(case.facts.on).indonesian if case.facts.on else "-"
        _line(console, f"  {say_answer(case.finds).indonesian:<12} {day}: {case.title}")
    if rule.counterpart:
        _heading(console, "Di sisi lain penetapan", "On the other side of designation")
        _line(console, f"  {rule.counterpart}")


def _print_doubts(rule: Rule, edition: Edition, console: Console) -> None:
    _heading(console, "Diperselisihkan", "Contested")
    for point in rule.contested:
        limit = " (paling jauh: belum jelas)" if point.limits_to_unclear else ""
        _line(console, f"  {point.point}{limit}")
        for reading in point.readings:
            _line(console, f"    - {reading}")
    if not rule.contested:
        _line(console, "  tidak ada")
    _heading(console, "Pengecualian yang ditanyakan", "Exceptions to ask")
    for each in edition.circumstances:
        if each.every_rule or each.key in rule.exceptions:
            _line(console, f"  {each.code} {each.title_id} [{each.strength}]")
    _heading(console, "Sumber", "Sources")
    for source in rule.sources:
        address = f" {source.address}" if source.address else ""
        _line(console, f"  [{source.certainty}] {source.title}{address}")
    for note in rule.notes:
        _line(console, f"  Catatan: {note}")


def print_trace(trace: Trace, *, console: Console) -> None:
    """Print what the rulebook answers, and why; a question is printed once."""
    answer = say_answer(trace.answer)
    _line(console, f"{answer.indonesian} / {answer.english}   [{trace.edition}]", style="bold")
    if trace.matches:
        first = trace.matches[0]
        _section(console, "Fakta", "Facts", first.facts_used_id, first.facts_used)
    asked: set[str] = set()
    for match in trace.matches:
        _print_match(match, asked, console)
        asked |= {check.code for check in match.exceptions if check.applies is not False}
    if trace.not_matched:
        _line(console, "")
        _section(console, "Tidak dikenakan", "Not raised", trace.not_matched_id, trace.not_matched)
    _line(console, "")
    _line(console, "Kelas sebagaimana tercetak; bukan ramalan hukuman.")
    _line(console, "Class as printed; never a predicted sanction.", style="dim")


def _print_match(match: RuleMatch, asked: Collection[str], console: Console) -> None:
    answer = say_answer(match.answer)
    _line(console, "")
    _line(console, f"{match.code}  {match.title_id}: {answer.indonesian}", style="bold")
    _line(console, f"       {match.title_en}: {answer.english}", style="dim")
    kind = say_class(match.class_kind).indonesian
    _line(console, f"  Kelas: {match.class_printed} [{kind}]; sumber: {match.certainty}")
    for beside in match.classes_beside:
        _both(console, f"di samping itu {beside.printed}: {beside.why}", beside.why_en)
    for article in match.articles:
        _line(console, f"  {article}")
    _section(console, "Batas", "Limits", match.limits_id, match.limits)
    _print_exceptions(match, asked, console)
    _section(console, "Diperselisihkan", "Contested", match.contested_id, match.contested)
    _section(
        console,
        "Yang mengubah jawaban",
        "What would change it",
        match.would_change_id,
        match.would_change,
    )


def _print_exceptions(match: RuleMatch, asked: Collection[str], console: Console) -> None:
    _heading(console, "Pengecualian", "Exceptions")
    for check in match.exceptions:
        if check.applies:
            _both(console, f"{check.code} ya: {check.why_id}", f"yes: {check.why}")
        elif check.applies is None and check.code not in asked:
            _both(console, f"{check.code} tanyakan: {check.ask}", f"ask: {check.ask_en}")
    again = [each.code for each in match.exceptions if each.applies is None and each.code in asked]
    if again:
        _both(console, f"seperti di atas: {', '.join(again)}", "as above")
    excluded = [each.code for each in match.exceptions if each.applies is False]
    if excluded:
        _both(console, f"tidak berlaku di sini: {', '.join(excluded)}", "do not apply here")


def replay_document(then: Replay, today: Replay, editions: Sequence[Edition]) -> dict[str, Any]:
    """Give a replay as a document; the three measures of the work item stand on top."""
    return {
        **{measure.value: then.shares[measure].value for measure in TARGETS},
        "targets": {measure.value: target for measure, target in TARGETS.items()},
        "intervals": {measure.value: then.shares[measure].interval for measure in then.shares},
        "law_of_the_time": _side(then),
        "newest_edition": _side(today),
        "editions": [{"id": each.edition_id, "digest": each.digest} for each in editions],
        "counts": then.counts,
        "disagreements": list(then.disagreements),
        "unknown_words": list(then.strange_words),
    }


def _side(replay: Replay) -> dict[str, Any]:
    return {
        "shares": {
            measure.value: {
                "hits": share.hits,
                "total": share.total,
                "value": share.value,
                "interval": share.interval,
            }
            for measure, share in replay.shares.items()
        },
        "counts": replay.counts,
        "questions_per_case": replay.questions_per_case,
        "disagreements": list(replay.disagreements),
    }


def print_replay(
    then: Replay, today: Replay, editions: Sequence[Edition], *, console: Console
) -> None:
    """Print what came of replaying a docket."""
    newest = editions[-1].edition_id
    counts = then.counts
    _line(
        console,
        f"{counts['lines']} lines: {counts['violations']} violations, "
        f"{counts['not_violations']} non-violations; left out: {counts['undecided']} undecided, "
        f"{counts['aggregates']} aggregates, {counts['other_regime']} about government "
        f"({counts['other_regime_raised']} of them raised a rule; none may).",
    )
    table = Table("Ukuran / measure", "Target", "Hukum saat itu / law of the time", newest)
    for measure in Measure:
        target = TARGETS.get(measure)
        table.add_row(
            measure.value,
            f">= {target:.2f}" if target else "",
            _say_share(then.shares[measure]),
            _say_share(today.shares[measure]),
        )
    console.print(table)
    _line(
        console,
        f"Of {counts['violations_with_class']} violations with a stated class, the trace showed "
        f"more than one class for {counts['violations_with_class_and_several_shown']}; "
        "class_first counts the first alone.",
    )
    _line(
        console,
        f"Questions asked where a rule was raised: {then.questions_per_case:.1f} a case on "
        f"average, of {len(editions[-1].circumstances)} there are.",
    )
    for title, replay in (("law of the time", then), (newest, today)):
        _line(console, "")
        _line(console, f"Disagreements, {title}: {len(replay.disagreements)}", style="bold")
        for each in replay.disagreements:
            _line(console, f"  {each.case_id} {each.measure}: {each.reason}")
    if then.strange_words:
        _line(console, "")
        _line(console, "Words that nobody here knows:", style="bold")
        for word in then.strange_words:
            _line(console, f"  {word}")


def _say_share(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "no case"
    low, high = share.interval
    return f"{share.value:.3f} ({share.hits}/{share.total}; 95 %: {low:.3f} to {high:.3f})"


def _say_period(edition: Edition) -> str:
    start = say_day(edition.in_force_from).indonesian
    if edition.in_force_until is None:
        return f"sejak {start}"
    return f"sejak {start}, sebelum {say_day(edition.in_force_until).indonesian}"


def _section(
    console: Console,
    indonesian: str,
    english: str,
    said_id: Sequence[str],
    said_en: Sequence[str],
) -> None:
    if not said_id:
        return
    _heading(console, indonesian, english)
    for one, other in zip(said_id, said_en, strict=True):
        _both(console, one, other)


def _heading(console: Console, indonesian: str, english: str) -> None:
    _line(console, f"  {indonesian} / {english}", style="underline")


def _both(console: Console, indonesian: str, english: str) -> None:
    _line(console, f"    {indonesian}")
    _line(console, f"      {english}", style="dim")


def _line(console: Console, text: str, *, style: str | None = None) -> None:
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)
