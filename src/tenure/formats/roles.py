"""Tables of roles: one YAML file a vocabulary, with what its words mean and which word to write for a role."""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from tenure.model import TenureError
from tenure.model.vocabulary import Role

NAMES: Final = ("bods", "borme", "brreg", "companies-house", "ftm", "wikidata")


class RoleTable(msgspec.Struct, forbid_unknown_fields=True):
    """What the words of one vocabulary mean.

    `source` says where the vocabulary is published. `read` gives the role that a word stands for, `titles` the post
    in words where the word is a code, `write` the word for a role; a role that is missing there has none.
    """

    source: str
    read: dict[str, Role]
    titles: dict[str, str] = {}
    write: dict[Role, str] = {}

    def __post_init__(self) -> None:
        self.read = {folded(word): role for word, role in self.read.items()}

    def role(self, *words: str | None) -> Role:
        """The role of the first of the words that the table knows; `other` where it knows none."""
        for word in words:
            role = self.read.get(folded(word)) if word else None
            if role:
                return role
        return "other"

    def title(self, word: str) -> str:
        """The post in words: the table's, else the word itself, its hyphens as spaces."""
        return self.titles.get(word) or word.replace("-", " ")


def folded(word: str) -> str:
    """A word as the tables know it: its letters and digits, in lower case."""
    return "".join(filter(str.isalnum, word.casefold()))


@cache
def role_table(name: str) -> RoleTable:
    """The table of a vocabulary. Raises TenureError for one that is not there or that is broken."""
    import yaml  # only who reads or writes such a format needs it

    if name not in NAMES:
        raise TenureError(f"there is no table of roles {name!r}: there are {', '.join(NAMES)}")
    text = (files("tenure.formats") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), RoleTable)
    except msgspec.ValidationError as error:
        raise TenureError(f"formats/data/{name}.yaml is broken: {error}") from None
