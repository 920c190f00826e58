"""Adds documents one by one and says after each that it is stored: to be killed by tests, or to run beside others.

python writer.py URL NAME COUNT
"""

import sys

from tenure.model import AffiliationClaim, Document, RoleClaim
from tenure.register import Register

CLAIMS = 3


def main(url: str, name: str, count: int) -> None:
    with Register.open(url) as register:
        for number in range(count):
            text = (
                f"{name} {number}: Ada Quill {number % 7} is chief executive of Fernbank {number % 5} Tools."
            )
            document = Document(id=f"{name}-{number}", title=f"{name} {number}", text=text * 40)
            person, org = f"Ada Quill {'abcdefg'[number % 7]}", f"Fernbank{'abcde'[number % 5]} Tools"
            register.add(
                document,
                [
                    RoleClaim(change="hold", person=person, org=org, role="ceo"),
                    RoleClaim(change="hold", person=person, org=org, role="chair"),
                    AffiliationClaim(change="hold", org=org, parent="Fernbank Holding"),
                ],
            )
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
