"""Reads the shared data folder into training examples; no text of it is ever written."""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from netral.language.shape import describe_shape
from netral.language.vocabulary import Vocabulary
from netral.language.word_list import list_words
from training.example import STANCES, VOICES, Example, Viewer
from training.grammar import write_sentences
from training.sentence import TARGET, Sentence, read_posts
from training.twins import list_reduced, reduce_sentence

ELECTIONS = {
    "pilgub_jakarta_2024_nb": "jakarta_2024",
    "pilkada_dki_2017": "jakarta_2017",
    "pilkada_jatim_2024": "jatim_2024",
    "pilkada_banten_2024_vader": "banten_2024",
    "pilpres_2024_youtube_aste": "pilpres_2024",
}
"""Source of a gold row to election."""
_POOL_ELECTIONS = {
    "pilpres_2024_lisyanaaa": ("pilpres_2024", 12_000),
    "pilpres_2024_mulajati": ("pilpres_2024", 9_000),
    "pilkada_jatim_2024": ("jatim_2024", 5_000),
    "pilkada_dki_2017": ("jakarta_2017", 700),
}
_PLAIN_POOLS = {
    "smsa": 8_000,
    "nusax_sentiment": 6_000,
    "idsa_tweets": 6_000,
    "click_id_headlines": 5_000,
    "detik_headlines_unlabelled": 5_000,
    "kebijakan_mbg_2025_youtube_unlabelled": 4_000,
    "kebijakan_ppkm_2021": 2_500,
    "kebijakan_vaksin_2020": 2_000,
}
_WORD_POOLS = (*_PLAIN_POOLS, "sp4n_lapor_tweets")
_SLOT_WORDS = {
    "T": "qtq", "O": "qoq", "U": "quq", "P": "qpq", "N": "qnq", "S": "#qsq", "H": "#qhq",
    "H2": "qhq", "W": "qwq",
}  # fmt: skip
"""Words that stand in for the slots of our own sentences while they are normalised."""
_NAMED = {
    TARGET: {"qtq": "", "qnq": "n", "qsq": "s", "qhq": "#"},
    "O": {"qoq": ""},
    "U": {"quq": ""},
}
"""By contestant of our own sentences the words that mean it, and the form in which they do."""
ANNOTATIONS = Path(__file__).parent / "annotations.jsonl"
"""Labels of pool texts annotated for this training, by digest of the text."""
_MIN_TEXTS = 5
_OFFICIALS = list_words(
    """
    jokowi prabowo luhut anies ahok ganjar risma menteri presiden gubernur walikota bupati
    mensos ridwan khofifah mahfud menkes pemerintah menag gibran sby megawati puan kapolri
    airlangga tito polri dpr kpk sandiaga djarot
    """
)
"""In texts about offices these stand for a contestant: an official named as an official."""
_CALIBRATION_PARTS = 3


def read_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read one file of the shared data folder."""
    with (folder / "data" / name).open("rb") as file:
        return [json.loads(line) for line in file]


def list_ordinary_words(folder: Path) -> list[str]:
    """List the ordinary words: those in at least five texts that are about no election."""
    counts: Counter[str] = Counter()
    for pool in _WORD_POOLS:
        for row in read_rows(folder, f"pools/{pool}.jsonl"):
            counts.update(set(re.findall(r"[a-z]+", row["text"].lower())))
    return [
        word
        for word, texts in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if texts >= _MIN_TEXTS and len(word) > 1
    ]


def split_protected(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Split the protected texts: a third may train, the rest only calibrates.

    The split is by a digest of the text, so that it never moves.
    """
    train: list[dict[str, Any]] = []
    calibrate: list[dict[str, Any]] = []
    for row in read_rows(folder, "protected_dev.jsonl"):
        part = int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % _CALIBRATION_PARTS
        (train if part == 0 else calibrate).append(row)
    return train, calibrate


def make_gold(folder: Path, viewers: dict[str, Viewer]) -> list[Example]:
    """Make the examples of the gold rows."""
    examples: list[Example] = []
    for row in read_rows(folder, "gold_dev.jsonl"):
        viewer = viewers[ELECTIONS[row["source"]]]
        examples.extend(
            viewer.make_examples(
                row["text"],
                source="gold",
                indication=row["indication"],
                voice=row["voice"],
                stances={viewer.find_named(t["who"]): t["stance"] for t in row["targets"]},
                weight=1.0,
                row_id=row["id"],
            )
        )
    return examples


def make_annotated(folder: Path, viewers: dict[str, Viewer], annotations: Path) -> list[Example]:
    """Make the examples of pool texts annotated for this training, found by their digest."""
    texts: dict[str, str] = {}
    wanted = [json.loads(line) for line in annotations.read_text().splitlines()]
    for pool in {row["pool"] for row in wanted}:
        for row in read_rows(folder, f"pools/{pool}.jsonl"):
            texts[_digest(row["text"])] = row["text"]
    examples: list[Example] = []
    for row in wanted:
        text = texts.get(row["sha256"])
        if text is None:
            continue
        viewer = viewers[_name_election(row["pool"])]
        examples.extend(
            viewer.make_examples(
                text,
                source="annotated",
                indication=row["indication"],
                voice=row["voice"],
                stances={viewer.find_named(t["who"]): t["stance"] for t in row["targets"]},
                weight=1.0,
            )
        )
    return examples


def _name_election(pool: str) -> str:
    return ELECTIONS[pool] if pool in ELECTIONS else _POOL_ELECTIONS[pool][0]


def make_debate(folder: Path, viewers: dict[str, Viewer]) -> list[Example]:
    """Make examples of the debate comments whose labels by people match stance."""
    viewer = viewers["pilpres_2024"]
    gold = {row["text"] for row in read_rows(folder, "gold_dev.jsonl")}
    examples: list[Example] = []
    for row in read_rows(folder, "pools/pilpres_2024_youtube_aste.jsonl"):
        stance = {"positive": "support", "negative": "oppose"}.get(row["label"])
        if row["text"] in gold or row["label"] == "neutral":
            continue
        targets = viewer.list_targets(viewer.find(row["text"]))
        named = viewer.find_named(row["target"]) if row.get("target") else None
        about = named if named in targets else (targets[0] if len(targets) == 1 else None)
        if len(targets) == 1 and named not in {None, about}:
            continue
        examples.extend(
            viewer.make_examples(
                row["text"],
                source="debate",
                indication="yes",
                voice="own",
                stances={} if about is None or stance is None else {about: stance},
                weight=0.7,
            )
        )
    return examples


def make_grieving(folder: Path, viewers: dict[str, Viewer]) -> list[Example]:
    """Make stance examples of the 2017 tweets filed as positive; the negative ones mislead."""
    viewer = viewers["jakarta_2017"]
    gold = {row["text"] for row in read_rows(folder, "gold_dev.jsonl")}
    examples: list[Example] = []
    for row in read_rows(folder, "pools/pilkada_dki_2017.jsonl"):
        if row["text"] in gold or row["label"] != "positive":
            continue
        named = viewer.find_named(row["target"])
        examples.extend(
            example
            for example in viewer.make_examples(
                row["text"],
                source="tweets_2017",
                indication=None,
                voice=None,
                stances={named: "support"},
                weight=0.4,
            )
            if example.stance is not None
        )
    return examples


def make_protected(rows: list[dict[str, Any]], viewer: Viewer, seed: int) -> list[Example]:
    """Make "no" examples of protected texts, with officials standing as contestants."""
    generator = random.Random(seed)  # noqa: S311
    examples: list[Example] = []
    for row in rows:
        view, marks = _view_offices(row["text"], viewer)
        if "<t>" not in view:
            if generator.random() >= 0.3:  # noqa: PLR2004
                continue
            place = generator.randrange(len(view) + 1)
            view = [*view[:place], "<t>", *view[place:]]
        examples.append(
            Example(
                view=tuple(view),
                marks=marks,
                contest="none",
                source="protected",
                partisan=0.0,
                stance=STANCES.index("neutral"),
                voice=VOICES.index("report") if row["kind"] == "news headline" else None,
                weight=0.7,
            )
        )
    return examples


def make_headlines(folder: Path, viewer: Viewer, count: int, seed: int) -> list[Example]:
    """Make "report" examples of headlines that name an official or politician."""
    protected = {row["text"] for row in read_rows(folder, "protected_dev.jsonl")}
    rows = read_rows(folder, "pools/click_id_headlines.jsonl")
    rows += read_rows(folder, "pools/detik_headlines_unlabelled.jsonl")
    random.Random(seed).shuffle(rows)  # noqa: S311
    examples: list[Example] = []
    for row in rows:
        if len(examples) >= count:
            break
        if row["text"] in protected:
            continue
        view, marks = _view_offices(row["text"], viewer)
        if "<t>" in view:
            examples.append(
                Example(
                    view=tuple(view),
                    marks=marks,
                    contest="none",
                    source="headline",
                    partisan=0.0,
                    stance=STANCES.index("neutral"),
                    voice=VOICES.index("report"),
                    weight=0.5,
                )
            )
    return examples


def make_policy(folder: Path, viewer: Viewer, counts: dict[str, int], seed: int) -> list[Example]:
    """Make "no" examples of opinions on policies in which an official stands as contestant."""
    protected = {row["text"] for row in read_rows(folder, "protected_dev.jsonl")}
    examples: list[Example] = []
    for pool, count in counts.items():
        rows = read_rows(folder, f"pools/{pool}.jsonl")
        random.Random(seed).shuffle(rows)  # noqa: S311
        chosen = 0
        for row in rows:
            if chosen >= count:
                break
            if row["text"] in protected:
                continue
            view, marks = _view_offices(row["text"], viewer)
            if "<t>" in view:
                chosen += 1
                examples.append(
                    Example(
                        view=tuple(view),
                        marks=marks,
                        contest="none",
                        source="policy",
                        partisan=0.0,
                        weight=0.3,
                    )
                )
    return examples


def make_grammar(viewer: Viewer, count: int, seed: int) -> list[Example]:
    """Make the examples of the sentences by grammar, but for those that are twins."""
    twins = list_reduced()
    return [
        example
        for sentence in write_sentences(count, seed)
        if reduce_sentence(sentence.text) not in twins
        for example in _make_ours(sentence, viewer, source="grammar", weight=0.5)
    ]


def make_written(viewer: Viewer, posts: Path) -> list[Example]:
    """Make the examples of the posts written for this training, but for those that are twins."""
    twins = list_reduced()
    return [
        example
        for sentence in read_posts(posts)
        if reduce_sentence(sentence.text) not in twins
        for example in _make_ours(sentence, viewer, source="written", weight=1.0)
    ]


def _make_ours(
    sentence: Sentence, viewer: Viewer, *, source: str, weight: float
) -> Iterator[Example]:
    """Make the examples of a sentence of our own: the whole, and each of several contestants."""
    text = re.sub(r"\{(\w+)\}(\w?)", _write_slot, sentence.text)
    found = viewer.find(text)
    view = viewer.view_plainly(found)
    named = [letter for letter, words in _NAMED.items() if words.keys() & set(view)]
    marks = [mark for mark in describe_shape(found) if not mark.startswith("=named")]
    whole = Example(
        view=_place_roles(view, about=None),
        marks=(*marks, f"=named{len(named)}"),
        contest="none",
        source=source,
        partisan=float(sentence.partisan),
        voice=VOICES.index(sentence.voice),
        weight=weight,
    )
    if len(named) <= 1:
        stance = sentence.stances.get(named[0] if named else TARGET)
        yield replace(whole, stance=None if stance is None else STANCES.index(stance))
        return
    yield whole
    for letter, stance in sentence.stances.items():
        yield replace(
            whole,
            view=_place_roles(view, about=letter),
            partisan=None,
            voice=None,
            stance=STANCES.index(stance),
        )


def _write_slot(slot: re.Match[str]) -> str:
    """Write the word of a slot; letters that follow (``{T}nya``) stand apart."""
    return _SLOT_WORDS[slot[1]] + (f" {slot[2]}" if slot[2] else "")


def _place_roles(view: Sequence[str], *, about: str | None) -> tuple[str, ...]:
    """Let one contestant be the target and all others be others; all are targets of the whole."""
    roles = {"qpq": "<p>", "qwq": "<place>"}
    for letter, words in _NAMED.items():
        role = "t" if about in {None, letter} else "o"
        roles |= {word: f"<{role}{form}>" for word, form in words.items()}
    placed: list[str] = []
    for word in view:
        role = roles.get(word, word)
        if not (placed and placed[-1] == role and role.startswith(("<t", "<o"))):
            placed.append(role)
    return tuple(placed)


def make_weak(folder: Path, viewers: dict[str, Viewer], plain: Viewer, seed: int) -> list[Example]:
    """Make examples that carry only the tone label of a pool, and those of general pools."""
    avoid = {row["text"] for row in read_rows(folder, "gold_dev.jsonl")}
    examples: list[Example] = []
    for pool, (election, count) in _POOL_ELECTIONS.items():
        viewer = viewers[election]
        rows = read_rows(folder, f"pools/{pool}.jsonl")
        random.Random(seed).shuffle(rows)  # noqa: S311
        seen: set[str] = set()
        for row in rows:
            start = re.sub(r"https?://\S+|@\w+", "", row["text"])[:60]
            if row["text"] in avoid or start in seen or len(seen) >= count:
                continue
            seen.add(start)
            found = viewer.find(row["text"])
            targets = viewer.list_targets(found)
            if not targets:
                continue
            filed = viewer.find_named(row["target"])
            about = filed if len(targets) > 1 and filed in targets else None
            examples.append(
                Example(
                    view=viewer.view(found, about),
                    marks=tuple(describe_shape(found)),
                    contest=election,
                    source=f"weak/{pool}",
                    tone=row["label"],
                )
            )
    for pool, count in _PLAIN_POOLS.items():
        rows = read_rows(folder, f"pools/{pool}.jsonl")
        random.Random(seed).shuffle(rows)  # noqa: S311
        for row in rows[:count]:
            found = plain.find(row["text"])
            examples.append(
                Example(
                    view=tuple(plain.view_plainly(found)),
                    marks=tuple(describe_shape(found)),
                    contest="none",
                    source=f"plain/{pool}",
                    tone=row.get("label"),
                )
            )
    return examples


def _view_offices(text: str, viewer: Viewer) -> tuple[list[str], tuple[str, ...]]:
    found = viewer.find(text)
    view: list[str] = []
    for word in viewer.view(found, None):
        role = "<t>" if word in _OFFICIALS else word
        if not (role == "<t>" and view and view[-1] == "<t>"):
            view.append(role)
    return view, tuple(describe_shape(found))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def load_vocabulary(folder: Path) -> Vocabulary:
    """Load the ordinary words of the shared data folder as a vocabulary."""
    return Vocabulary(list_ordinary_words(folder))
