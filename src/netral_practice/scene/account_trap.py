"""Acts of accounts that were not declared, or not at that moment: dropped at the gate."""

from datetime import datetime, timedelta

from netral.values.act_kind import Verb
from netral_practice.account import PracticeAccount, Standing
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.scene.ordinary import daily_post
from netral_practice.scene.partisan import partisan_post_by
from netral_practice.truth import Expected, Trap, Truth


def _dropped(scene: str, why: str, trap: Trap) -> Truth:
    return Truth(scene=scene, expected=Expected.DROPPED, why=why, trap=trap)


def _partisan_act(play: Play, account: PracticeAccount, at: datetime, truth: Truth) -> Deed:
    deed = partisan_post_by(play, account, at)
    return Deed(
        deed_id=deed.deed_id,
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=deed.text,
        truth=truth,
    )


def _only(accounts: list[PracticeAccount], spot: Spot) -> list[PracticeAccount]:
    return [account for account in accounts if account.platform in spot.platforms]


def bystander_post(play: Play, spot: Spot) -> Deed:
    """Make a post of somebody who is nobody in the register."""
    account = play.pick_bystander(spot)
    is_partisan = happens(play.rng, 0.5)
    at = play.almanac.pick_moment(is_partisan=is_partisan)
    truth = _dropped("bystander_post", "nobody declared the account", Trap.UNDECLARED_ACCOUNT)
    if is_partisan:
        return _partisan_act(play, account, at, truth)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("daily", account, at=at),
        truth=truth,
    )


def bystander_reply(play: Play, spot: Spot) -> Deed:
    """Make a bystander's reply under a post of a contestant's account."""
    at = play.almanac.pick_moment(is_partisan=True)
    found = play.pick_campaign(spot, at)
    if found is None:
        return bystander_post(play, spot)
    camp, rival, known = found
    account = play.pick_bystander(spot, platform=known.account.platform)
    text = play.write("bystander_reply", account, at=at, sides=(camp, rival))
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REPLY if account.platform.value == "x" else Verb.COMMENT,
        occurred_at=at,
        text=f"@{known.account.handle} {text}",
        object=play.show_campaign_post((camp, rival), known, at),
        truth=_dropped("bystander_reply", "nobody declared the account", Trap.UNDECLARED_ACCOUNT),
    )


def bystander_twibbon(play: Play, spot: Spot) -> Deed:
    """Make a bystander's twibbon that names a declared account."""
    at = play.almanac.pick_moment(is_partisan=True)
    account = play.pick_bystander(spot)
    named = play.pick_actor(Spot(platforms=(account.platform,)))
    slots = {"HANDLE": [named.handle]}
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("twibbon", account, at=at, sides=play.pick_sides(), extra=slots),
        has_image=True,
        truth=_dropped("bystander_twibbon", "made by somebody else", Trap.TWIBBON_BY_OTHERS),
    )


def impostor_post(play: Play, spot: Spot) -> Deed:
    """Make a partisan post of an account that looks like a declared one."""
    twins = _only(list(play.population.impostors), spot)
    if not twins:
        return bystander_post(play, spot)
    at = play.almanac.pick_moment(is_partisan=True)
    why = "looks like a declared account and is another"
    return _partisan_act(
        play, play.rng.choice(twins), at, _dropped("impostor_post", why, Trap.IMPOSTOR)
    )


def usurper_post(play: Play, spot: Spot) -> Deed:
    """Make a partisan post of the new owner of a declared handle."""
    usurpers = _only(list(play.population.usurpers), spot)
    if not usurpers:
        return bystander_post(play, spot)
    at = play.almanac.pick_moment(is_partisan=True)
    why = "the handle was declared, but the stable id is somebody else's"
    truth = _dropped("usurper_post", why, Trap.HANDLE_TAKEN_OVER)
    return _partisan_act(play, play.rng.choice(usurpers), at, truth)


def expired_post(play: Play, spot: Spot) -> Deed:
    """Make a partisan post after the declaration of the account ended."""
    accounts = _only(play.population.list_declared(Standing.EXPIRED), spot)
    if not accounts:
        return bystander_post(play, spot)
    account = play.rng.choice(accounts)
    _, end = play.election.window
    first = (account.valid_to or end.date()) + timedelta(days=1)
    at = play.almanac.moment_between(first, end.date())
    why = "the declaration of the account had ended"
    return _partisan_act(play, account, at, _dropped("expired_post", why, Trap.ACCOUNT_EXPIRED))


def late_post(play: Play, spot: Spot) -> Deed:
    """Make a partisan post before the account was declared."""
    accounts = _only(play.population.list_declared(Standing.LATE), spot)
    if not accounts:
        return bystander_post(play, spot)
    account = play.rng.choice(accounts)
    start, _ = play.election.window
    at = play.almanac.moment_between(start.date(), account.valid_from or start.date())
    why = "the account was declared later"
    return _partisan_act(
        play, account, at, _dropped("late_post", why, Trap.ACCOUNT_NOT_YET_DECLARED)
    )


def refused_person_post(play: Play, spot: Spot) -> Deed:
    """Make a post of a person whose register row is damaged and refused."""
    accounts = _only(play.population.list_declared(Standing.REFUSED), spot)
    if not accounts:
        return bystander_post(play, spot)
    at = play.almanac.pick_moment(is_partisan=True)
    why = "the person's register row was refused: a spreadsheet damaged the NIP"
    truth = _dropped("refused_person_post", why, Trap.DAMAGED_NIP)
    return _partisan_act(play, play.rng.choice(accounts), at, truth)


def outside_window(play: Play, spot: Spot) -> Deed:
    """Make a post of a declared account outside the window of the election."""
    deed = daily_post(play, spot)
    at = play.almanac.moment_outside()
    start, _ = play.election.window
    account = deed.account
    if at < start and account.valid_from and account.valid_from > at.date():
        # The declaration began after this moment: the gate may drop it for either reason.
        at = play.almanac.moment_between(account.valid_from + timedelta(days=1), start.date())
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("daily", account, at=at)
        if happens(play.rng, 0.5)
        else play.write("support", account, at=at, sides=play.pick_sides()),
        truth=Truth(
            scene="outside_window",
            expected=Expected.OUTSIDE_WINDOW,
            why="outside the dated window of the election",
        ),
    )
