"""Loads documents in batches of ten and says whenever one is taken: to be killed by tests.

python loader.py URL NAME
"""

import itertools
import sys
from collections.abc import Iterator

from tenure.model import Claim, Document, RoleClaim
from tenure.register import Register, loading


def told(name: str) -> Iterator[tuple[Document, list[Claim]]]:
    for number in itertools.count():
        print(number, flush=True)
        org = f"Fernbank{'abcde'[number % 5]} Tools"
        said: list[Claim] = [
            RoleClaim(change="hold", person=f"Ada Quill {'abcdefg'[number % 7]}", org=org, role=role)
            for role in ("ceo", "cfo", "chair")
        ]
        yield Document(id=f"{name}-{number}", title=name, text=f"{name} {number}: words. " * 40), said


if __name__ == "__main__":
    loading.FIRST = loading.BATCH = 10  # type: ignore[misc]
    with Register.open(sys.argv[1]) as register:
        register.add_many(told(sys.argv[2]))
