"""The long form: the device and the server give the same labels to every shared text."""

import json
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from netral_selfcheck.device.world import World
from tests.selfcheck.conftest import context, law, page, server, site, world  # noqa: F401
from tests.selfcheck.device import ask_device, ask_server, start_device

pytestmark = [pytest.mark.soak, pytest.mark.shared, pytest.mark.browser]

LEAST = 1_500
KINDS = ("post", "comment", "share", "like", "photo")
DAY_OF = {
    "Pilpres 2024": ("pilpres_2024", "2024-01-10"),
    "Pilkada Jatim 2024": ("jatim_2024", "2024-10-10"),
    "Pilkada Banten 2024": ("banten_2024", "2024-10-10"),
    "Pilkada DKI Jakarta 2024": ("jakarta_2024", "2024-10-10"),
    "Pilkada DKI 2017": ("jakarta_2017", "2017-02-01"),
}
USUAL = ("jakarta_2024", "2024-10-10")
PIECE = 200


def test_device_and_server_give_the_same_labels(
    page: Page,  # noqa: F811
    world: World,  # noqa: F811
    shared_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [
        json.loads(line)
        for file in ("gold_dev.jsonl", "protected_dev.jsonl")
        for line in (shared_folder / "data" / file).read_text(encoding="utf-8").splitlines()
    ]
    questions = []
    for place, row in enumerate(rows):
        election, day = DAY_OF.get(str(row.get("contest", "")).split(":")[0], USUAL)
        kind = KINDS[place % len(KINDS)]
        asked = {"election": election, "act_kind": kind, "on": day, "text": row["text"]}
        questions.append(asked)
    start_device(page)
    different = 0
    for start in range(0, len(questions), PIECE):
        piece = questions[start : start + PIECE]
        device = ask_device(page, "screen", questions=piece)["labels"]
        here = ask_server(world, "screen", questions=piece)["labels"]
        different += sum(one != other for one, other in zip(device, here, strict=True))
    with capsys.disabled():
        sys.stderr.write(f"\n[soak] {len(questions):,} texts, {different} with another label\n")

    assert len(questions) >= LEAST
    assert different == 0
