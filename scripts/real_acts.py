"""Builds an acts table from real, unlabelled election posts under a synthetic register.

The posts are read from the shared data folder and stay outside the repository. Nobody's
account is involved: every post is put under one of the invented civil servants, so that
the whole way from register to indication is walked with real sentences.

    python scripts/real_acts.py --shared ../shared --out out/real
    netral screen … (see `make real`)
    python scripts/real_acts.py --out out/real --show out/real/screen
"""

import argparse
import csv
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

SOURCES = ("pilgub_jakarta_2024_nb", "pilkada_banten_2024_vader")
PEOPLE = 400
CAMPAIGN_START = datetime(2024, 9, 25, 1, tzinfo=UTC)
CAMPAIGN_DAYS = 60
SHOWN = 20


def read_posts(shared: Path) -> list[tuple[str, str]]:
    """Read (source, text) of every unlabelled post."""
    posts = []
    for source in SOURCES:
        path = shared / "data" / "elections_unlabelled" / f"{source}.jsonl"
        with path.open(encoding="utf-8") as lines:
            posts += [(source, json.loads(line)["text"]) for line in lines if line.strip()]
    return posts


def write_register(out: Path, draw: random.Random) -> list[str]:
    """Write an invented register and its declared accounts; give the account ids."""
    ids = []
    with (
        (out / "register.csv").open("w", newline="", encoding="utf-8") as people,
        (out / "declared_accounts.csv").open("w", newline="", encoding="utf-8") as accounts,
    ):
        register = csv.writer(people)
        register.writerow(["NIP BARU", "NAMA", "JENIS PEGAWAI", "UNOR"])
        declared = csv.writer(accounts)
        declared.writerow(["nip", "platform", "handle", "account_id", "valid_from"])
        for number in range(1, PEOPLE + 1):
            year, month = draw.randint(1968, 1996), draw.randint(1, 12)
            nip = f"{year}{month:02d}15{year + 25}{draw.randint(1, 12):02d}1{number % 999 + 1:03d}"
            account_id = str(7_000_000_000 + number)
            register.writerow([nip, f"Pegawai Rekaan {number}", "PNS", f"Unit {number % 20 + 1}"])
            declared.writerow([nip, "x", f"rekaan_{number}", account_id, "2024-01-01"])
            ids.append(account_id)
    return ids


def write_acts(out: Path, posts: list[tuple[str, str]], ids: list[str], draw: random.Random) -> int:
    """Write the plain acts table, every post under one invented account."""
    with (out / "acts.jsonl").open("w", encoding="utf-8") as table:
        for number, (_, text) in enumerate(posts, start=1):
            minutes = draw.randrange(CAMPAIGN_DAYS * 24 * 60)
            row = {
                "act_id": f"real-{number:05d}",
                "platform": "x",
                "actor_id": draw.choice(ids),
                "verb": "post",
                "text": text,
                "occurred_at_utc": (CAMPAIGN_START + timedelta(minutes=minutes)).isoformat(),
                "visibility": "public",
                "visibility_basis": "public post of a research set",
            }
            table.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(posts)


def read_acts(out: Path) -> dict[str, str]:
    """Read act id to text of the table that was built."""
    with (out / "acts.jsonl").open(encoding="utf-8") as table:
        return {row["act_id"]: row["text"] for row in map(json.loads, table)}


def show(out: Path, screened: Path, seed: int) -> None:
    """Print the funnel, and random indications and non-indications to read."""
    draw = random.Random(seed)  # noqa: S311 - a sample to read, not a secret
    print((screened / "summary.json").read_text(encoding="utf-8"))
    indicated: dict[str, list[str]] = {}
    with (screened / "indications.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            label = f"{row['rule']['code']} {row['contestant_id']} {row['stance']}"
            indicated.setdefault(row["act_id"], []).append(label)
    acts = read_acts(out)
    print(f"\n{SHOWN} of {len(indicated)} acts with an indication:")
    for act_id in draw.sample(sorted(indicated), min(SHOWN, len(indicated))):
        print(
            f"  {act_id} [{'; '.join(indicated[act_id])}]\n      {' '.join(acts[act_id].split())}"
        )
    with (screened / "unclear.jsonl").open(encoding="utf-8") as lines:
        unclear = {row["act_id"]: row["guards"] for row in map(json.loads, lines)}
    others = sorted(set(acts) - set(indicated))
    print(f"\n{SHOWN} of {len(others)} acts without one:")
    for act_id in draw.sample(others, min(SHOWN, len(others))):
        words = [guard["guard"] for guard in unclear.get(act_id, ())]
        label = f"unclear: {', '.join(words)}" if act_id in unclear else "nothing"
        print(f"  {act_id} [{label}]\n      {' '.join(acts[act_id].split())}")


def main() -> None:
    """Build the table, or show what the screening made of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--show", type=Path, help="a folder that netral screen wrote")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.show:
        show(options.out, options.show, options.seed)
        return
    if not (options.shared / "data" / "elections_unlabelled").is_dir():
        parser.exit(2, f"The shared data are not at {options.shared}; give --shared FOLDER.\n")
    draw = random.Random(options.seed)  # noqa: S311 - an invented world, not a secret
    options.out.mkdir(parents=True, exist_ok=True)
    count = write_acts(
        options.out, read_posts(options.shared), write_register(options.out, draw), draw
    )
    print(f"{count} real posts under {PEOPLE} invented civil servants in {options.out}")


if __name__ == "__main__":
    main()
