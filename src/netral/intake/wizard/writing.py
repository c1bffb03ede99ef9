"""Writes a proposed mapping as the YAML file that a person can read and change."""

import json

from netral.intake.wizard.proposal import Proposal


def write_mapping(proposal: Proposal) -> str:
    """Write a mapping file.

    Args:
        proposal: What to write; every text is quoted, so that YAML changes none.

    Returns:
        The file's text.
    """
    lines = [f"name: {_quote(proposal.name)}", "columns:"]
    lines += [f"  {_quote(theirs)}: {ours}" for ours, theirs in proposal.columns.items()]
    if proposal.constants:
        lines.append("constants:")
        lines += [f"  {ours}: {_quote(value)}" for ours, value in proposal.constants.items()]
    if proposal.values:
        lines.append("values:")
        for ours, meanings in proposal.values.items():
            lines.append(f"  {ours}:")
            lines += [f"    {_quote(word)}: {_quote(mean)}" for word, mean in meanings.items()]
    lines += ["time:", f"  format: {_quote(proposal.time_format)}"]
    if proposal.zone is not None:
        lines += [f"  zone: {_quote(proposal.zone)}", "  zone_source: assumed"]
    if proposal.header_row > 1:
        lines.append(f"table: {{header_row: {proposal.header_row}}}")
    if proposal.assumptions:
        lines += [f"# {sentence}" for sentence in proposal.assumptions]
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
