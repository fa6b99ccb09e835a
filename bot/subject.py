"""What a photo becomes: figures of its people, a toy animal, or a relief of whatever it is.

In three stages: `find` cuts out and measures, `draw` makes the cartoon, `build` the bodies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from bot.clock import Clock
from bot.order import Order, Stage
from bot.studio import Studio
from config.attire import Outfit
from pipeline.animals.finder import told_apart
from pipeline.cutout.filled import fills_photo
from pipeline.cutout.matte import cut_out
from pipeline.cutout.pets import find_pet
from pipeline.drawings.cutout import cut_out_drawing
from pipeline.drawings.keep import keep
from pipeline.drawings.network import PictureKind
from pipeline.dressing import dress
from pipeline.errors import Unmeasurable
from pipeline.exaggerate import exaggerate
from pipeline.likeness import Person
from pipeline.likeness_file import change_likeness, key_of
from pipeline.measure.texture import unroll
from pipeline.photo import read_photo
from pipeline.things import Things, choose_outfits
from pipeline.types import Brief, Cartoon, Cutout, FaceMesh, Photo
from render.animal.build import build_animal
from render.animal.gate import why_no_toy
from render.figure.group import MAX_FIGURES, Pet, build_figures, with_pets
from render.relief.build import build_relief
from render.types import Body
from render.wearables.wearers import dress_body

_log = structlog.get_logger(__name__)

ALL_FACE = 0.45  # of the cutout's width
BYSTANDER = 0.4  # of the largest face's width: smaller faces need not be measurable


@dataclass(frozen=True, eq=False)
class Found:
    """What a photo shows: its subject, cut out, and those of its people who become figures.

    persons: as measured, without textures. reason: why nobody becomes a figure, "" where somebody
    does or nobody is in the photo. kind: what was sent.
    """

    cutout: Cutout
    persons: tuple[Person, ...] = ()
    reason: str = ""
    kind: PictureKind = "photo"


@dataclass(frozen=True, eq=False)
class DrawnPet:
    """An animal beside people, drawn alone. middle: x right, y down, and height, in px of the
    cutout that shows everybody."""

    cartoon: Cartoon
    middle: tuple[float, float]
    height: float


@dataclass(frozen=True, eq=False)
class Drawn:
    """What was found, drawn. persons, reason, kind: see Found."""

    cartoon: Cartoon
    persons: tuple[Person, ...] = ()
    reason: str = ""
    pets: tuple[DrawnPet, ...] = ()
    kind: PictureKind = "photo"


@dataclass(frozen=True, eq=False)
class Subject:
    """What will be rendered.

    shape: "figure", "animal", "relief" or "card". reason: why it is no figure, "" where it is one
    or nobody is in the photo. persons: of the figures. cartoon: None where there was no
    photo. kind: see Found.
    """

    bodies: tuple[Body, ...]
    shape: str
    reason: str = ""
    persons: tuple[Person, ...] = ()
    cartoon: Cartoon | None = None
    kind: PictureKind = "photo"


def remember(order: Order, brief: Brief) -> Subject:
    """The figure of a person whose likeness was kept."""
    assert order.likeness is not None
    persons = (Person(order.likeness),)
    bodies = build_figures(_dressed(order, persons, brief), strength=order.strength)
    return Subject(bodies, "figure", persons=persons)


def find(studio: Studio, order: Order, clock: Clock) -> Found:
    """What the order's photo shows. Depends on no words, so that one find serves several orders.

    Raises UnreadablePhoto, NoSuchSubject, and Unmeasurable where a figure was asked for and cannot
    be made.
    """
    clock.begin(Stage.READ)
    photo = read_photo(order.photo)
    kind = _kind(studio, order, photo)
    clock.begin(Stage.CUT_OUT)
    if kind != "photo" and order.shape != "figure":
        studio.expect(order.quality)
        return _found_drawn(studio, order, photo, kind)
    cutout = find_subject(studio, order, photo)
    studio.expect(order.quality)
    clock.begin(Stage.MEASURE)
    persons, reason = _persons(studio, order, photo, cutout)
    if order.shape == "auto" and not persons and (_is_all_face(cutout) or fills_photo(cutout)):
        whole = replace(order, keep_background=True)
        cutout = find_subject(studio, whole, photo)
    return Found(cutout, persons, reason, kind)


def _kind(studio: Studio, order: Order, photo: Photo) -> PictureKind:
    """What was sent, as the order says or else as it looks."""
    if order.kind != "auto":
        return order.kind
    seen = studio.recognizer.recognize(photo)
    _log.info("looked at what was sent", kind=seen.kind, sure=round(seen.sure, 3))
    return seen.kind


def _found_drawn(studio: Studio, order: Order, photo: Photo, kind: PictureKind) -> Found:
    """A drawing, cut out in its own colours; a screenshot or a whole drawing as a card."""
    reason = f"the picture is a {kind}"
    if kind == "screenshot" or order.keep_background:
        return Found(cut_out(photo, studio.matter, keep_background=True), (), reason, kind)
    cutout = cut_out_drawing(photo, studio.matter, subject=order.subject)
    return Found(cutout, (), reason, kind)


def draw(studio: Studio, order: Order, source: tuple[Found, Brief], clock: Clock) -> Drawn:
    """What was found, drawn as the brief says; each pet of people on a sheet of its own."""
    found, brief = source
    clock.begin(Stage.DRAW)
    if found.kind != "photo" and not found.persons:
        return Drawn(keep(found.cutout, brief), (), found.reason, kind=found.kind)
    cartoon = _drawing(studio, order, found.cutout, brief)
    pets = _pets(found.cutout) if found.persons else []
    drawn = (_placed(_drawing(studio, order, pet, brief), found.cutout, pet) for pet in pets)
    return Drawn(cartoon, found.persons, found.reason, tuple(drawn), found.kind)


def _drawing(studio: Studio, order: Order, cutout: Cutout, brief: Brief) -> Cartoon:
    return studio.cartoonizer.draw(exaggerate(cutout, strength=order.strength), brief)


def build(order: Order, drawn: Drawn, brief: Brief, clock: Clock) -> Subject:
    """The bodies of what was drawn. Raises UnbuildableRelief, and UnusableLikeness for a change
    that cannot be made."""
    clock.begin(Stage.BUILD)
    if not drawn.persons:
        subject = _toy_or_relief(drawn.cartoon, drawn.reason, toys=order.shape != "relief")
        subject = replace(subject, kind=drawn.kind)
        return subject if subject.shape == "card" else _with_wearables(subject, brief)
    persons = _with_textures(_changed(order, drawn.persons), drawn.cartoon)
    bodies = build_figures(_dressed(order, persons, brief), strength=order.strength)
    if drawn.pets:
        first = len(persons)
        pets = [_solid(pet, brief, first + number) for number, pet in enumerate(drawn.pets)]
        bodies = with_pets(bodies, persons, pets)
    return Subject(bodies, "figure", persons=persons, cartoon=drawn.cartoon, kind=drawn.kind)


def _toy_or_relief(cartoon: Cartoon, reason: str, *, toys: bool) -> Subject:
    """An animal whose face is sure to be found, else whatever it is. reason: why no person."""
    if cartoon.animals and toys:
        refused = why_no_toy(cartoon, cartoon.animals[0])
        if refused is None:
            body = build_animal(cartoon, cartoon.animals[0])
            return Subject((body,), "animal", reason, cartoon=cartoon)
        _log.info("the animal stays a relief", reason=refused)
        reason = reason or refused
    shape = "card" if cartoon.card else "relief"
    return Subject((build_relief(cartoon),), shape, reason, cartoon=cartoon)


def find_subject(studio: Studio, order: Order, photo: Photo) -> Cutout:
    """The subject of an order, cut out, with the faces of people or else of an animal."""
    faces = studio.finder.find(photo.pixels)
    cutout = cut_out(
        photo,
        studio.matter,
        faces=faces,
        subject=order.subject,
        keep_background=order.keep_background,
    )
    if cutout.card:
        return cutout
    animals = studio.animal_finder.find(cutout.pixels, cutout.alpha)
    people, animals = told_apart(cutout.faces, animals)
    return replace(cutout, faces=people, animals=animals)


def _pets(cutout: Cutout) -> list[Cutout]:
    """Each animal beside the people of a cutout, alone."""
    found = (find_pet(cutout, animal) for animal in cutout.animals)
    return [pet for pet in found if pet is not None]


def _placed(cartoon: Cartoon, everybody: Cutout, pet: Cutout) -> DrawnPet:
    """A pet's drawing and where it stands. pet: its own cutout."""
    scale = everybody.pixels.shape[1] / (everybody.box[2] - everybody.box[0])
    x0, y0, x1, y1 = pet.box
    left, top = everybody.box[:2]
    middle = (scale * ((x0 + x1) / 2 - left), scale * ((y0 + y1) / 2 - top))
    return DrawnPet(cartoon, middle, scale * (y1 - y0))


def _with_wearables(subject: Subject, brief: Brief) -> Subject:
    """An animal, or a relief of people or things, with what its heads wear."""
    outfits = _outfits(brief, MAX_FIGURES)
    bodies = tuple(dress_body(body, *outfits) for body in subject.bodies)
    return replace(subject, bodies=bodies)


def _solid(pet: DrawnPet, brief: Brief, number: int) -> Pet:
    """A pet as a toy, or as a relief where it makes none, with what it wears.

    number: of it among all who get an outfit.
    """
    cartoon, outfits = pet.cartoon, _outfits(brief, number + MAX_FIGURES)
    face = cartoon.animals[0]
    body = build_relief(cartoon) if why_no_toy(cartoon, face) else build_animal(cartoon, face)
    return Pet(dress_body(body, *outfits[number:]), pet.middle, pet.height)


def _persons(
    studio: Studio, order: Order, photo: Photo, cutout: Cutout
) -> tuple[tuple[Person, ...], str]:
    """Everybody who becomes a figure, or nobody and why.

    Raises Unmeasurable where a figure was asked for and cannot be made.
    """
    if order.shape == "relief":
        return (), "a relief was asked for"
    try:
        return _measured(studio, order, photo, cutout), ""
    except Unmeasurable as error:
        if order.shape == "figure":
            raise
        if cutout.faces:
            _log.info("a relief instead of a figure", reason=error.reason)
        return (), error.reason if cutout.faces else ""


def measure_people(
    studio: Studio, order: Order, photo: Photo, cutout: Cutout
) -> tuple[Person, ...]:
    """The persons of a cutout, largest first, changed as ordered.

    Raises Unmeasurable, and UnusableLikeness for a change that cannot be made.
    """
    return _changed(order, _measured(studio, order, photo, cutout))


def _measured(studio: Studio, order: Order, photo: Photo, cutout: Cutout) -> tuple[Person, ...]:
    """The persons of a cutout, largest first; raises Unmeasurable.

    Nobody is left out: one large face that cannot be measured spoils the figures of all.
    """
    if order.keep_background:
        raise Unmeasurable("the whole picture is the sticker")
    if not cutout.faces:
        raise Unmeasurable("no face was found")
    large = [face for face in cutout.faces if _width(face) > BYSTANDER * _width(cutout.faces[0])]
    if len(large) > MAX_FIGURES:
        raise Unmeasurable(f"there are more than {MAX_FIGURES} people")
    return tuple(studio.measurer.measure(photo, cutout, index) for index in range(len(large)))


def _changed(order: Order, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(
        replace(person, likeness=change_likeness(person.likeness, order.changes))
        for person in persons
    )


def _is_all_face(cutout: Cutout) -> bool:
    """Whether a cutout shows hardly more than one face: as a relief that looks uncanny."""
    if not cutout.faces:
        return False
    return _width(cutout.faces[0]) > ALL_FACE * cutout.pixels.shape[1]


def _width(face: FaceMesh) -> float:
    x0, _, x1, _ = face.box
    return x1 - x0


def _dressed(order: Order, persons: tuple[Person, ...], brief: Brief) -> tuple[Person, ...]:
    """The same persons in clothes of the theme's colours, neighbours in different ones; but for
    colours that were ordered."""
    kept = {key_of(change) for change in order.changes}
    from_left = sorted(person.middle[0] for person in persons)
    places = [from_left.index(person.middle[0]) for person in persons]
    briefs = [replace(brief, seed=brief.seed + place) for place in places]
    outfits = _outfits(brief, len(persons))
    return tuple(
        replace(person, likeness=dress(person.likeness, own, kept), outfit=outfits[place])
        for person, own, place in zip(persons, briefs, places, strict=True)
    )


def _outfits(brief: Brief, count: int) -> tuple[Outfit, ...]:
    """What so many subjects wear, from left to right."""
    colors = [f"#{bytes(color).hex()}" for color in brief.palette.colors]
    return choose_outfits(brief.things or Things(), count, colors=colors, seed=brief.seed)


def _with_textures(persons: tuple[Person, ...], cartoon: Cartoon) -> tuple[Person, ...]:
    return tuple(
        replace(person, texture=unroll(cartoon, index, person.likeness))
        for index, person in enumerate(persons)
    )
