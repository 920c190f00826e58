"""An outlet on this machine: a feed of articles that come up, change and are taken back."""

import html

from tests.sources.site import Site

MAY = (
    "Jane Roe may step down as chief executive of Acme Mining, people familiar with the matter said on Monday. "
    "Acme Mining runs three quarries by the river."
)
DID = (
    "Jane Roe resigned as chief executive of Acme Mining on 3 March 2026, the company said in a statement. "
    "Acme Mining runs three quarries by the river, and has done so since the town had a harbour."
)
DENIED = (
    "Acme Mining denied that Jane Roe had resigned as chief executive of Acme Mining. The company called the "
    "reports false and said that it has its offices beside the old harbour of the town."
)


class Newsroom:
    """A feed at /feed of a site, and its articles."""

    def __init__(self, site: Site, name: str = "The Mill") -> None:
        self.site = site
        self.name = name
        self._entries: dict[str, str] = {}
        self._feed()

    @property
    def feed(self) -> str:
        """The feed's address."""
        return self.site.url("/feed")

    def publish(self, path: str, text: str, day: str = "2026-03-03", *, updated: str | None = None) -> None:
        """An article at a path; the same path again is its correction."""
        title = html.escape(text.split(",")[0].partition(".")[0])
        self.site.html(
            path,
            f'<html lang="en"><head><title>{title}</title>'
            f'<meta property="og:site_name" content="{self.name}">'
            f'<meta property="article:published_time" content="{day}T09:00:00Z"></head><body>'
            f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1><p>{html.escape(text)}</p></article>"
            "</body></html>",
        )
        self._entries[path] = (
            f"<entry><id>{self.site.url(path)}</id><title>{title}</title><link href='{self.site.url(path)}'/>"
            f"<published>{day}T09:00:00Z</published><updated>{updated or day + 'T09:00:00Z'}</updated></entry>"
        )
        self._feed()

    def _feed(self) -> None:
        entries = "".join(reversed(self._entries.values()))
        self.site.pages["/feed"] = (
            200,
            {"Content-Type": "application/atom+xml"},
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{self.name}</title><id>urn:mill</id>{entries}</feed>'.encode(),
        )
