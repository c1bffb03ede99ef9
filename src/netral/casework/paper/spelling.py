"""Days and moments in Indonesian words, as official letters write them."""

from datetime import date, datetime, timezone

from netral.values.instant import require_aware

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def spell_date(day: date) -> str:
    """Spell a date.

    Example:
        >>> spell_date(date(2024, 10, 1))
        '1 Oktober 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_day(day: date) -> str:
    """Spell a day with its name.

    Example:
        >>> spell_day(date(2024, 10, 1))
        'Selasa, 1 Oktober 2024'
    """
    return f"{DAYS[day.weekday()]}, {spell_date(day)}"


def spell_moment(moment: datetime, zone: timezone) -> str:
    """Spell a moment in a zone.

    Example:
        >>> from datetime import UTC
        >>> from netral.values.instant import WIB
        >>> spell_moment(datetime(2024, 10, 1, 2, 5, tzinfo=UTC), WIB)
        'Selasa, 1 Oktober 2024, pukul 09.05 WIB'
    """
    local = require_aware(moment).astimezone(zone)
    return f"{spell_day(local.date())}, pukul {local:%H.%M} {zone.tzname(None)}"


_UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000


def spell_number(number: int) -> str:
    """Spell a number from 0 to 9999 in words, as minutes of officials have it.

    Example:
        >>> spell_number(2024)
        'dua ribu dua puluh empat'
        >>> spell_number(117)
        'seratus tujuh belas'
    """
    if number < len(_UNITS):
        return _UNITS[number]
    if number < _TWENTY:
        return f"{_UNITS[number - _TEN]} belas"
    for size, word, one in (
        (_THOUSAND, "ribu", "seribu"),
        (_HUNDRED, "ratus", "seratus"),
        (_TEN, "puluh", "sepuluh"),
    ):
        count, rest = divmod(number, size)
        if count:
            head = one if count == 1 else f"{spell_number(count)} {word}"
            return f"{head} {spell_number(rest)}" if rest else head
    return _UNITS[0]


def spell_day_in_words(day: date) -> str:
    """Spell a day as the first sentence of minutes does.

    Example:
        >>> spell_day_in_words(date(2024, 10, 8))
        'Selasa, tanggal delapan, bulan Oktober, tahun dua ribu dua puluh empat (08-10-2024)'
    """
    return (
        f"{DAYS[day.weekday()]}, tanggal {spell_number(day.day)}, bulan {MONTHS[day.month - 1]}, "
        f"tahun {spell_number(day.year)} ({day:%d-%m-%Y})"
    )


def spell_count(count: int, noun: str) -> str:
    """Spell a count with its words, as the heads of letters have it.

    Example:
        >>> spell_count(3, "berkas")
        '3 (tiga) berkas'
    """
    return f"{count} ({spell_number(count)}) {noun}"
