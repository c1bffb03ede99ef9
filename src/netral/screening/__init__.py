"""From acts to indications: guards, then language, then the rulebook, each step explained."""
