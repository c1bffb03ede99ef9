"""Every key that the files of an election may hold, said once for reader, linter and how-to."""

from netral.election.contest import Certainty, NameKind
from netral.election.entry import Field, Shape
from netral.values.instant import ZONES
from netral.values.phase import Phase

CONTESTANT_KINDS = ("pair", "candidate", "party")
ACCOUNT_KINDS = ("campaign", "candidate", "party")


def _text(key: str, says: str, *, required: bool = False, choices: tuple[str, ...] = ()) -> Field:
    return Field(key=key, shape=Shape.TEXT, says=says, required=required, choices=choices)


def _texts(key: str, says: str, *, required: bool = False) -> Field:
    return Field(key=key, shape=Shape.TEXTS, says=says, required=required)


def _day(key: str, says: str, *, required: bool = False) -> Field:
    return Field(key=key, shape=Shape.DAY, says=says, required=required)


def _number(key: str, says: str) -> Field:
    return Field(key=key, shape=Shape.WHOLE_NUMBER, says=says)


def _flag(key: str, says: str) -> Field:
    return Field(key=key, shape=Shape.FLAG, says=says)


def _entries(key: str, fields: tuple[Field, ...], says: str, *, required: bool = False) -> Field:
    return Field(key=key, shape=Shape.ENTRIES, fields=fields, says=says, required=required)


_CERTAINTY = _text(
    "certainty",
    "What the fact rests on; knowledge (unconfirmed) if absent.",
    choices=tuple(Certainty),
)
_SOURCE = _text("source", "Where it was read: a decision, a list, an address.")

STAGE_FIELDS = (
    _text(
        "phase",
        "The part of the election. Between designation and campaign it is designated.",
        required=True,
        choices=tuple(Phase),
    ),
    _day("first_day", "Its first local day.", required=True),
    _day(
        "last_day",
        "Its last local day, included; the next stage begins on the day after.",
        required=True,
    ),
    _number(
        "round", "Round of voting; 1 if absent. From the second round on the phases begin again."
    ),
    _CERTAINTY,
    _SOURCE,
)

CONTEST_FIELDS = (
    _text("id", "Short id of the contest: gubernur.", required=True),
    _text("title", "The office that is voted on.", required=True),
    _texts(
        "contestants",
        "Ids of those who run for it: names of files in contestants/, or of parties.",
        required=True,
    ),
)

ELECTION_FIELDS = (
    _text(
        "election",
        "Id of the election: small letters, digits and _, for example bali_2024.",
        required=True,
    ),
    _text("title", "Its name for people.", required=True),
    _text(
        "zone",
        "Time zone of the region; the days of all stages begin at its midnight.",
        required=True,
        choices=tuple(ZONES),
    ),
    _texts(
        "editions",
        "Ids of the rulebook editions that govern it: skb_2022, or pre_2022 before that.",
        required=True,
    ),
    _entries(
        "stages",
        STAGE_FIELDS,
        "The calendar, in the order of time, without gap; nothing outside it is kept.",
        required=True,
    ),
    _day(
        "numbers_drawn_on",
        "Day of the draw; before it a ballot number names nobody. Needed with numbers.",
    ),
    _entries(
        "contests",
        CONTEST_FIELDS,
        "The offices that are voted on, and who runs for each.",
        required=True,
    ),
    _texts(
        "election_words",
        "Words that show that a text is about this election; $election_words means them.",
        required=True,
    ),
    _texts(
        "region_words",
        "Words that place a text in the region or its office; $region_words means them. "
        "For names of people, never for slogans or numbers.",
    ),
    _texts("parties", "Files with the parties, as paths from this folder: parties_2024.yaml."),
    _texts(
        "neighbours",
        "Elections on the same day that texts mix in: folders, or files with contestants.",
    ),
    _CERTAINTY,
    _SOURCE,
)

NAME_FIELDS = (
    _text(
        "text",
        "The word or phrase as people write it; case and spacing do not matter.",
        required=True,
    ),
    _text("kind", "What kind of word it is.", required=True, choices=tuple(NameKind)),
    _text("member", "The member it names, as in members; leave it out if it names the pair."),
    _flag("ambiguous", "true if the word has another meaning; then counts_with is needed."),
    _flag(
        "unmistakable",
        "true if you looked: although ordinary words make it up, it means nothing else.",
    ),
    _texts(
        "counts_with",
        "It counts only if one of these stands in the same text. $election_words, "
        "$region_words, $own_names and $all_names stand for lists.",
    ),
    _texts("not_with", "It does not count if one of these stands in the same text."),
    _day("first_day", "First local day on which it counts."),
    _day("last_day", "Last local day on which it counts, included."),
    _flag("partisan", "true only for a slogan, sign or hashtag whose mere use is support."),
    _CERTAINTY,
    _SOURCE,
)

CONTESTANT_FIELDS = (
    _text(
        "contestant",
        "Id of the contestant: small letters, digits and _; the same as the file's name.",
        required=True,
    ),
    _text(
        "kind",
        "A pair has two members, a candidate one, a party none.",
        required=True,
        choices=CONTESTANT_KINDS,
    ),
    _text("title", "The name as the commission prints it.", required=True),
    _text(
        "short_name",
        "What people call it on a page: the lead name, or the party's abbreviation.",
        required=True,
    ),
    _number("ballot_number", "Number on the ballot; leave it out before the draw."),
    _texts("members", "Names of the people, without degrees; each is read as a name by itself."),
    _texts("backed_by", "Ids of the parties that nominated it."),
    _texts(
        "offices",
        "Offices that a member holds or held: a text about the office is not about the contestant.",
    ),
    _entries("names", NAME_FIELDS, "All other words by which texts mean it."),
    _text("running_in", "Only in files of neighbours: title of the election it runs in."),
    _CERTAINTY,
    _SOURCE,
)

CONTESTANT_LIST_FIELDS = (
    _text("title", "What the file holds.", required=True),
    _entries(
        "contestants",
        CONTESTANT_FIELDS,
        "The parties, or the contestants of other elections.",
        required=True,
    ),
    _CERTAINTY,
    _SOURCE,
)

ACCOUNT_COLUMNS = (
    _text("contestant", "Id of the contestant that runs it or that it works for.", required=True),
    _text(
        "kind",
        "campaign: registered with the commission or run by a winning team; candidate: "
        "a member's personal account; party: an account of a party.",
        required=True,
        choices=ACCOUNT_KINDS,
    ),
    _text("platform", "Where it is: facebook, instagram, tiktok, x …", required=True),
    _text("handle", "Handle, with or without @; neither a display name nor an address."),
    _text("account_id", "The platform's stable id, if known: a handle can get a new owner."),
    _text("display_name", "Name as the list prints it; shown to people, never matched."),
    _day("first_day", "First local day on which it counts."),
    _day("last_day", "Last local day on which it counts, included."),
    _CERTAINTY,
    _SOURCE,
)
