"""A whole practice election: people, accounts, acts and the ground truth of each act."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files

import yaml

from netral.election import Election
from netral.values.platform import Platform
from netral_practice.account import PracticeAccount, Standing
from netral_practice.camp import Camp, load_camps
from netral_practice.chance import happens
from netral_practice.deed import Damage, Deed
from netral_practice.errors import TooSmallWorldError
from netral_practice.grammar import load_grammar
from netral_practice.play import Play, Spot
from netral_practice.population import Population, settle_population
from netral_practice.scene import Medium, share_out
from netral_practice.scene.broken import broken_row
from netral_practice.scene.undated import undated_follow, undated_like
from netral_practice.truth import Expected, Trap

LEAST_CIVIL_SERVANTS = 60
LEAST_ACTS = 400
_PEOPLE, _ACTS = "civil servants", "acts"
_ARCHIVE_SHARE = 0.05
_CAPTURE_X_SHARE = 0.08
_CAPTURE_INSTAGRAM_SHARE = 0.12
_ARCHIVES = 6
"""Five owners who declared their account, and one whom nobody declared."""
_UNDATED_SHARE = 0.12
_LEAST_UNDATED = 2
"""One follow and one like an archive."""
_REPEAT_EVERY = 1000
_BROKEN_EVERY = 400
_JSON_SHARE = 0.6
_TABLE_DAMAGES = (Damage.BROKEN_JSON, Damage.NOT_AN_OBJECT)
"""Damages that only a text file can have; they stay in the JSON lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One owner's X archive."""

    owner: PracticeAccount
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A practice election before it is written down."""

    election: Election
    seed: int
    population: Population
    table_json: tuple[Deed, ...]
    table_parquet: tuple[Deed, ...]
    archives: tuple[Archive, ...]
    capture_x: tuple[Deed, ...]
    capture_instagram: tuple[Deed, ...]

    def iter_deeds(self) -> Iterator[Deed]:
        """Go through all acts, file by file."""
        yield from self.table_json
        yield from self.table_parquet
        for archive in self.archives:
            yield from archive.deeds
        yield from self.capture_x
        yield from self.capture_instagram


def build_world(election: Election, *, civil_servants: int, acts: int, seed: int) -> World:
    """Build a practice world; the same arguments give the same world.

    Args:
        election: Any election with at least two contestants.
        civil_servants: How many people the register holds.
        acts: How many acts all files hold together.
        seed: The seed of all chance.

    Returns:
        The world, not yet written.

    Raises:
        TooSmallWorldError: If so few people or acts cannot hold every trap.
        UnplayableElectionError: If the election lacks named contestants.
    """
    _require_size(civil_servants, acts)
    rng = random.Random(seed)  # noqa: S311 - invented people, no secrets
    camps = load_camps(election)
    population = settle_population(
        election,
        civil_servants=civil_servants,
        bystanders=max(200, acts // 8),
        rng=rng,
        avoid=_name_words(camps),
    )
    play = Play(
        election=election,
        camps=camps,
        population=population,
        grammar=load_grammar(),
        officials=_load_officials(election.election_id),
        rng=rng,
    )
    archive_acts, x_acts, instagram_acts = (
        int(acts * share) for share in (_ARCHIVE_SHARE, _CAPTURE_X_SHARE, _CAPTURE_INSTAGRAM_SHARE)
    )
    archives = _make_archives(play, archive_acts)
    capture_x = _make(play, Medium.CAPTURE_X, x_acts, Spot(platforms=(Platform.X,)))
    spot = Spot(platforms=(Platform.INSTAGRAM,))
    capture_instagram = _make(play, Medium.CAPTURE_INSTAGRAM, instagram_acts, spot)
    left = acts - archive_acts - x_acts - instagram_acts
    table_json, table_parquet = _make_tables(play, left)
    return World(
        election=election,
        seed=seed,
        population=population,
        table_json=table_json,
        table_parquet=table_parquet,
        archives=archives,
        capture_x=tuple(capture_x),
        capture_instagram=tuple(capture_instagram),
    )


def _require_size(civil_servants: int, acts: int) -> None:
    if civil_servants < LEAST_CIVIL_SERVANTS:
        raise TooSmallWorldError(_PEOPLE, civil_servants, LEAST_CIVIL_SERVANTS)
    if acts < LEAST_ACTS:
        raise TooSmallWorldError(_ACTS, acts, LEAST_ACTS)


def _name_words(camps: tuple[Camp, ...]) -> frozenset[str]:
    titles = " ".join(
        [camp.contestant.title for camp in camps]
        + [name.text for camp in camps for name in camp.contestant.names]
    )
    words = "".join(letter if letter.isalpha() else " " for letter in titles).casefold().split()
    return frozenset(word for word in words if len(word) > 3)  # noqa: PLR2004 - shorter ones are parts of all names


def _load_officials(election_id: str) -> list[str]:
    text = (files("netral_practice") / "officials.yaml").read_text(encoding="utf-8")
    officials: dict[str, list[str]] = yaml.safe_load(text)
    return officials.get(election_id, officials["everywhere"])


def _make(play: Play, medium: Medium, count: int, spot: Spot) -> list[Deed]:
    deeds = [_with_phase(play, scene.make(play, spot)) for scene in share_out(medium, count)]
    return sorted(deeds, key=lambda deed: (deed.occurred_at, deed.deed_id))


def _with_phase(play: Play, deed: Deed) -> Deed:
    return replace(deed, truth=replace(deed.truth, phase=play.find_phase(deed.occurred_at)))


def _make_archives(play: Play, acts: int) -> tuple[Archive, ...]:
    owners = [
        account
        for account in play.population.list_declared(Standing.DECLARED)
        if account.platform is Platform.X
    ]
    declared = play.rng.sample(owners, min(_ARCHIVES - 1, len(owners)))
    strangers = [
        account for account in play.population.bystanders if account.platform is Platform.X
    ]
    everybody = [*declared, play.rng.choice(strangers)]
    undated = max(_LEAST_UNDATED, int(acts * _UNDATED_SHARE) // len(everybody))
    dated = acts - undated * len(everybody)
    scenes = share_out(Medium.X_ARCHIVE, dated)
    play.rng.shuffle(scenes)
    archives = []
    for number, owner in enumerate(everybody):
        spot = Spot(platforms=(Platform.X,), owner=owner)
        deeds = [
            _with_phase(play, scene.make(play, spot)) for scene in scenes[number :: len(everybody)]
        ]
        deeds.sort(key=lambda deed: (deed.occurred_at, deed.deed_id), reverse=True)
        deeds += [
            undated_follow(play, spot) if at % 3 == 0 else undated_like(play, spot)
            for at in range(undated)
        ]
        if owner.standing is Standing.UNDECLARED:
            deeds = [_drop(deed) for deed in deeds]
        archives.append(Archive(owner=owner, deeds=tuple(deeds)))
    return tuple(archives)


def _drop(deed: Deed) -> Deed:
    truth = replace(
        deed.truth,
        expected=Expected.DROPPED,
        also_accepted=(),
        rules=(),
        why="nobody declared the owner of the archive",
        trap=Trap.UNDECLARED_ACCOUNT,
    )
    return replace(deed, truth=truth)


def _make_tables(play: Play, acts: int) -> tuple[tuple[Deed, ...], tuple[Deed, ...]]:
    rng = play.rng
    damages = list(Damage)
    broken = max(2 * len(damages), acts // _BROKEN_EVERY)
    repeats = max(3, acts // _REPEAT_EVERY)
    deeds = _make(play, Medium.TABLE, acts - broken - repeats, Spot())
    parts: tuple[list[Deed], list[Deed]] = ([], [])
    for deed in deeds:
        parts[not happens(rng, _JSON_SHARE)].append(deed)
    for number in range(broken):
        damage = damages[number % len(damages)]
        deed = _with_phase(play, broken_row(play, Spot(), damage))
        to_json = damage in _TABLE_DAMAGES or damage is Damage.NUMERIC_ID or number % 2 == 0
        parts[not to_json].append(deed)
    _repeat_some(parts, repeats, rng)
    for part in parts:
        part.sort(key=lambda deed: (deed.occurred_at, deed.deed_id))
    return tuple(parts[0]), tuple(parts[1])


def _repeat_some(parts: tuple[list[Deed], list[Deed]], repeats: int, rng: random.Random) -> None:
    """Write some acts of the first table into the second as well, every other one partisan.

    Whichever is read first counts; the other may be set aside as repeated.
    """
    places: dict[bool, list[int]] = {True: [], False: []}
    for at, deed in enumerate(parts[0]):
        if deed.damage is None and deed.truth.trap is None and deed.text:
            places[deed.truth.expected is Expected.INDICATION].append(at)
    for number in range(repeats):
        candidates = places[number % 2 == 0] or places[True] or places[False]
        at = candidates.pop(rng.randrange(len(candidates)))
        truth = parts[0][at].truth
        repeated = replace(
            truth,
            why=f"stands in both tables, and is one act: {truth.why}",
            also_accepted=(*truth.also_accepted, Expected.QUARANTINED),
            trap=Trap.DUPLICATE,
        )
        parts[0][at] = replace(parts[0][at], truth=repeated)
        parts[1].append(parts[0][at])
