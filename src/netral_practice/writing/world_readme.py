"""The page that explains a written world, in Indonesian and English."""

from collections import Counter
from collections.abc import Sequence

from netral_practice.truth import Expected
from netral_practice.world import World
from netral_practice.writing.place import Place

_MEANINGS = {
    Expected.INDICATION: ("indikasi", "indication"),
    Expected.UNCLEAR: ("tidak jelas", "unclear"),
    Expected.NOTHING: ("tidak ada apa-apa", "nothing"),
    Expected.DROPPED: ("dibuang di gerbang", "dropped at the gate"),
    Expected.OUTSIDE_WINDOW: ("di luar jendela waktu", "outside the window"),
    Expected.QUARANTINED: ("karantina", "quarantined"),
}


def make_readme(
    world: World, places: Sequence[Place], *, activity: Sequence[str], election: str
) -> str:
    """Make the page.

    Args:
        world: The world.
        places: Every act with its place.
        activity: Names of the activity files.
        election: What to write after ``--election``.

    Returns:
        Markdown.
    """
    expected = Counter(place.deed.truth.expected for place in places)
    traps = Counter(place.deed.truth.trap for place in places if place.deed.truth.trap)
    files = Counter(place.source_file for place in places)
    people = world.population
    expected_rows = "\n".join(
        f"| {_MEANINGS[kind][0]} | {_MEANINGS[kind][1]} | {expected[kind]} |" for kind in Expected
    )
    trap_rows = "\n".join(f"| `{trap}` | {count} |" for trap, count in sorted(traps.items()))
    file_rows = "\n".join(f"| `{name}` | {count} |" for name, count in files.items())
    command = " ".join(activity)
    return f"""# Pemilihan praktik · Practice election: {world.election.title}

Seluruh isi folder ini rekaan: orang, NIP, akun, dan teks. Nama pasangan calon dan akun kampanye
diambil dari data pemilihan; apa yang "mereka" tulis di sini tidak pernah mereka tulis.
Dibuat dengan benih {world.seed}; benih yang sama memberi berkas yang sama.

Everything in this folder is invented: people, NIPs, accounts and texts. Contestants' names and
campaign accounts come from the election's data; what "they" write here they never wrote.
Made with seed {world.seed}; the same seed gives the same files.

## Pakai · Use

```
netral screen --election {election} --register register.xlsx \\
    --accounts declared_accounts.csv --skip-bad-rows --out ../hasil \\
    {command}
netral practice --out . --compare ../hasil
```

`--skip-bad-rows` perlu karena beberapa NIP sengaja dirusak seperti oleh lembar sebar.
`--skip-bad-rows` is needed: a few NIPs are spoiled on purpose, as spreadsheets do it.

## Berkas · Files

| berkas · file | perbuatan · acts |
|---|---|
{file_rows}

- `register.xlsx`: {len(people.civil_servants)} ASN, seluruh kolom SIASN · all SIASN columns
- `declared_accounts.csv`: {len(people.declared)} akun yang dinyatakan · declared accounts
- `truth.jsonl`: kebenaran tiap perbuatan · the ground truth of each act
- `canaries.json`: kata yang tidak boleh muncul di keluaran mana pun · words that may turn up in
  no output
- `world.json`: fakta dunia ini · the facts of this world

## Seharusnya · Expected

| hasil | result | perbuatan · acts |
|---|---|---|
{expected_rows}

## Jebakan · Traps

| jebakan · trap | perbuatan · acts |
|---|---|
{trap_rows}

Dunia ini menguji alur, bukan ketepatan model. · This world tests the flow, not how accurate a
model is.
"""
