"""Writes docs/reference/openapi.json from the addresses of the interface for machines."""

import json
import os
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "openapi.json"


def render_openapi() -> str:
    """Render the document; Django must be set up."""
    from netral_console.api.answer import describe  # noqa: PLC0415 - needs Django's settings
    from netral_console.api.urls import api  # noqa: PLC0415

    return json.dumps(describe(api), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the document; no database is asked."""
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@localhost/nothing")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netral_console.settings")
    import django  # noqa: PLC0415 - settings are read when it is imported

    django.setup()
    if sys.argv[1:] == ["--check"]:
        raise SystemExit(TARGET.read_text(encoding="utf-8") != render_openapi())
    TARGET.write_text(render_openapi(), encoding="utf-8")
    print(f"[netral] wrote {TARGET.name}")


if __name__ == "__main__":
    main()
