"""Renders the table of steps for docs/howto/casework.md; run it as a module to write it."""

import inspect
from pathlib import Path

from netral.casework.transition import ALWAYS, TRANSITIONS
from tests.architecture.repository import ROOT

PAGE = ROOT / "docs" / "howto" / "casework.md"
BEGIN, END = "<!-- steps: begin -->\n", "<!-- steps: end -->\n"


def render_steps() -> str:
    lines = ["| step | from | to | who | duties |", "|---|---|---|---|---|"]
    for row in TRANSITIONS:
        sources = ", ".join("(none)" if each is None else each.value for each in row.sources)
        targets = ", ".join(each.value for each in row.targets) or "stays"
        roles = ", ".join(each.value for each in row.roles)
        duties = ", ".join(f"`{each.__name__}`" for each in row.duties) or "–"  # noqa: RUF001
        lines.append(f"| `{row.step.value}` | {sources} | {targets} | {roles} | {duties} |")
    duties = {duty.__name__: duty for row in TRANSITIONS for duty in row.duties}
    duties |= {duty.__name__: duty for duty in ALWAYS}
    lines += [
        "",
        "Duties of every step: " + ", ".join(f"`{each.__name__}`" for each in ALWAYS) + ".",
    ]
    lines += ["", "| duty | what must be so |", "|---|---|"]
    for name in sorted(duties):
        sentence = (inspect.getdoc(duties[name]) or "").splitlines()[0]
        lines.append(f"| `{name}` | {sentence} |")
    return "\n".join(lines) + "\n"


def written_steps(page: Path = PAGE) -> str:
    text = page.read_text(encoding="utf-8")
    return text[text.index(BEGIN) + len(BEGIN) : text.index(END)]


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(before + render_steps() + after, encoding="utf-8")
