"""iCalendar (RFC 5545): changes that are still to come, each an event of all the days that its date may be."""

import datetime
from typing import IO, Final

from icalendar import Calendar, Event

from tenure.model.dates import earliest, latest, parse_moment
from tenure.register import Change
from tenure.register.named import parse_on

from .proof import cited, unique, web_address
from .task import Task

_DOES: Final = {"start": "becomes", "end": "leaves as"}
_PRECISION: Final = {4: "Some day of this year.", 7: "Some day of this month.", 10: None}
_END: Final = b"END:VCALENDAR\r\n"


def write(task: Task, out: IO[bytes]) -> None:
    """A calendar of what is planned, or told as done, for the day asked for (today if None) or later.

    A change without a date has no day to stand on and is left out, as are rumours and denials. Raises TenureError
    for an unknown organization.
    """
    day = datetime.date.fromisoformat(parse_on(task.on))
    calendar = Calendar()
    calendar.add("prodid", "-//Tenure//expected changes//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "Expected changes")
    out.write(calendar.to_ical().removesuffix(_END))
    for each in task.register.folded(task.selection, task.on, why=True):
        for change in each.changes:
            if change.modality in ("actual", "planned") and change.when and latest(change.when) >= day:
                out.write(_event(change, change.when).to_ical())
    out.write(_END)


def _event(change: Change, when: str) -> Event:
    event = Event()
    event.add("uid", f"{change.id}-{change.change}@tenure")
    event.add("dtstamp", parse_moment(max(step.recorded for step in change.history)))
    event.add("dtstart", earliest(when))
    event.add(
        "dtend", latest(when) + datetime.timedelta(1)
    )  # RFC 5545: the first day that is no longer of it
    post = change.title or change.role.replace("_", " ")
    place = f" of {change.org.name}" if change.org else ""
    event.add("summary", f"{change.person.name} {_DOES[change.change]} {post}{place}")
    quotes = change.evidence or []
    said = f"{change.modality}, {change.sourcing}; {change.origins} independent origin{'s' * (change.origins != 1)}"
    event.add("description", "\n".join(unique([_PRECISION[len(when)], said, *(cited(q) for q in quotes)])))
    event.add("categories", [change.change, change.role])
    event.add("status", "CONFIRMED" if change.sourcing == "official" else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # nobody is busy all month
    address = next((a for q in quotes if (a := web_address(q.url))), None)
    if address:
        event.add("url", address)
    return event
