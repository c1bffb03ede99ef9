"""Writes the model card from measured figures only."""

# ruff: noqa: E501  sentences of the card

import json
from pathlib import Path
from typing import Any

from training.corpus import ANNOTATIONS
from training.sentence import POSTS

_COLUMNS = (
    "| rows | macro-F1 | answered | forced | abstains | stance macro-F1 | voice "
    "| stance answered | stance unclear | abstains on unclear texts |\n"
)
_HEAD = """# Model card: how texts are read

This card is written by the training run (`python -m training.train`); every figure in it
was measured by that run. Do not edit it by hand.

## What it is

`{name}` reads one public text about one election. Targets are found by rule (names,
nicknames, abbreviations, hashtags, handles, slogans, ballot numbers of the election
file); then contestants, numbers, slogans, places and colours are masked, and two small
models judge the masked text: a linear model over hashed words and letters, and a small
network over word vectors. Both compute in whole numbers, so that batch, threads and
machine cannot change an answer. Stances towards several contestants of one text are chosen
together. Nothing about persons is read or kept.

It answers: stance towards each contestant, voice, and whether the text takes sides in
its own voice. Below its thresholds it says that it cannot tell. It never sees who wrote.

## Data

| set | use | who labelled |
|---|---|---|
| `gold_dev.jsonl`, 1,440 texts of five elections | training, leave-one-election-out | a language model, twice, independently; no people |
| {texts:,} texts of `pilpres_2024_lisyanaaa`, `pilpres_2024_mulajati`, `pilkada_jatim_2024` and `pilpres_2024_youtube_aste`, annotated for this training ({annotated:,} examples); most were chosen because the model was unsure of them or because they name several contestants | training | a language model following the same guide, once; no people |
| `pilpres_2024_youtube_aste` | training | people (sentiment of spans) |
| other pools | weak teachers: tone, headlines, general sentiment; word vectors | as their publishers say; tone is not stance |
| `protected_dev.jsonl` | one third trains "no"; two thirds calibrate the bound and train nothing | chosen by source and words |
| {posts:,} invented posts about nobody's election (`training/posts.tsv`, {written:,} examples), written one by one for this training without sight of any annotated row; nobody published them | training | a language model, together with the post; no people |
| self-written sentences by grammar (`training/grammar.py`) | training | by construction |

Licences are named in the shared data folder. Texts of users of X and YouTube carry none;
they were used for research here, and no text ships: the package holds weights, word
lists and digests. The annotated pool texts may include texts that others hold back from
the same pools; the held-back labels were not seen.

Two passes of one model share their mistakes. A set annotated by people would be worth more.

| examples | number |
|---|---|
"""


def write_card(
    path: Path,
    *,
    report: dict[str, Any],
    baselines: dict[str, dict[str, float]],
    notes: list[str],
    bound: dict[str, Any],
    counts: dict[str, int],
    weak: int,
    facts: dict[str, Any],
) -> None:
    """Write the card.

    Args:
        path: Where to.
        report: What `measure_folds` gave.
        baselines: Macro-F1 that `measure_baselines` gave.
        notes: What it said about how they ran.
        bound: The arithmetic of the bound on false flags.
        counts: Training examples by contest and source.
        weak: Number of weak examples.
        facts: Name, seed and thresholds of the model.
    """
    annotated = sum(number for key, number in counts.items() if key.endswith("/annotated"))
    texts = len(ANNOTATIONS.read_text(encoding="utf-8").splitlines())
    posts = len(POSTS.read_text(encoding="utf-8").splitlines())
    lines = [
        _HEAD.format(
            name=facts["name"],
            annotated=annotated,
            texts=texts,
            posts=posts,
            written=counts["none/written"],
        )
    ]
    lines += [f"| {key} | {number:,} |\n" for key, number in counts.items()]
    lines.append(f"| weak labels only | {weak:,} |\n\n")
    lines += _write_agreement(report["agreement"])
    lines += _write_folds(report)
    lines += _write_inside(report)
    lines += _write_baselines(baselines, notes)
    lines += _write_twins(report["twins"])
    lines += _write_bound(bound, facts, report)
    lines += _write_contestants(report["contestants"])
    lines.append(_LIMITS)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines))


def write_figures(path: Path, *, model: str, report: dict[str, Any], bound: dict[str, Any]) -> None:
    """Write the figures that the public report shows, rounded as the card rounds them.

    Args:
        path: Beside the model's weights.
        model: Name and digest of the model.
        report: What `measure_folds` gave.
        bound: The arithmetic of the bound on false flags.
    """
    pooled = report["pooled"]
    spans = {
        name: [round(end, 3) for end in pooled["intervals"][key]]
        for name, key in (
            ("macro_f1_span", "indication_macro_f1"),
            ("stance_span", "stance_macro_f1"),
        )
    }
    rates = {name: round(pooled[name], 3) for name in ("recall", "false_flags")}
    figures = {
        "format": "netral.model-figures.v1",
        "model": model,
        "elections": {name: _round(each) for name, each in report["elections"].items()},
        "pooled": _round(pooled) | spans | rates,
        "bound": {
            "texts": bound["texts"],
            "flags": bound["flags"],
            "bound": round(bound["bound"], 4),
        },
    }
    path.write_text(json.dumps(figures, indent=2) + "\n")


def _round(figures: dict[str, Any]) -> dict[str, Any]:
    return {
        "rows": figures["rows"],
        "macro_f1": round(figures["indication_macro_f1"], 3),
        "abstains": round(figures["abstention_rate"], 3),
        "stance_macro_f1": round(figures["stance_macro_f1"], 3),
    }


def _write_agreement(agreement: dict[str, dict[str, float]]) -> list[str]:
    pooled = agreement["**pooled**"]
    lines = [
        "## How far the annotations agree\n\n",
        "The gold holds what both passes say, and *unclear* where they differ; which pass said what is\n",
        "gone. So what one pass scores against the other in the metrics below is given as what fits the\n",
        "file. *Indication* counts each row in which the passes may differ as yes against no; *targets*\n",
        "counts one contestant for each row that differs only in whom it names: above that bound no reader\n",
        "can come. A model that scores higher than one pass against the other only follows their habits.\n\n",
        "| election | rows | indication differs | macro-F1 at least | stances | stance differs "
        "| macro-F1 | rows that differ in whom they name | target F1 at most |\n",
        "|---" * 9 + "|\n",
    ]
    for name, each in agreement.items():
        lines.append(
            f"| {name} | {each['rows']:,} | {each['indications_differ']} "
            f"| {each['indication_f1_least']:.3f} | {each['stances']:,} | {each['stances_differ']} "
            f"| {each['stance_f1_least']:.3f} to {each['stance_f1_most']:.3f} "
            f"| {each['rows_named_once']} | {each['target_f1_most']:.3f} |\n"
        )
    lines.append(
        f"\nVoice: the kappa of the guide (0.86) with the shares of the file is an agreement of "
        f"{pooled['voice_agreement']:.3f}. Stances and indications that differ are left out when a\n"
        "model is measured, so those rows are easier than the whole.\n\n"
    )
    return lines


def _write_folds(report: dict[str, Any]) -> list[str]:
    pooled = report["pooled"]
    lines = [
        "## Elections it had not seen\n\n",
        "Each election was read by a model trained without its gold rows and without its pools.\n",
        "(The word vectors, which use no labels, saw the unlabelled pools of all elections.)\n",
        "An abstention counts as wrong in *macro-F1*, is left out of *answered*, and *forced* answers\n",
        "always. *Stance* always answers; *stance answered* leaves out those below the threshold, which\n",
        "Netral shows as unclear. The last column counts texts that annotators could not tell. Texts in\n",
        "which no contestant is found are answered with no.\n\n",
        _COLUMNS.replace("rows", "election | rows"),
        "|---" * 11 + "|\n",
    ]
    for name, figures in [*report["elections"].items(), ("**pooled**", pooled)]:
        lines.append(f"| {name} {_write_row(figures)}")
    spans, foreign = pooled["intervals"], pooled["foreign"]
    lines.append(
        "\n95 % intervals of the pooled figures (rows drawn anew): "
        + ", ".join(
            f"{label} {spans[name][0]:.3f} to {spans[name][1]:.3f}"
            for label, name in (
                ("macro-F1", "indication_macro_f1"),
                ("answered", "indication_macro_f1_answered"),
                ("forced", "indication_macro_f1_forced"),
                ("stance", "stance_macro_f1"),
                ("stance answered", "stance_macro_f1_answered"),
            )
        )
        + ". The shipped thresholds, the weight of the reporting voice, that of stances beside each other and that of the invented posts in each stage were chosen on these rows. What the invented posts are about was chosen after the kinds of errors were known, their words without sight of any row. Sentences of the grammar were written after errors on these rows had been read: the figures flatter (docs/language_errors.md)."
        + " With the thresholds and tables of each election taken from the other four, macro-F1 is "
        + f"{foreign['indication_macro_f1']:.3f} ({foreign['indication_macro_f1_answered']:.3f} answered, "
        + f"{foreign['abstention_rate']:.1%} abstained; {foreign['indication_macro_f1_forced']:.3f} forced) and "
        + f"stance {foreign['stance_macro_f1_answered']:.3f} answered, {foreign['stance_abstention_rate']:.1%} unclear."
        + " `pilpres_2024` has one clear *no* among its rows: its macro-F1 alone says little.\n\n"
    )
    return lines


def _write_row(figures: dict[str, Any]) -> str:
    return (
        f"| {figures['rows']} | {figures['indication_macro_f1']:.3f} "
        f"| {figures['indication_macro_f1_answered']:.3f} "
        f"| {figures['indication_macro_f1_forced']:.3f} | {figures['abstention_rate']:.1%} "
        f"| {figures['stance_macro_f1']:.3f} | {figures['voice_accuracy']:.3f} "
        f"| {figures['stance_macro_f1_answered']:.3f} | {figures['stance_abstention_rate']:.1%} "
        f"| {figures['unclear_told']:.1%} |\n"
    )


def _write_inside(report: dict[str, Any]) -> list[str]:
    inside, error = report["inside"], report["calibration"]
    return [
        "## Elections it knows, other rows\n\n",
        "Each third of the gold rows was read by a model that saw the other two thirds.\n\n",
        _COLUMNS,
        "|---" * 10 + "|\n",
        f"{_write_row(inside)}\n",
        "Calibration error of forced answers on unseen elections (ten equal parts): "
        f"**{error['unseen']:.3f}** where the table of confidence comes from the other elections; "
        f"{error['same']:.3f} with the table that ships, which was fitted on these rows.\n\n",
    ]


def _write_twins(twins: dict[str, Any]) -> list[str]:
    total = sum(count for count, _ in twins["kinds"].values())
    return [
        "## Robustness\n\n",
        f"{total} twins (`training/twins.py`): the same thing said plainly and as people write it. "
        f"Read differently (sides taken, contestants, stances): **{len(twins['changed'])}**. "
        f"Hidden characters reported: {twins['reported']} of {twins['hiding']}.\n\n",
        "| kind | twins | read differently |\n|---|---|---|\n",
        *[f"| {kind} | {every} | {bad} |\n" for kind, (every, bad) in twins["kinds"].items()],
        "\n",
    ]


def _write_baselines(baselines: dict[str, dict[str, float]], notes: list[str]) -> list[str]:
    names = list(next(iter(baselines.values())))
    lines = [
        "## Beside baselines\n\nIndication macro-F1 on the same rows in the same run, without abstaining.\n\n",
        "| | " + " | ".join(names) + " |\n|" + "---|" * (len(names) + 1) + "\n",
    ]
    for name, values in baselines.items():
        lines.append(f"| {name} | " + " | ".join(f"{values[key]:.3f}" for key in names) + " |\n")
    lines.append("\n" + " ".join(notes) + "\n\n")
    return lines


def _write_bound(bound: dict[str, Any], facts: dict[str, Any], report: dict[str, Any]) -> list[str]:
    limits = facts["thresholds"]
    recall, false = report["pooled"]["recall"], report["pooled"]["false_flags"]
    lines = [
        "## The bound on false flags\n\n",
        f"{bound['texts']:,} protected texts that trained nothing were read for each regional "
        "election; the bound must hold for each.\n\n",
        "| election | name a contestant | flagged |\n|---|---|---|\n",
        *[
            f"| {name} | {found} | {flagged} |\n"
            for name, (found, flagged) in bound["by_election"].items()
        ],
        f"\n- most flagged in one election: **{bound['flags']}** of {bound['texts']:,}\n",
        f"- exact binomial upper bound at 95 %: **{bound['bound']:.2%}** (wanted ≤ 0.50 %)\n",
        f"- thresholds (score): yes from {limits['yes_from']:.3f}, no until "
        f"{limits['no_until']:.3f}; bound holds: {limits['meets_bound']}\n\n",
        f"Read for {', '.join(bound['national'])}, whose contestants were cabinet members and are now "
        f"president and ministers, {bound['national_flags']} of the same texts are flagged (bound "
        f"{bound['national_bound']:.2%}): they speak of officials years away from that election, and an "
        "election's window drops them before they are read. "
        + (
            f"**The bound does not hold there: for {', '.join(bound['unbound'])} Netral triages "
            "nothing; every yes is shown as unclear.**\n\n"
            if bound["unbound"]
            else "The bound holds there too.\n\n"
        ),
        "Precision at a real base rate, with the recall measured above "
        f"({recall:.1%}) and false flags at the upper bound:\n\n",
        "| share of partisan texts | precision |\n|---|---|\n",
    ]
    for base in (0.002, 0.01, 0.05):
        hit = base * recall
        lines.append(f"| {base:.1%} | {hit / (hit + (1 - base) * bound['bound']):.0%} |\n")
    lines.append(
        f"\nAmong gold texts about an election that take no side, {false:.1%} were flagged: those are\n"
        "much harder than protected texts, and people must look at every flag.\n\n"
    )
    return lines


def _write_contestants(contestants: dict[str, dict[str, float]]) -> list[str]:
    lines = [
        "## By contestant\n\nFalse flags among *no* and recall among *yes*, by the first annotated\n",
        "contestant, on unseen elections. Fewer than 767 *no* rows each: **not enough data** to tell\n",
        "a gap of one point. Masked names cannot change an answer (`tests/language`).\n\n",
        "| contestant | no | flagged | yes | flagged |\n|---|---|---|---|---|\n",
    ]
    for key, count in sorted(contestants.items()):
        lines.append(
            f"| {key} | {count.get('no', 0)} | {count.get('flagged_no', 0)} "
            f"| {count.get('yes', 0)} | {count.get('flagged_yes', 0)} |\n"
        )
    lines.append("\n")
    return lines


_LIMITS = """## What it cannot do

- It reads words, not the world: irony without a mark, replies whose object is elsewhere,
  and pronouns ("ibu", "bapak", "beliau") are lost on it.
- A contestant meant only by description ("istri bupati itu") is not found; such a text is
  answered with no.
- Stance between praise and attack is its weakest answer on an unseen election; confidence
  says so, and a reviewer decides. Irony that could go both ways gets the likelier side, not
  an abstention.
- Chances and horse races ("basisnya kuat") are easily taken for support.
- It was not judged against people. Regional languages beside Betawi and East Javanese were
  measured on the twins only. Sentences of the grammar that are twins train nothing, but the
  twins were looked at while others were written: they are no held-back test.
- The voice *other* is hardly ever given: in the gold it is mostly campaign material of one
  account, which the same guide calls *own* elsewhere.
"""
