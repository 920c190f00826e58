"""A crawl to measure with: WARC files of realistic pages, 1 in 20 of them with a claim, copies included.

The articles are the golden ones with other names; the rest is ordinary news made of sentences of our own. Pages have
menus, teasers, banners and comments in five layouts. The same seed gives the same bytes.
"""

import gzip
import html
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from corpus import GOLDEN, keys

SEED = 1_303_000
LANGUAGES = ("en", "tr", "zh", "de", "fr", "es", "it")
RELEVANT = 20
"""One page in so many holds an article about posts."""
COPIED = 4
"""Of those, one in so many is a copy of an earlier one on another site."""

ORDINARY = {
    "en": [
        "Rain fell on the hills for the third day and the river rose to the second step of the quay.",
        "The bakery on Mill Lane sold out of rye bread before noon, as it has every Saturday since spring.",
        "Shares in shipping firms rose a little while oil fell, and traders went home early.",
        "The home side won by two goals and the crowd sang long after the floodlights went out.",
        "A study of garden birds found fewer sparrows and more jays than ten years ago.",
        "The new bridge will open to cyclists first and to lorries when the paint is dry.",
        "Cook the onions slowly, add the tomatoes and leave the pot alone for an hour.",
        "Visitors to the old mill may now ring the bell, though not before eight in the morning.",
    ],
    "tr": [
        "Yağmur üç gündür dinmedi, dere yatağı köprünün ikinci basamağına kadar doldu.",
        "Çarşıdaki fırın cumartesi günü öğleden önce bütün ekmeğini sattı.",
        "Ev sahibi takım maçı iki farkla kazandı, tribünler geç saate kadar şarkı söyledi.",
        "Bahçe kuşlarını sayan öğrenciler geçen yıla göre daha az serçe gördü.",
        "Yeni köprü önce bisikletlilere, boya kuruyunca da kamyonlara açılacak.",
        "Soğanları kısık ateşte pişirin, domatesi ekleyin ve tencereyi bir saat kendi haline bırakın.",
    ],
    "zh": [
        "雨连下了三天，河水涨到了码头的第二级台阶。",
        "磨坊街的面包店周六中午之前就把黑麦面包卖完了。",
        "主队以两球取胜，灯光熄灭以后看台上还在唱歌。",
        "学生们数了院子里的鸟，麻雀比十年前少，松鸦比十年前多。",
        "新桥先让自行车通过，等油漆干了再让货车走。",
        "洋葱用小火慢慢炒，放进番茄，一个小时不要动锅。",
    ],
    "de": [
        "Seit drei Tagen regnet es auf den Hügeln, der Fluss steht an der zweiten Stufe des Kais.",
        "Die Bäckerei in der Mühlgasse hatte am Samstag schon vor Mittag kein Roggenbrot mehr.",
        "Die Gastgeber gewannen mit zwei Toren, und die Fans sangen noch lange.",
        "Wer Gartenvögel zählt, sieht weniger Spatzen und mehr Häher als vor zehn Jahren.",
        "Die neue Brücke öffnet zuerst für Radfahrer und für Lastwagen, wenn die Farbe trocken ist.",
    ],
    "fr": [
        "Il pleut depuis trois jours sur les collines et la rivière touche la deuxième marche du quai.",
        "La boulangerie de la rue du Moulin n'avait plus de pain de seigle samedi avant midi.",
        "Les joueurs locaux ont gagné de deux buts et le public a chanté longtemps après le match.",
        "Ceux qui comptent les oiseaux des jardins voient moins de moineaux et plus de geais qu'avant.",
        "Le nouveau pont ouvrira d'abord aux vélos, puis aux camions quand la peinture sera sèche.",
    ],
    "es": [
        "Llueve desde hace tres días en las colinas y el río toca el segundo escalón del muelle.",
        "La panadería de la calle del Molino se quedó sin pan de centeno el sábado antes del mediodía.",
        "El equipo local ganó por dos goles y la grada cantó hasta muy tarde.",
        "Quien cuenta los pájaros del jardín ve menos gorriones y más arrendajos que hace diez años.",
        "El puente nuevo se abrirá primero a las bicicletas y después a los camiones.",
    ],
    "it": [
        "Piove da tre giorni sulle colline e il fiume tocca il secondo gradino della banchina.",
        "Il forno di via del Mulino sabato ha finito il pane di segale prima di mezzogiorno.",
        "La squadra di casa ha vinto con due reti e la curva ha cantato fino a tardi.",
        "Chi conta gli uccelli dei giardini vede meno passeri e più ghiandaie di dieci anni fa.",
        "Il ponte nuovo aprirà prima alle biciclette e poi ai camion, quando la vernice sarà asciutta.",
    ],
}


class Crawl:
    """Makes pages, one after another."""

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        self._golden = {
            code: [k for k in keys([GOLDEN / f"{code}.jsonl"]) if k["claims"]] for code in LANGUAGES
        }
        self._told: list[tuple[str, str, str]] = []

    def pages(self, count: int) -> Iterator[tuple[str, str]]:
        """So many pages: URL and HTML."""
        for number in range(count):
            lang = self._chance.choice(LANGUAGES)
            relevant = number % RELEVANT == 0
            if relevant and self._told and self._chance.randrange(COPIED) == 0:
                lang, title, text = self._chance.choice(self._told)
            elif relevant:
                key = self._chance.choice(self._golden[lang])
                title, text = key["title"], key["text"]
                self._told.append((lang, title, text))
                del self._told[:-200]
            else:
                title, text = self._ordinary(lang)
            site = f"site{self._chance.randrange(900)}.example"
            yield f"https://{site}/{lang}/{number}", self._page(lang, title, text, site)

    def _ordinary(self, lang: str) -> tuple[str, str]:
        sentences = ORDINARY[lang]
        some = [self._chance.choice(sentences) for _ in range(self._chance.randint(8, 28))]
        paragraphs = [" ".join(some[i : i + 4]) for i in range(0, len(some), 4)]
        return some[0][:60], "\n\n".join(paragraphs)

    def _page(self, lang: str, title: str, text: str, site: str) -> str:
        body = "\n".join(f"<p>{html.escape(p)}</p>" for p in text.split("\n\n"))
        links = "".join(f'<li><a href="/t{n}">{html.escape(self._teaser(lang))}</a></li>' for n in range(40))
        script = "<script>" + "var a = [" + ",".join(str(n) for n in range(400)) + "];</script>"
        style = "<style>" + "".join(f".c{n} {{ margin: {n}px }}\n" for n in range(200)) + "</style>"
        heading = html.escape(title)
        article = (
            f'<article><h1>{heading}</h1><p class="meta"><time>2024-05-01</time></p>{body}</article>',
            f'<div class="post"><h1 class="entry-title">{heading}</h1><div class="entry-content">{body}</div></div>',
            f'<main><section class="story"><h1>{heading}</h1>{body}</section></main>',
            f'<div id="content"><h2>{heading}</h2><div class="article-body">{body}</div></div>',
            f'<table><tr><td class="left"><ul>{links}</ul></td><td><h1>{heading}</h1>{body}</td></tr></table>',
        )[self._chance.randrange(5)]
        head = (
            f'<meta charset="utf-8"><title>{heading} | {site}</title>'
            f'<meta property="og:site_name" content="{site}">'
            f'<meta property="article:published_time" content="2024-05-01">{style}{script}'
        )
        return (
            f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>'
            f"<div class='cookie'>Cookies? <button>OK</button></div><nav><ul>{links}</ul></nav>{article}"
            f"<aside><h3>More</h3><ul>{links}</ul></aside><section class='comments'><h3>Comments</h3>"
            f"<p>{html.escape(self._teaser(lang))}</p></section><footer>{site} · Imprint</footer></body></html>"
        )

    def _teaser(self, lang: str) -> str:
        return self._chance.choice(ORDINARY[lang])[:70]


def write_warc(path: Path, crawl: Crawl, pages: int) -> int:
    """Writes a WARC (gzip, one member a record) of so many pages; returns the bytes of HTML."""
    size = 0
    with path.open("wb") as raw:
        for url, page in crawl.pages(pages):
            body = page.encode()
            size += len(body)
            raw.write(gzip.compress(response(url, body), 6, mtime=0))
    return size


def response(url: str, body: bytes, length: int | None = None) -> bytes:
    """A response record (WARC 1.1); `length` lies about its length where given."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    block = head.encode() + body
    number = uuid.uuid5(uuid.NAMESPACE_URL, url)
    lines = (
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        "WARC-Date: 2024-05-01T06:00:00Z",
        f"WARC-Target-URI: {url}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block) if length is None else length}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
