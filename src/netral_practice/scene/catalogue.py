"""The catalogue of scenes: which there are, how often, and in which files they fit."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.scene import account_trap, border, ordinary, partisan, protected, uncertain

SceneFunction = Callable[[Play, Spot], Deed]


class Medium(StrEnum):
    """The kind of file in which an act is written down."""

    TABLE = "table"
    X_ARCHIVE = "x_archive"
    CAPTURE_X = "capture_x"
    """Made by somebody in a browser: mostly bystanders."""
    CAPTURE_INSTAGRAM = "capture_instagram"
    """The same; a capture of Instagram holds no comments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A kind of act, and its weight in each medium; no weight means it does not fit."""

    make: SceneFunction
    table: float = 0
    archive: float = 0
    capture: float = 0
    """Weight in both captures."""
    replies: float = 0
    """Weight in the capture of X only."""

    @property
    def name(self) -> str:
        """The name of the scene."""
        return self.make.__name__

    def weight_in(self, medium: Medium) -> float:
        """How often the scene occurs in a medium, in shares of a thousand or so."""
        match medium:
            case Medium.TABLE:
                return self.table
            case Medium.X_ARCHIVE:
                return self.archive
            case Medium.CAPTURE_X:
                return self.capture + self.replies
            case Medium.CAPTURE_INSTAGRAM:
                return self.capture


CATALOGUE: tuple[Scene, ...] = (
    Scene(make=ordinary.daily_post, table=240, archive=330, capture=30),
    Scene(make=ordinary.work_post, table=60, archive=60, capture=8),
    Scene(make=ordinary.ordinary_comment, table=90),
    Scene(make=ordinary.ordinary_reply, archive=130),
    Scene(make=ordinary.ordinary_reaction, table=110),
    Scene(make=ordinary.ordinary_repost, table=20, archive=60),
    Scene(make=ordinary.ordinary_follow, table=30),
    Scene(make=ordinary.ordinary_join, table=10),
    Scene(make=protected.government_criticism, table=38, archive=40, capture=8),
    Scene(make=protected.government_praise, table=24, archive=30, capture=4),
    Scene(make=protected.official_news, table=20, archive=20, capture=4),
    Scene(make=protected.neutral_news, table=18, archive=24, capture=10),
    Scene(make=protected.shared_news, table=12, archive=14),
    Scene(make=protected.election_information, table=34, archive=36, capture=8),
    Scene(make=protected.question, table=9, archive=12, capture=4),
    Scene(make=protected.quotation, table=7, archive=10, capture=2),
    Scene(make=protected.number_collision, table=12, archive=14, capture=3),
    Scene(make=protected.ordinary_word, table=12, archive=14, capture=3),
    Scene(make=protected.duty_post, table=6, capture=2),
    Scene(make=protected.tagged_by_others, table=5),
    Scene(make=protected.private_post, table=4),
    Scene(make=protected.lone_screenshot, table=3),
    Scene(make=protected.undone_like, table=4),
    Scene(make=partisan.support_post, table=11, archive=20, capture=6),
    Scene(make=partisan.oppose_post, table=7, archive=12, capture=4),
    Scene(make=partisan.regional_post, table=6, archive=10, capture=3),
    Scene(make=partisan.hashtag_post, table=3, archive=5, capture=2),
    Scene(make=partisan.photo_post, table=4),
    Scene(make=partisan.campaign_comment, table=6, archive=12, replies=5),
    Scene(make=partisan.campaign_share, table=5, archive=8, replies=3),
    Scene(make=partisan.campaign_quote, table=3, archive=6, replies=2),
    Scene(make=partisan.campaign_reaction, table=10),
    Scene(make=uncertain.irony, table=6, archive=9, capture=2),
    Scene(make=uncertain.fragment, table=6, archive=8, replies=4),
    Scene(make=uncertain.ambiguous_number, table=3, archive=5, capture=1),
    Scene(make=uncertain.bare_reaction, table=6),
    Scene(make=uncertain.angry_reaction, table=2),
    Scene(make=uncertain.follow, table=5),
    Scene(make=uncertain.unknown_visibility, table=3),
    Scene(make=uncertain.candidate_account_before, table=3),
    Scene(make=uncertain.old_content, table=4),
    Scene(make=account_trap.bystander_post, table=70, capture=360),
    Scene(make=account_trap.bystander_reply, table=30, replies=460),
    Scene(make=account_trap.bystander_twibbon, table=3, capture=10),
    Scene(make=account_trap.impostor_post, table=5, capture=12),
    Scene(make=account_trap.usurper_post, table=5, capture=10),
    Scene(make=account_trap.expired_post, table=6, capture=4),
    Scene(make=account_trap.late_post, table=6, capture=4),
    Scene(make=account_trap.refused_person_post, table=4),
    Scene(make=account_trap.outside_window, table=30, archive=60, capture=8),
    Scene(make=border.stage_border, table=5, archive=4, capture=2),
    Scene(make=border.window_border, table=3),
)
"""Real life has fewer partisan acts than this; a practice world must show each kind."""


def share_out(medium: Medium, count: int) -> list[Scene]:
    """Share a number of acts out among the scenes of a medium.

    Each scene that fits gets at least one act as long as there are enough; the rest
    goes by weight, by largest remainders, so that no chance decides whether a trap is
    there.

    Args:
        medium: The medium.
        count: How many acts.

    Returns:
        One scene an act, in the order of the catalogue.
    """
    scenes = [scene for scene in CATALOGUE if scene.weight_in(medium) > 0]
    least = 1 if count >= len(scenes) else 0
    free = count - least * len(scenes)
    total = sum(scene.weight_in(medium) for scene in scenes)
    exact = [free * scene.weight_in(medium) / total for scene in scenes]
    numbers = [least + int(share) for share in exact]
    by_rest = sorted(range(len(scenes)), key=lambda at: (int(exact[at]) - exact[at], at))
    for at in by_rest[: count - sum(numbers)]:
        numbers[at] += 1
    return [scene for scene, number in zip(scenes, numbers, strict=True) for _ in range(number)]
