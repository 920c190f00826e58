"""Pages as sites make them: an article in one of five layouts, amid menus, teasers of other (false) news, a cookie
banner, a newsletter box, links within the text, and comments that claim things of their own.
"""

import html
import json
import random
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from crawl import ORDINARY

FALSE: Final = {
    "en": (
        "Marta Quill resigns as chief executive of Harbour Foods",
        "Otto Penn named chairman of Vale Shipping",
    ),
    "tr": (
        "Vale Denizcilik'in genel müdürü Okan Pekcan istifa etti",
        "Selin Tuna, Liman Gıda'nın CEO'su oldu",
    ),
    "zh": ("海港食品董事长马丽辞职", "任命潘奥为谷地航运总经理"),
    "de": (
        "Marta Quill tritt als Vorstandschefin der Hafenkost AG zurück",
        "Otto Penn wird Aufsichtsratschef der Talfracht AG",
    ),
    "fr": (
        "Marta Quill démissionne de la direction générale de Port Vivres",
        "Otto Penn nommé président de Val Fret",
    ),
    "es": (
        "Marta Quill dimite como consejera delegada de Puerto Alimentos",
        "Otto Penn, nuevo presidente de Valle Fletes",
    ),
    "it": (
        "Marta Quill si dimette da amministratrice delegata di Porto Viveri",
        "Otto Penn nominato presidente di Valle Noli",
    ),
}
"""Headlines of other news: each would make a claim if it were taken for the article."""

_WORDS: Final = {
    "en": (
        "Home Politics Business Markets Sport Culture Weather",
        "Read also",
        "More news",
        "Comments",
        "We use cookies to give you the best experience.",
        "Accept all",
        "Share",
        "Get our newsletter every morning in your inbox.",
        "By our newsroom",
        "Terms of use",
    ),
    "tr": (
        "Anasayfa Gündem Ekonomi Borsa Spor Kültür Hava",
        "Bunu da okuyun",
        "Diğer haberler",
        "Yorumlar",
        "Size daha iyi hizmet vermek için çerez kullanıyoruz.",
        "Kabul et",
        "Paylaş",
        "Bültenimiz her sabah e-posta kutunuzda.",
        "Haber merkezi",
        "Kullanım koşulları",
    ),
    "zh": (
        "首页 时政 财经 股市 体育 文化 天气",
        "延伸阅读",
        "更多新闻",
        "评论",
        "我们使用Cookie以便为您提供更好的服务。",
        "全部接受",
        "分享",
        "每天早上把新闻送到您的邮箱。",
        "本报记者",
        "使用条款",
    ),
    "de": (
        "Start Politik Wirtschaft Börse Sport Kultur Wetter",
        "Lesen Sie auch",
        "Weitere Meldungen",
        "Kommentare",
        "Wir verwenden Cookies, um Ihnen das beste Angebot zu machen.",
        "Alle akzeptieren",
        "Teilen",
        "Unser Newsletter jeden Morgen in Ihrem Postfach.",
        "Von unserer Redaktion",
        "Nutzungsbedingungen",
    ),
    "fr": (
        "Accueil Politique Économie Bourse Sport Culture Météo",
        "À lire aussi",
        "Autres articles",
        "Commentaires",
        "Nous utilisons des cookies pour vous offrir le meilleur service.",
        "Tout accepter",
        "Partager",
        "Notre lettre chaque matin dans votre boîte.",
        "Par la rédaction",
        "Conditions d’utilisation",
    ),
    "es": (
        "Portada Política Economía Bolsa Deportes Cultura Tiempo",
        "Lea también",
        "Más noticias",
        "Comentarios",
        "Usamos cookies para ofrecerle el mejor servicio.",
        "Aceptar todo",
        "Compartir",
        "Nuestro boletín cada mañana en su correo.",
        "Redacción",
        "Condiciones de uso",
    ),
    "it": (
        "Home Politica Economia Borsa Sport Cultura Meteo",
        "Leggi anche",
        "Altre notizie",
        "Commenti",
        "Usiamo i cookie per offrirti il miglior servizio.",
        "Accetta tutto",
        "Condividi",
        "La nostra newsletter ogni mattina nella tua posta.",
        "Redazione",
        "Condizioni d’uso",
    ),
}


class Article(NamedTuple):
    """What a page is made of."""

    lang: str
    title: str
    text: str
    publisher: str
    published: str | None


class _Parts:
    """The furniture of a page in the article's language, and its paragraphs."""

    def __init__(self, article: Article, chance: random.Random) -> None:
        code = article.lang[:2]
        menu, self.also, self.more, self.comments, *rest = _WORDS[code]
        self.cookies, self.accept, self.share, self.letter, self.by, self.terms = rest
        self.article = article
        self.chance = chance
        self.menu = menu.split()
        self.false = FALSE[code]
        self.ordinary = ORDINARY[code]
        self.heading = html.escape(article.title)
        self.paragraphs = article.text.split("\n\n")

    def teaser(self) -> str:
        """A headline of other news: one in two would make a claim."""
        return html.escape(self.chance.choice((*self.false, self.ordinary[0][:60], self.ordinary[1][:60])))

    def links(self, count: int, form: str = '<li><a href="/n/{n}">{t}</a></li>') -> str:
        """So many teasers."""
        return "".join(form.format(n=n, t=self.teaser()) for n in range(count))

    def nav(self, form: str = '<li><a href="/{n}">{t}</a></li>') -> str:
        """The menu."""
        return "".join(form.format(n=n, t=t) for n, t in enumerate(self.menu))

    def body(self, also: str, para: str = "<p>{}</p>", head: str = "<h2>{}</h2>") -> str:
        """The paragraphs, a box between two of them."""
        made = [
            (head if _is_heading(p) and 0 < n < len(self.paragraphs) - 1 else para).format(
                html.escape(p).replace("\n", "<br>")
            )
            for n, p in enumerate(self.paragraphs)
        ]
        if len(made) > 2:
            made.insert(2, also)
        return "\n".join(made)

    def meta(self, *, json_ld: bool = False) -> str:
        """The head: title, site, canonical address, day of publication."""
        a = self.article
        parts = [
            f"<title>{self.heading} | {html.escape(a.publisher)}</title>",
            f'<meta property="og:title" content="{self.heading}">',
            f'<meta property="og:site_name" content="{html.escape(a.publisher)}">',
            '<link rel="stylesheet" href="/s.css"><script>window.dataLayer=window.dataLayer||[];</script>',
        ]
        if a.published and json_ld:
            told = {
                "@context": "https://schema.org", "@type": "NewsArticle", "headline": a.title,
                "datePublished": a.published, "publisher": {"@type": "Organization", "name": a.publisher},
            }  # fmt: skip
            parts.append(f'<script type="application/ld+json">{json.dumps(told)}</script>')
        elif a.published:
            parts.append(f'<meta property="article:published_time" content="{a.published}T08:00:00+00:00">')
        return "".join(parts)

    def said(self, form: str) -> str:
        """Comments of readers, who claim things too."""
        return "".join(form.format(name=n, t=self.teaser()) for n in ("mira77", "Otto_P", "kestrel"))


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) < 60 and paragraph[-1] not in '.!?。！？”"»:…'


def _news(p: _Parts) -> str:
    also = f'<aside class="inline-related"><h3>{p.also}</h3><ul>{p.links(2)}</ul></aside>'
    return (
        f'<div id="cookie-consent" role="dialog"><p>{p.cookies}</p><button>{p.accept}</button></div>'
        f'<header><nav class="main-nav"><ul>{p.nav()}</ul></nav></header><main><article>'
        f'<header><h1>{p.heading}</h1><p class="byline">{p.by}</p>'
        f'<time datetime="{p.article.published or ""}">{p.article.published or ""}</time></header>'
        f'<figure><img src="/p.jpg" alt=""><figcaption>{html.escape(p.article.publisher)}</figcaption></figure>'
        f'{p.body(also)}<div class="share-buttons"><a href="#">{p.share}</a></div></article>'
        f'<section class="related"><h2>{p.more}</h2><ul>{p.links(12)}</ul></section>'
        f'<section id="comments" class="comments"><h2>{p.comments}</h2>'
        f"{p.said('<div class=comment><b>{name}</b><p>{t}.</p></div>')}</section></main>"
        f'<footer><a href="/terms">{p.terms}</a></footer>'
    )


def _blog(p: _Parts) -> str:
    also = f'<p class="read-more"><strong>{p.also}:</strong> <a href="/n/1">{p.teaser()}</a></p>'
    return (
        f'<div id="page" class="site"><div id="masthead"><ul id="menu" class="menu">{p.nav()}</ul></div>'
        f'<div id="content" class="site-content"><div id="primary"><div class="post hentry type-post">'
        f'<h1 class="entry-title">{p.heading}</h1><div class="entry-meta">{p.article.published or ""} · {p.by}</div>'
        f'<div class="entry-content">{p.body(also, head="<p><strong>{}</strong></p>")}</div>'
        f'<div class="sharedaddy sd-sharing">{p.share}: <a href="#">X</a> <a href="#">Facebook</a></div>'
        f'<div id="jp-relatedposts" class="jp-relatedposts"><h3>{p.more}</h3>'
        f"{p.links(6, '<div class=jp-relatedposts-post><h4><a href=/n/{n}>{t}</a></h4></div>')}</div></div>"
        f'<div id="comments" class="comments-area"><h2>{p.comments}</h2><ol class="comment-list">'
        f"{p.said('<li class=comment><cite>{name}</cite><div class=comment-content><p>{t}.</p></div></li>')}</ol></div>"
        f'</div><div id="secondary" class="widget-area sidebar"><div class="widget"><h3>{p.more}</h3>'
        f'<ul>{p.links(10)}</ul></div></div></div><div id="colophon">{p.terms}</div>'
        f'<div class="cookie-notice">{p.cookies} <a href="#">{p.accept}</a></div></div>'
    )


def _table(p: _Parts) -> str:
    also = f'<br><br><a href="/n/1">{p.also}: {p.teaser()}</a>'
    body = p.body(also, para="<br><br>{}", head="<br><br><b>{}</b>")
    return (
        f'<table width="100%"><tr><td colspan="3">{p.nav("<a href=/{n}>{t}</a> | ")}</td></tr><tr>'
        f'<td width="160" class="left"><ul>{p.links(14)}</ul></td>'
        f'<td class="main"><h1>{p.heading}</h1><span class="date">{p.article.published or ""}</span>'
        f'<div class="text"><font face="Arial">{body}</font></div>'
        f'<div class="comments"><b>{p.comments}</b>{p.said("<div class=comment>{name}: {t}.</div>")}</div></td>'
        f'<td width="160" class="right"><b>{p.more}</b><ul>{p.links(14)}</ul></td></tr></table>'
        f'<div class="footer">{p.terms}</div><div class="cookiebar">{p.cookies} [{p.accept}]</div>'
    )


def _app(p: _Parts) -> str:
    also = f'<div class="css-9k1 newsletter"><div class="css-2p">{p.letter}</div><button>{p.accept}</button></div>'
    return (
        f'<div id="root"><div class="css-1a" data-testid="cookie-wall"><div class="css-1b">{p.cookies}</div>'
        f'<button class="css-1c">{p.accept}</button></div><div class="css-2a"><div class="css-2b" role="navigation">'
        f"{p.nav('<a class=css-n href=/{n}>{t}</a>')}</div></div>"
        f'<div class="css-3a"><div class="css-3b" data-testid="article"><h1 class="css-h1">{p.heading}</h1>'
        f'<div class="css-by">{p.by}</div><section name="articleBody" itemprop="articleBody">'
        f"{p.body(also, para='<div class=css-p><p class=css-pp>{}</p></div>')}</section>"
        f'<div class="css-share">{p.share}</div></div>'
        f'<div class="css-4a" data-testid="recirculation"><h2>{p.more}</h2>'
        f"{p.links(10, '<a class=css-card href=/n/{n}><h3>{t}</h3></a>')}</div>"
        f'<div class="css-5a comments" data-testid="comments">'
        f"{p.said('<div class=css-c><span>{name}</span><p>{t}.</p></div>')}"
        f'</div></div><footer class="css-f">{p.terms}</footer></div>'
    )


def _portal(p: _Parts) -> str:
    also = f'<div class="relatedbox"><b>{p.also}</b><ul>{p.links(3)}</ul></div>'
    card = '<div class="card"><a href="/n/{n}"><img src="/{n}.jpg" alt="{t}"><h3>{t}</h3></a></div>'
    return (
        f'<div class="topbar"><ul>{p.nav()}</ul></div><div class="ticker"><ul>{p.links(8)}</ul></div>'
        f'<div class="grid top">{p.links(6, card)}</div><div class="container"><div class="news-detail">'
        f'<h1 class="news-title">{p.heading}</h1><div class="news-date">{p.article.published or ""}</div>'
        f'<div class="social">{p.share}</div><div class="news-content">{p.body(also, head="<h3>{}</h3>")}</div>'
        f'<div class="tags"><a href="/t/1">{p.menu[2]}</a> <a href="/t/2">{p.menu[3]}</a></div></div>'
        f'<div class="sidebar"><h4>{p.more}</h4><ul>{p.links(15)}</ul></div></div>'
        f'<div class="grid bottom"><h4>{p.more}</h4>{p.links(12, card)}</div>'
        f'<div id="yorumlar" class="comments"><h4>{p.comments}</h4>'
        f"{p.said('<div class=comment><p>{name}: {t}.</p></div>')}</div>"
        f'<div class="footer"><a href="/terms">{p.terms}</a></div>'
        f'<div class="cookie-popup"><span>{p.cookies}</span><button>{p.accept}</button></div>'
    )


LAYOUTS: Final[Sequence[tuple[str, Callable[[_Parts], str]]]] = (
    ("news", _news),
    ("blog", _blog),
    ("table", _table),
    ("app", _app),
    ("portal", _portal),
)


def page(article: Article, layout: int, chance: random.Random) -> str:
    """The article as a page in the layout of that number."""
    parts = _Parts(article, chance)
    name, made = LAYOUTS[layout]
    head = parts.meta(json_ld=name in ("app", "news"))
    return (
        f'<!DOCTYPE html><html lang="{article.lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{made(parts)}<script>var x=1;</script></body></html>"
    )
