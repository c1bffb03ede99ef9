"""Every key that the files of an election may hold, said once for reader, linter and how-to."""

from netral.election.contest import Certainty, NameKind
from netral.election.entry import Field, Shape
from netral.values.instant import ZONES
from netral.values.phase import Phase

CONTESTANT_KINDS = ("pair", "candidate", "party")
ACCOUNT_KINDS = ("campaign", "candidate", "party")

_CERTAINTY = Field(
    key="certainty",
    shape=Shape.TEXT,
    choices=tuple(Certainty),
    says="What the fact rests on; knowledge (unconfirmed) if absent.",
)
_SOURCE = Field(
    key="source", shape=Shape.TEXT, says="Where it was read: a decision, a list, an address."
)

STAGE_FIELDS = (
    Field(
        key="phase",
        shape=Shape.TEXT,
        required=True,
        choices=tuple(Phase),
        says="The part of the election. Between designation and campaign it is designated.",
    ),
    Field(key="first_day", shape=Shape.DAY, required=True, says="Its first local day."),
    Field(
        key="last_day",
        shape=Shape.DAY,
        required=True,
        says="Its last local day, included; the next stage begins on the day after.",
    ),
    Field(
        key="round",
        shape=Shape.WHOLE_NUMBER,
        says="Round of voting; 1 if absent. From the second round on the phases begin again.",
    ),
    _CERTAINTY,
    _SOURCE,
)

CONTEST_FIELDS = (
    Field(key="id", shape=Shape.TEXT, required=True, says="Short id of the contest: gubernur."),
    Field(key="title", shape=Shape.TEXT, required=True, says="The office that is voted on."),
    Field(
        key="contestants",
        shape=Shape.TEXTS,
        required=True,
        says="Ids of those who run for it: names of files in contestants/, or of parties.",
    ),
)

ELECTION_FIELDS = (
    Field(
        key="election",
        shape=Shape.TEXT,
        required=True,
        says="Id of the election: small letters, digits and _, for example bali_2024.",
    ),
    Field(key="title", shape=Shape.TEXT, required=True, says="Its name for people."),
    Field(
        key="zone",
        shape=Shape.TEXT,
        required=True,
        choices=tuple(ZONES),
        says="Time zone of the region; the days of all stages begin at its midnight.",
    ),
    Field(
        key="editions",
        shape=Shape.TEXTS,
        required=True,
        says="Ids of the rulebook editions that govern it: skb_2022, or pre_2022 before that.",
    ),
    Field(
        key="stages",
        shape=Shape.ENTRIES,
        required=True,
        fields=STAGE_FIELDS,
        says="The calendar, in the order of time, without gap; nothing outside it is kept.",
    ),
    Field(
        key="numbers_drawn_on",
        shape=Shape.DAY,
        says="Day of the draw; before it a ballot number names nobody. Needed with numbers.",
    ),
    Field(
        key="contests",
        shape=Shape.ENTRIES,
        required=True,
        fields=CONTEST_FIELDS,
        says="The offices that are voted on, and who runs for each.",
    ),
    Field(
        key="election_words",
        shape=Shape.TEXTS,
        required=True,
        says="Words that show that a text is about this election; $election_words means them.",
    ),
    Field(
        key="region_words",
        shape=Shape.TEXTS,
        says="Words that place a text in the region or its office; $region_words means them. "
        "For names of people, never for slogans or numbers.",
    ),
    Field(
        key="parties",
        shape=Shape.TEXTS,
        says="Files with the parties, as paths from this folder: parties_2024.yaml.",
    ),
    Field(
        key="neighbours",
        shape=Shape.TEXTS,
        says="Elections on the same day that texts mix in: folders, or files with contestants.",
    ),
    _CERTAINTY,
    _SOURCE,
)

NAME_FIELDS = (
    Field(
        key="text",
        shape=Shape.TEXT,
        required=True,
        says="The word or phrase as people write it; case and spacing do not matter.",
    ),
    Field(
        key="kind",
        shape=Shape.TEXT,
        required=True,
        choices=tuple(NameKind),
        says="What kind of word it is.",
    ),
    Field(
        key="member",
        shape=Shape.TEXT,
        says="The member it names, as in members; leave it out if it names the pair.",
    ),
    Field(
        key="ambiguous",
        shape=Shape.FLAG,
        says="true if the word has another meaning; then counts_with is needed.",
    ),
    Field(
        key="unmistakable",
        shape=Shape.FLAG,
        says="true if you looked: although ordinary words make it up, it means nothing else.",
    ),
    Field(
        key="counts_with",
        shape=Shape.TEXTS,
        says="It counts only if one of these stands in the same text. $election_words, "
        "$region_words, $own_names and $all_names stand for lists.",
    ),
    Field(
        key="not_with",
        shape=Shape.TEXTS,
        says="It does not count if one of these stands in the same text.",
    ),
    Field(key="first_day", shape=Shape.DAY, says="First local day on which it counts."),
    Field(key="last_day", shape=Shape.DAY, says="Last local day on which it counts, included."),
    Field(
        key="partisan",
        shape=Shape.FLAG,
        says="true only for a slogan, sign or hashtag whose mere use is support.",
    ),
    _CERTAINTY,
    _SOURCE,
)

CONTESTANT_FIELDS = (
    Field(
        key="contestant",
        shape=Shape.TEXT,
        required=True,
        says="Id of the contestant: small letters, digits and _; the same as the file's name.",
    ),
    Field(
        key="kind",
        shape=Shape.TEXT,
        required=True,
        choices=CONTESTANT_KINDS,
        says="A pair has two members, a candidate one, a party none.",
    ),
    Field(
        key="title", shape=Shape.TEXT, required=True, says="The name as the commission prints it."
    ),
    Field(
        key="short_name",
        shape=Shape.TEXT,
        required=True,
        says="What people call it on a page: the lead name, or the party's abbreviation.",
    ),
    Field(
        key="ballot_number",
        shape=Shape.WHOLE_NUMBER,
        says="Number on the ballot; leave it out before the draw.",
    ),
    Field(
        key="members",
        shape=Shape.TEXTS,
        says="Names of the people, without degrees; each is read as a name by itself.",
    ),
    Field(key="backed_by", shape=Shape.TEXTS, says="Ids of the parties that nominated it."),
    Field(
        key="offices",
        shape=Shape.TEXTS,
        says="Offices that a member holds or held: a text about the office is not about the "
        "contestant.",
    ),
    Field(
        key="names",
        shape=Shape.ENTRIES,
        fields=NAME_FIELDS,
        says="All other words by which texts mean it.",
    ),
    Field(
        key="running_in",
        shape=Shape.TEXT,
        says="Only in files of neighbours: title of the election it runs in.",
    ),
    _CERTAINTY,
    _SOURCE,
)

CONTESTANT_LIST_FIELDS = (
    Field(key="title", shape=Shape.TEXT, required=True, says="What the file holds."),
    Field(
        key="contestants",
        shape=Shape.ENTRIES,
        required=True,
        fields=CONTESTANT_FIELDS,
        says="The parties, or the contestants of other elections.",
    ),
    _CERTAINTY,
    _SOURCE,
)

ACCOUNT_COLUMNS = (
    Field(
        key="contestant",
        shape=Shape.TEXT,
        required=True,
        says="Id of the contestant that runs it or that it works for.",
    ),
    Field(
        key="kind",
        shape=Shape.TEXT,
        required=True,
        choices=ACCOUNT_KINDS,
        says="campaign: registered with the commission or run by a winning team; candidate: "
        "a member's personal account; party: an account of a party.",
    ),
    Field(
        key="platform",
        shape=Shape.TEXT,
        required=True,
        says="Where it is: facebook, instagram, tiktok, x …",
    ),
    Field(
        key="handle",
        shape=Shape.TEXT,
        says="Handle, with or without @; neither a display name nor an address.",
    ),
    Field(
        key="account_id",
        shape=Shape.TEXT,
        says="The platform's stable id, if known: a handle can get a new owner.",
    ),
    Field(
        key="display_name",
        shape=Shape.TEXT,
        says="Name as the list prints it; shown to people, never matched.",
    ),
    Field(key="first_day", shape=Shape.DAY, says="First local day on which it counts."),
    Field(key="last_day", shape=Shape.DAY, says="Last local day on which it counts, included."),
    _CERTAINTY,
    _SOURCE,
)
