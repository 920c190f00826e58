"""An invented alert, to try a destination with."""

from tenure.register import Change, Quote
from tenure.register.answers import Entity, Step
from tenure.register.intake import now

from .model import Alert, State
from .moves import text, title


def alert() -> Alert:
    """An alert of this moment about people and companies that do not exist."""
    moment = now()
    was = State(modality="possible", when=None, origins=1, unnamed=True)
    state = State(modality="denied", when=None, origins=1, unnamed=False)
    step = Step(
        published=moment[:10],
        recorded=moment,
        document="sample",
        claim="sample#1",
        origin="sample",
        publisher="Fernbank Tools",
        lang="en",
        modality="denied",
        sourcing="official",
        when=None,
    )
    change = Change(
        id="sample#1",
        change="end",
        person=Entity("Paaaaaaaaaaaaa", "Ada Quill", ["Ada Quill"]),
        org=Entity("Oaaaaaaaaaaaaa", "Fernbank Tools", ["Fernbank Tools"]),
        role="ceo",
        modality="denied",
        sourcing="official",
        when=None,
        origins=1,
        history=[step],
    )
    quote = Quote(
        claim="sample#1",
        document="sample",
        publisher="Fernbank Tools",
        published=moment[:10],
        url="https://fernbank.example/news/1",
        change="end",
        modality="denied",
        sourcing="official",
        when=None,
        field="text",
        start=0,
        end=37,
        quote="Ada Quill is not leaving Fernbank Tools",
    )
    return Alert(
        id=f"test-{moment}",
        watch="test",
        at=moment,
        number=2,
        news=("modality",),
        title=f"This is a test. {title(change)}",
        text=text(was, state, ("modality",)),
        was=was,
        now=state,
        change=change,
        quotes=(quote,),
        url=quote.url,
    )
