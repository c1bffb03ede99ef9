"""Runs the benchmarks that are named, or all of them, and prints their figures."""

import argparse
import json
import platform
import sys

from benchmarks import evidence, intake, reading, screening, selfcheck

BENCHMARKS = {
    "screening": screening.run,
    "reading": reading.run,
    "evidence": evidence.run,
    "intake": intake.run,
    "selfcheck": selfcheck.run,
}


def main() -> None:
    """Run benchmarks and print figures."""
    parser = argparse.ArgumentParser(prog="netral bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures: dict[str, object] = {"python": platform.python_version()}
    for name in options.names or BENCHMARKS:
        print(f"[netral] measuring {name} …", file=sys.stderr, flush=True)
        figures[name] = BENCHMARKS[name](quick=options.quick)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
