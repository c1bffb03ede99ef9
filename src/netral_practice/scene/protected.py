"""Protected speech and innocent situations: what must never become an indication."""

import re
from dataclasses import replace
from datetime import timedelta

from netral.intake.act import Visibility
from netral.values.act_kind import Verb
from netral.values.instant import local_date
from netral_practice.camp import Slots
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.scene.ordinary import nothing
from netral_practice.scene.partisan import campaign_reaction, support_post
from netral_practice.styling import Style
from netral_practice.truth import Expected, Trap, Truth

_ALL_NUMBERS: Slots = {"NO": ("1", "2", "3", "4")}
_NOT_LETTERS = re.compile(r"[^a-z]+")


def _post(
    play: Play,
    spot: Spot,
    symbol: str,
    truth: Truth,
    *,
    has_sides: bool = False,
    style: Style | None = None,
    slots: Slots | None = None,
) -> Deed:
    at = play.almanac.pick_moment()
    account = play.pick_actor(spot)
    sides = play.pick_sides() if has_sides else None
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write(symbol, account, at=at, sides=sides, style=style, extra=slots),
        truth=replace(truth, contestant_id=sides[0].contestant_id if sides else None),
    )


def government_criticism(play: Play, spot: Spot) -> Deed:
    """Make a post that criticises a policy, a service or an institution."""
    symbol = "criticism" if happens(play.rng, 0.75) else "criticism_official"
    truth = nothing(
        "government_criticism",
        "criticises the government, no contestant",
        trap=Trap.GOVERNMENT_CRITICISM,
    )
    return _post(play, spot, symbol, truth)


def government_praise(play: Play, spot: Spot) -> Deed:
    """Make a post that praises a policy, a service or an institution."""
    truth = nothing(
        "government_praise", "praises the government, no contestant", trap=Trap.GOVERNMENT_PRAISE
    )
    return _post(play, spot, "policy_praise", truth)


def official_news(play: Play, spot: Spot) -> Deed:
    """Make a post about officials as officials, among them contestants in their former office."""
    truth = nothing(
        "official_news", "names an official as an official", trap=Trap.OFFICIAL_AS_OFFICIAL
    )
    former = [office for camp in play.camps for office in camp.list_former_offices()]
    if former and happens(play.rng, 0.4):
        return _post(
            play, spot, "former_office", truth, style=Style.FORMAL, slots={"OFFICIAL": former}
        )
    return _post(play, spot, "official", truth)


def neutral_news(play: Play, spot: Spot) -> Deed:
    """Make a post of a headline about contestants, without a word of the writer's own."""
    truth = nothing("neutral_news", "a headline without an opinion", trap=Trap.NEUTRAL_NEWS)
    return _post(play, spot, "neutral_news", truth, has_sides=True, style=Style.FORMAL)


def shared_news(play: Play, spot: Spot) -> Deed:
    """Make a share of a headline that a bystander posted."""
    deed = neutral_news(play, spot)
    sides = play.pick_sides()
    return replace(
        deed,
        verb=Verb.REPOST,
        text=None,
        object=play.show_stranger_post(
            deed.account.platform, deed.occurred_at, "neutral_news", sides
        ),
        truth=replace(
            deed.truth,
            scene="shared_news",
            contestant_id=sides[0].contestant_id,
            why="shares a headline without an opinion",
        ),
    )


def election_information(play: Play, spot: Spot) -> Deed:
    """Make a post of neutral information about the election."""
    truth = nothing(
        "election_information", "neutral election information", trap=Trap.ELECTION_INFORMATION
    )
    return _post(play, spot, "information", truth)


def question(play: Play, spot: Spot) -> Deed:
    """Make a real question about contestants."""
    truth = nothing("question", "a real question, no side taken", trap=Trap.QUESTION)
    return _post(play, spot, "question", truth, has_sides=True)


def quotation(play: Play, spot: Spot) -> Deed:
    """Make a post that retells what somebody else said, and keeps its distance."""
    truth = Truth(
        scene="quotation",
        expected=Expected.NOTHING,
        also_accepted=(Expected.UNCLEAR,),
        why="somebody else's words, quoted with distance",
        trap=Trap.QUOTATION,
    )
    return _post(play, spot, "quotation", truth, has_sides=True, style=Style.FORMAL)


def number_collision(play: Play, spot: Spot) -> Deed:
    """Make a post with a number that is no ballot number."""
    truth = nothing(
        "number_collision", "the number is no ballot number", trap=Trap.NUMBER_COLLISION
    )
    return _post(play, spot, "collision", truth, slots=_ALL_NUMBERS)


def ordinary_word(play: Play, spot: Spot) -> Deed:
    """Make a post in which a contestant's nickname is an ordinary word."""
    start, _ = play.election.window
    day = local_date(start, play.election.zone)
    words = {word for camp in play.camps for word in camp.find_ambiguous(day)}
    # The grammar knows which ambiguous names are ordinary words: ordinary_menyala, ordinary_ade.
    folded = sorted({_NOT_LETTERS.sub("_", word.casefold()).strip("_") for word in words})
    symbols = [f"ordinary_{word}" for word in folded if play.has_symbol(f"ordinary_{word}")]
    if not symbols:
        return number_collision(play, spot)
    truth = nothing("ordinary_word", "an ordinary word, no contestant", trap=Trap.ORDINARY_WORD)
    return _post(play, spot, play.rng.choice(symbols), truth)


def duty_post(play: Play, spot: Spot) -> Deed:
    """Make a report on duty at a campaign event."""
    truth = Truth(
        scene="duty_post",
        expected=Expected.NOTHING,
        also_accepted=(Expected.UNCLEAR,),
        why="reports on duty, no side taken",
        trap=Trap.ON_DUTY,
    )
    deed = _post(play, spot, "duty", truth, has_sides=True, style=Style.FORMAL)
    return replace(deed, on_duty=spot.owner is None, has_image=True)


def tagged_by_others(play: Play, spot: Spot) -> Deed:
    """Make a row in which somebody else tagged a declared account in a twibbon."""
    at = play.almanac.pick_moment(is_partisan=True)
    account = play.pick_actor(spot)
    sides = play.pick_sides()
    twibbon = play.show_stranger_post(
        account.platform, at, "twibbon", sides, extra={"HANDLE": [account.handle]}
    )
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.TAGGED,
        occurred_at=at,
        object=twibbon,
        has_image=True,
        truth=replace(
            nothing("tagged_by_others", "others tagged the account", trap=Trap.TWIBBON_BY_OTHERS),
            contestant_id=sides[0].contestant_id,
        ),
    )


def private_post(play: Play, spot: Spot) -> Deed:
    """Make a partisan post that was not public."""
    deed = support_post(play, spot)
    return replace(
        deed,
        visibility=Visibility.NOT_PUBLIC,
        truth=replace(
            deed.truth,
            scene="private_post",
            expected=Expected.NOTHING,
            rules=(),
            why="not public, whatever it says",
            trap=Trap.PRIVATE_POST,
        ),
    )


def lone_screenshot(play: Play, spot: Spot) -> Deed:
    """Make a partisan post that only a lone screenshot shows."""
    deed = support_post(play, spot)
    return replace(
        deed,
        grade_word="screenshot",
        truth=replace(
            deed.truth,
            scene="lone_screenshot",
            expected=Expected.NOTHING,
            rules=(),
            why="a lone screenshot can open a lead and no more",
            trap=Trap.LONE_SCREENSHOT,
        ),
    )


def undone_like(play: Play, spot: Spot) -> Deed:
    """Make a like of a campaign post that was taken back within minutes."""
    deed = campaign_reaction(play, spot)
    minutes = play.rng.randrange(1, 8)
    return replace(
        deed,
        reaction="like",
        undone_at=deed.occurred_at + timedelta(minutes=minutes, seconds=play.rng.randrange(60)),
        truth=replace(
            deed.truth,
            scene="undone_like",
            expected=Expected.NOTHING,
            also_accepted=(Expected.UNCLEAR,),
            rules=(),
            why=f"a slip of the finger, taken back after {minutes} minutes",
            trap=Trap.UNDONE_LIKE,
        ),
    )
