"""A small invented world in a register, for every test of the web."""

from pathlib import Path

from tenure.model import AffiliationClaim, Claim, Document, Evidence, FactClaim, RoleClaim, StakeClaim
from tenure.register import Register
from tenure.watch import Terms, Watch, Watches

HOSTILE = (
    "Ada Quill <script>alert(1)</script><img src=x onerror=alert(2)> is \u202eriahc\u202c of Fernbank Tools. "
    "javascript:alert(3) {{ 7 * 7 }} \x07"
)


class Story:
    """Documents about Fernbank Tools, its subsidiary Mossgate Labs, and Ada Quill, who leaves one for the other."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def tell(
        self,
        id_: str,
        day: str,
        title: str,
        text: str,
        said: list[tuple[str, Claim]],
        *,
        publisher: str,
        lang: str = "en",
        origin: str | None = None,
    ) -> None:
        """Adds a document; every claim stands on the words given with it."""
        claims = []
        for words, claim in said:
            at = text.index(words)
            claim.evidence = [Evidence("text", at, at + len(words), words)]
            claims.append(claim)
        self.register.add(
            Document(
                id=id_,
                title=title,
                text=text,
                published=day,
                recorded=f"{day}T09:00:00Z",
                publisher=publisher,
                lang=lang,
                url=f"https://{id_}.example/story",
                origin=origin,
            ),
            claims,
        )
        Watches(self.register).evaluate()

    def all(self) -> None:
        """The whole story, and a watch that is told of it as it goes on."""
        Watches(self.register).add(
            Watch(
                name="fernbank",
                terms=Terms(parents=("Fernbank Tools",)),
                destinations=("mailto:ada@secret.example",),
            )
        )
        tools, labs = "Fernbank Tools", "Mossgate Labs"

        def role(change: str, person: str, org: str, what: str, **more: object) -> RoleClaim:
            return RoleClaim(change=change, person=person, org=org, role=what, **more)  # type: ignore[arg-type]

        self.tell(
            "d1",
            "2030-02-01",
            "Quill to lead Fernbank",
            "Ada Quill takes over as chief executive of Fernbank Tools on 1 March 2030, the company said. "
            "Bo Ash stays chairman. Mossgate Labs is a subsidiary of Fernbank Tools, which makes saws.",
            [
                (
                    "Ada Quill takes over as chief executive of Fernbank Tools on 1 March 2030",
                    role(
                        "start",
                        "Ada Quill",
                        tools,
                        "ceo",
                        modality="planned",
                        sourcing="official",
                        when="2030-03-01",
                    ),
                ),
                ("Bo Ash stays chairman", role("hold", "Bo Ash", tools, "chair", sourcing="official")),
                (
                    "Mossgate Labs is a subsidiary of Fernbank Tools",
                    AffiliationClaim(change="hold", org=labs, parent=tools),
                ),
                ("makes saws", FactClaim(org=tools, attribute="activity", value="makes saws")),
            ],
            publisher="Harbour Ledger",
        )
        self.tell(
            "d2",
            "2031-05-02",
            "Rumours at Fernbank",
            "Ada Quill may leave Fernbank Tools as chief executive, people close to the firm say.",
            [
                (
                    "Ada Quill may leave Fernbank Tools as chief executive",
                    role("end", "Ada Quill", tools, "ceo", modality="possible", sourcing="unnamed"),
                )
            ],
            publisher="Evening Anvil",
        )
        self.tell(
            "d3",
            "2031-05-03",
            "Fernbank Tools yalanladı",
            "Fernbank Tools, Ada Quill'in CEO'luktan ayrılacağı haberlerini yalanladı.",
            [
                (
                    "Ada Quill'in CEO'luktan ayrılacağı haberlerini yalanladı",
                    role("end", "Ada Quill", tools, "ceo", modality="denied", sourcing="official"),
                )
            ],
            publisher="Bozkır Postası",
            lang="tr",
        )
        self.tell(
            "d4",
            "2031-06-20",
            "Quill leaves Fernbank for its labs",
            "Ada Quill left Fernbank Tools as chief executive on 15 June 2031 to concentrate on Mossgate Labs, "
            "the company said. She chairs Mossgate Labs and keeps 12.6 percent of Fernbank Tools. "
            "Cy Dunn is acting chief executive of Fernbank Tools.",
            [
                (
                    "Ada Quill left Fernbank Tools as chief executive on 15 June 2031",
                    role(
                        "end",
                        "Ada Quill",
                        tools,
                        "ceo",
                        sourcing="official",
                        when="2031-06-15",
                        reason="refocus",
                    ),
                ),
                ("She chairs Mossgate Labs", role("hold", "Ada Quill", labs, "chair", sourcing="official")),
                (
                    "keeps 12.6 percent of Fernbank Tools",
                    StakeClaim(change="hold", holder="Ada Quill", org=tools, share=0.126),
                ),
                (
                    "Cy Dunn is acting chief executive",
                    role("start", "Cy Dunn", tools, "ceo", sourcing="official", interim=True),
                ),
            ],
            publisher="Harbour Ledger",
        )
        self.tell(
            "d5",
            "2031-06-20",
            "Quill leaves",
            "Ada Quill left Fernbank Tools as chief executive, the Harbour Ledger reports.",
            [
                (
                    "Ada Quill left Fernbank Tools as chief executive",
                    role("end", "Ada Quill", tools, "ceo", sourcing="named"),
                )
            ],
            publisher="Copy Herald",
            origin="d4",
        )
        self.tell(
            "hostile",
            "2031-07-01",
            "<b>Fernbank</b> \u202eslooT",
            HOSTILE,
            [("Ada Quill <script>", role("hold", "Ada Quill", tools, "advisor", confidence=0.2))],
            publisher="<i>Nobody</i>",
        )


def make(path: Path) -> Register:
    """The register of the story."""
    register = Register.open(str(path))
    Story(register).all()
    return register
