"""Works imports off, and kills itself before a step that it is told."""

import os
import signal
import sys


def main(step: str) -> None:
    import django

    django.setup()
    from netral_console.imports.worker import Worker

    def watch(name: str) -> None:
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    with Worker(watch=watch) as worker:
        while worker.work_once():
            pass


if __name__ == "__main__":
    main(sys.argv[1])
