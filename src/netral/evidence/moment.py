"""Moments as statements and log entries spell them: UTC, to the microsecond, one spelling."""

from datetime import UTC, datetime

from netral.evidence.errors import MalformedFormError
from netral.values.instant import require_aware

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def spell_moment(moment: datetime) -> str:
    """Spell a moment in the one form that sorts as text.

    Args:
        moment: An aware moment.

    Returns:
        For example ``2026-03-01T12:00:00.000000Z``.

    Raises:
        NaiveInstantError: If the moment has no timezone.
    """
    utc = require_aware(moment)
    return f"{utc:%Y}".rjust(4, "0") + utc.strftime(_FORMAT[2:])


def parse_moment(text: str, form: str) -> datetime:
    """Parse a moment that `spell_moment` wrote.

    Args:
        text: The spelling.
        form: The statement it stands in, for the error.

    Returns:
        The moment in UTC.

    Raises:
        MalformedFormError: If it is spelt in any other way.
    """
    try:
        moment = datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
    except ValueError as error:
        raise MalformedFormError(form, "a moment is not spelt as a moment") from error
    if spell_moment(moment) != text:
        raise MalformedFormError(form, "a moment is spelt in another way than it is written")
    return moment
