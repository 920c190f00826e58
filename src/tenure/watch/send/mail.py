"""Alerts by e-mail."""

import re
import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from tenure.model import TenureError
from tenure.model.dates import parse_moment
from tenure.watch.model import Alert

from .prose import lines
from .protocol import Settings, Undelivered

_ADDRESS: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_SCHEMES: Final = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_HELP: Final = (
    "write smtp://USER@HOST:PORT (STARTTLS), smtps://… (TLS), or smtp+plain://… for a relay on this machine"
)


class Server(msgspec.Struct, frozen=True):
    """The mail server."""

    scheme: str
    host: str
    port: int
    user: str | None
    password: str | None


def server_of(settings: Settings) -> Server:
    """The mail server of the settings; raises TenureError when there is none, or it would show a password."""
    if not settings.smtp or not settings.sender:
        raise TenureError(
            "Mail needs a server and a sender: set TENURE_SMTP (smtp://USER@HOST:PORT) and TENURE_MAIL_FROM"
        )
    try:
        parts = urlsplit(settings.smtp)
        port = parts.port or _SCHEMES.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise TenureError(f"TENURE_SMTP is no mail server: {_HELP}")
    user = unquote(parts.username) if parts.username else None
    password = settings.smtp_password or (unquote(parts.password) if parts.password else None)
    if parts.scheme == "smtp+plain" and (user or password):
        raise TenureError("TENURE_SMTP would send a password unencrypted: use smtp:// or smtps://")
    return Server(parts.scheme, parts.hostname, port, user, password)


class Mail:
    """The inboxes of one or more people."""

    def __init__(self, to: str, settings: Settings) -> None:
        """`to` are addresses divided by commas. Raises TenureError for what is none."""
        self._to = [part.strip() for part in to.split(",")]
        for address in (*self._to, settings.sender or "a@b"):
            if not _ADDRESS.fullmatch(address):
                raise TenureError(f"{address!r} is no mail address: write mailto:ada@example.org")
        self._settings = settings
        self._server = server_of(settings)
        self.shown = f"mailto:{','.join(self._to)}"

    def send(self, alert: Alert) -> None:
        """Sends the alert; its Message-ID is that of the alert, so that one sent twice is shown once."""
        server = self._server
        tls = ssl.create_default_context()
        seconds = self._settings.seconds
        try:
            if server.scheme == "smtps":
                client: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=seconds, context=tls
                )
            else:
                client = smtplib.SMTP(server.host, server.port, timeout=seconds)
            with client:
                if server.scheme == "smtp":
                    client.starttls(context=tls)
                if server.user:
                    client.login(server.user, server.password or "")
                client.send_message(self._message(alert))
        except smtplib.SMTPRecipientsRefused as error:
            said = ", ".join(f"{who}: {code}" for who, (code, _) in error.recipients.items())
            raise Undelivered(f"{server.host} refuses the recipients ({said})", refused=True) from None
        except smtplib.SMTPResponseException as error:
            raise Undelivered(
                f"{server.host} answered {error.smtp_code}", refused=error.smtp_code in (552, 554)
            ) from None
        except smtplib.SMTPException as error:
            raise Undelivered(f"{server.host}: {type(error).__name__}: {error}") from None
        except OSError as error:
            raise Undelivered(f"{server.host}:{server.port} can't be reached ({error})") from None

    def _message(self, alert: Alert) -> EmailMessage:
        sender = self._settings.sender or ""
        message = EmailMessage(policy=SMTP)
        message["From"] = Address("Tenure", addr_spec=sender)
        message["To"] = [Address(addr_spec=each) for each in self._to]
        message["Subject"] = " ".join(f"[{alert.watch}] {alert.title}".split())
        message["Date"] = format_datetime(parse_moment(alert.at))
        message["Message-ID"] = f"<{alert.id}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(
            "\n".join([alert.title, "", *lines(alert), "", f"{alert.watch} · {alert.id}"]) + "\n"
        )
        return message
