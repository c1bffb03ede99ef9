"""Every address of the console, from the resolver itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.exceptions import NoReverseMatch

ARGUMENTS = {
    "case_id": "PKR-0000000000000000",
    "number": 999_999,
    "step": "draw_reviewers",
    "kind": "pemberitahuan",
    "ending": "pdf",
    "pk": 999_999,
    "key": "x",
    "provider_id": "sso",
    "uidb36": "x",
    "provider": "x",
    "token": "x",
    "code": "x",
    "sha256": "0" * 64,
    "name": "x",
    "rule": "DS-06",
    "election_id": "jakarta_2024",
    "edition_id": "skb_2022",
    "old_size": 999_998,
    "size": 999_999,
    "page": 999_999,
    "leaf": "0" * 64,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A view by the full name of its address."""

    name: str
    arguments: tuple[str, ...]

    def path(self, **given: Any) -> str | None:
        """Make a path; `None` if the address cannot be made with what is known here."""
        from django.urls import reverse

        values = ARGUMENTS | given
        missing = [each for each in self.arguments if each not in values]
        if missing:
            message = f"{self.name}: tests/console/addresses.py knows no value for {missing}"
            raise LookupError(message)
        try:
            return reverse(self.name, kwargs={each: values[each] for each in self.arguments})
        except NoReverseMatch:
            return None


def iter_addresses() -> Iterator[Address]:
    """Iterate over every named address; an address without a name has no door at all."""
    import_module("netral_console.urls")
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: Any, prefix: str) -> Iterator[Address]:
    for each in patterns:
        if isinstance(each, URLResolver):
            namespace = f"{prefix}{each.namespace}:" if each.namespace else prefix
            yield from _walk(each.url_patterns, namespace)
        elif isinstance(each, URLPattern):
            arguments = tuple(each.pattern.converters) or tuple(
                each.pattern.regex.groupindex  # type: ignore[attr-defined, unused-ignore]
            )
            yield Address(name=f"{prefix}{each.name}", arguments=arguments)
