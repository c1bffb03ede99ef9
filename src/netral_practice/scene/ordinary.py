"""Ordinary acts of an ordinary life: nothing about any election, nothing to find."""

from datetime import datetime

from netral.values.act_kind import Verb
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.truth import Expected, Trap, Truth

_REACTIONS = ("like", "like", "like", "love", "haha", "wow", "care", "sad")
_GROUPS = (
    "Warga RW 07 Tirtawangi",
    "Pecinta Tanaman Hias",
    "Alumni SMA Kaliwening",
    "Info Loker Pakisrejo",
    "Komunitas Gowes Batusela",
    "Jual Beli Barang Bekas",
    "Pengajian Ibu-Ibu",
    "Wali Murid Kelas Tiga",
)


def nothing(scene: str, why: str, *, trap: Trap | None = None) -> Truth:
    """Make the truth of an act that must lead to nothing."""
    return Truth(scene=scene, expected=Expected.NOTHING, why=why, trap=trap)


def _moment(play: Play) -> datetime:
    return play.almanac.pick_moment()


def daily_post(play: Play, spot: Spot) -> Deed:
    """Make a post about food, family, roads, weather or leisure."""
    at = _moment(play)
    account = play.pick_actor(spot)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("daily", account, at=at),
        has_image=happens(play.rng, 0.3),
        truth=nothing("daily_post", "an ordinary post without any contestant"),
    )


def work_post(play: Play, spot: Spot) -> Deed:
    """Make a post about the office or a public service."""
    at = _moment(play)
    account = play.pick_actor(spot)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("work", account, at=at),
        has_image=happens(play.rng, 0.4),
        truth=nothing("work_post", "work and public service without any contestant"),
    )


def ordinary_comment(play: Play, spot: Spot) -> Deed:
    """Make a comment on a bystander's ordinary post."""
    at = _moment(play)
    account = play.pick_actor(spot)
    shown = play.show_stranger_post(account.platform, at, "daily")
    text = play.write("comment", account, at=at)
    if happens(play.rng, 0.5):
        text = f"@{shown.owner_handle} {text}"
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=play.rng.choice((Verb.COMMENT, Verb.REPLY)),
        occurred_at=at,
        text=text,
        object=shown,
        truth=nothing("ordinary_comment", "a comment on an ordinary post"),
    )


def ordinary_reply(play: Play, spot: Spot) -> Deed:
    """Make a reply that names the person replied to, as X writes it."""
    deed = ordinary_comment(play, spot)
    return Deed(
        deed_id=deed.deed_id,
        account=deed.account,
        verb=Verb.REPLY,
        occurred_at=deed.occurred_at,
        text=deed.text,
        object=deed.object,
        truth=deed.truth,
    )


def ordinary_reaction(play: Play, spot: Spot) -> Deed:
    """Make a reaction to a bystander's ordinary post."""
    at = _moment(play)
    account = play.pick_actor(spot)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REACTION,
        reaction=play.rng.choice(_REACTIONS),
        occurred_at=at,
        object=play.show_stranger_post(account.platform, at, "daily"),
        truth=nothing("ordinary_reaction", "a reaction to an ordinary post"),
    )


def ordinary_repost(play: Play, spot: Spot) -> Deed:
    """Make a share of a bystander's ordinary post."""
    at = _moment(play)
    account = play.pick_actor(spot)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REPOST,
        occurred_at=at,
        object=play.show_stranger_post(account.platform, at, "daily"),
        truth=nothing("ordinary_repost", "a share of an ordinary post"),
    )


def ordinary_follow(play: Play, spot: Spot) -> Deed:
    """Make a follow of a bystander."""
    at = _moment(play)
    account = play.pick_actor(spot)
    followed = play.pick_bystander(Spot(platforms=(account.platform,)))
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.FOLLOW,
        occurred_at=at,
        object=play.show_account(followed.platform, followed.account_id, followed.handle),
        truth=nothing("ordinary_follow", "follows somebody outside any campaign"),
    )


def ordinary_join(play: Play, spot: Spot) -> Deed:
    """Make a join of a group of neighbours or hobbies."""
    at = _moment(play)
    account = play.pick_actor(spot)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.JOIN_GROUP,
        occurred_at=at,
        object=play.show_group(account.platform, play.rng.choice(_GROUPS)),
        truth=nothing("ordinary_join", "joins a group that has nothing to do with an election"),
    )
