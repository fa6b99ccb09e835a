"""`likeness`: a photo in; what was measured of its people out, as JSON and drawn over the photo."""

from pathlib import Path

from pipeline.measure.overlay import draw_overlay
from rich.console import Console

from bot.order import Order
from bot.outbox import open_outbox
from bot.studio import Studio
from bot.subject import find_subject, measure_people
from config.settings import Settings
from pipeline.likeness import write_likeness
from pipeline.photo import read_photo
from render.encode.png import encode_sheet


def measure_photo(
    order: Order, folder: Path, *, settings: Settings, assets: Path, console: Console
) -> None:
    """Write a likeness file for everybody in the photo, largest first, and one picture of all.

    Raises Unmeasurable, or what reading the photo raises.
    """
    with Studio(settings, assets) as studio, open_outbox(folder) as outbox:
        photo = read_photo(order.photo)
        cutout = find_subject(studio, order, photo)
        persons = measure_people(studio, order, photo, cutout)
        for number, person in enumerate(persons, start=1):
            data = write_likeness(person.likeness)
            outbox.put("likeness.json" if number == 1 else f"likeness-{number}.json", data)
            console.out(data.decode(), end="", highlight=False)
        outbox.put("likeness.png", encode_sheet(draw_overlay(photo, cutout, persons)))
