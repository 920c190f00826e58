"""The posts that a change may be of."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.engine import published_on
from tenure.reader.telling import Story, Wording, subjects
from tenure.reader.told_posts import Posts

READER = BuiltinReader()
BETWEEN = "Die Preise fallen. Die Kurse steigen. Die Kosten auch. Es regnet."


@pytest.mark.parametrize(
    "text",
    [
        f"Die Kellmann AG sucht einen neuen Finanzchef. {BETWEEN} Jörg Aschoff übernimmt den Posten im Mai.",
        f"Jörg Aschoff ist seit Mai Geschäftsführer der Kellmann AG. {BETWEEN} Der Geschäftsführer tritt zurück.",
    ],
)
def test_a_post_that_is_told_of_again_stands_where_it_is_named(text: str) -> None:
    text = f"Die Kellmann AG ist groß. Sie sitzt in Kiel. {text} Aschoff geht."
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="de")
    parsed = READER.parsed(document, "de", published_on(document))
    assert any(at > 5 for *_, at in parsed.context.known_posts)
    posts = Posts(parsed.rows, parsed.context, parsed.drafts)
    story = Story(parsed.rows, parsed.context.published)
    found = [
        option
        for subject in subjects(parsed.rows)
        for option in posts.options(Wording(subject.row, story), subject.person, "start")
        if option.post is not None
    ]
    assert found
    for option in found:
        assert option.post is not None
        assert option.row.sentence.start <= option.post.items[0].start < option.row.sentence.end
