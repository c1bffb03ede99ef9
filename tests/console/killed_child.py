"""Plays cases until somebody kills it; says each acknowledged event on a line of its own."""

import sys
from pathlib import Path


def main(first: int) -> None:
    import django

    django.setup()
    from netral.casework import Assessment, load_procedure
    from netral.casework.script import CaseScript
    from netral_console.cases.store import PostgresCaseStore

    folder = Path(sys.argv[2])
    procedure = load_procedure(folder)
    store = PostgresCaseStore(procedure)
    number = first
    while True:
        script = CaseScript(store, procedure, number=number)
        for step in (
            script.open,
            script.draw,
            lambda script=script: script.vote(Assessment.SUPPORTED, Assessment.SUPPORTED),
            script.notice,
            script.deliver,
        ):
            step()
            print(script.case_id, script.case.version, flush=True)  # noqa: T201 - its report
        number += 1


if __name__ == "__main__":
    main(int(sys.argv[1]))
