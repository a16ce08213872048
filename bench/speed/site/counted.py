"""Queries of pages: a script that the Python of either side runs over the code of its own.

Reads addresses by kind as JSON from standard input; writes, as JSON, how many queries each
page took. It must not import this package: of that, the other side may have none or another one.
"""

from __future__ import annotations

import json
import sys
from typing import Any


class Count:
    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, run: Any, *statement: Any) -> Any:
        self.queries += 1
        return run(*statement)


def main() -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test import Client

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    answers: dict[str, list[int]] = {}
    for kind, paths in json.load(sys.stdin).items():
        answers[kind] = []
        for path in paths:
            count = Count()
            with connection.execute_wrapper(count):
                response = client.get(path)
            if response.status_code != 200:
                sys.exit(f"{response.status_code} for {path}")
            answers[kind].append(count.queries)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
