"""From an order to a scene: what it shows, how that is lit, and what it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import structlog

from bot.clock import Clock
from bot.order import Order, Stage
from bot.studio import Studio
from bot.subject import Drawn, Subject, build, draw, find, remember
from config.theme import Theme
from pipeline.likeness import ExpressionName
from pipeline.prompt.mix import mix_briefs, mix_themes
from pipeline.things import Things
from pipeline.types import Brief
from render.animal.props import with_animal_props
from render.errors import UnbuildableRelief
from render.expression.role import Role, role_of
from render.figure.props.build import with_props
from render.floaters.build import float_around
from render.floaters.puff import Puff
from render.lettering.build import Lettering
from render.lighting import with_rim
from render.scene import FPS, Surround, build_scene, in_turn
from render.types import Body, Scene

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, eq=False)
class Meaning:
    """What an order's words ask for.

    theme: what the scene looks like. expression: asked for by an option, or by the words, or else
    the theme's own; None: as in the photo.
    """

    brief: Brief
    theme: Theme
    expression: ExpressionName | None


@dataclass(frozen=True, eq=False)
class Production:
    """An order with all that was made of it once, whatever its bodies then do. puffs: what floats
    around them. lettering: the words that stand beside them."""

    order: Order
    meaning: Meaning
    subject: Subject
    puffs: tuple[Puff, ...] = ()
    lettering: Lettering | None = None

    @property
    def brief(self) -> Brief:
        """What the cartoonizer was told."""
        return self.meaning.brief

    @property
    def theme(self) -> Theme:
        """What the scene looks like."""
        return self.meaning.theme

    @property
    def expression(self) -> ExpressionName | None:
        """See Meaning."""
        return self.meaning.expression


@dataclass(frozen=True, eq=False)
class Staged:
    """A scene, ready to be rendered, and what its record tells of it.

    theme, cartoonizer, kind, shape, reason, expression, faces: see bot.record.Provenance.
    """

    scene: Scene
    theme: str
    cartoonizer: str | None
    kind: str | None
    shape: str
    reason: str
    expression: str | None
    faces: int


def prepare(studio: Studio, order: Order, clock: Clock) -> Production:
    """Everything up to the bodies. Raises what its stages raise."""
    clock.begin(Stage.READ)
    meaning = understand(studio, order)
    drawn = None
    if order.likeness is None:
        found = find(studio, order, clock)
        drawn = draw(studio, order, (found, meaning.brief), clock)
    else:
        studio.expect(order.quality)
    return produce(studio, order, (drawn, meaning), clock)


def understand(studio: Studio, order: Order) -> Meaning:
    """What the words mean. Raises UnusablePrompt, UnusableMix and HarmfulMeaning, the last for a
    caption, too."""
    if order.caption is not None:
        studio.reader.check(order.caption.text)
    brief, theme = _understood(studio, order)
    asked = order.expression or _asked_for(studio, order)
    return Meaning(brief, theme, asked or theme.expression)


def produce(
    studio: Studio, order: Order, source: tuple[Drawn | None, Meaning], clock: Clock
) -> Production:
    """The bodies of what was drawn, or of the order's likeness.

    A subject of which nothing solid is left becomes a card of the whole picture.
    """
    drawn, meaning = source
    if drawn is None:
        clock.begin(Stage.BUILD)
        return _surrounded(studio, order, meaning, remember(order, meaning.brief))
    try:
        subject = build(order, drawn, meaning.brief, clock)
    except UnbuildableRelief:
        if order.keep_background:
            raise
        _log.warning("the whole picture becomes a card", reason="nothing solid was cut out")
        whole = replace(order, keep_background=True)
        drawn = draw(studio, whole, (find(studio, whole, clock), meaning.brief), clock)
        subject = build(whole, drawn, meaning.brief, clock)
    return _surrounded(studio, order, meaning, subject)


def _surrounded(studio: Studio, order: Order, meaning: Meaning, subject: Subject) -> Production:
    things, theme = meaning.brief.things or Things(), meaning.theme
    lettering = None if order.caption is None else studio.write(order.caption, theme)
    return Production(order, meaning, subject, studio.floaters(things.floaters, theme), lettering)


def _understood(studio: Studio, order: Order) -> tuple[Brief, Theme]:
    """What the words mean, of several themes something in between."""
    asked = order.mix or ((order.prompt, 1.0),)
    weights = [weight for _, weight in asked]
    briefs = [
        studio.reader.read(words, among=order.looks, strength=order.strength, seed=order.seed)
        for words, _ in asked
    ]
    themes = [studio.theme(brief.theme) for brief in briefs]
    return mix_briefs(briefs, weights), mix_themes(themes, weights)


def _asked_for(studio: Studio, order: Order) -> ExpressionName | None:
    """The expression that the words ask for, of several themes the strongest that asks for one."""
    asked = sorted(order.mix, key=lambda part: -part[1]) or [(order.prompt, 1.0)]
    found = (studio.reader.choose_expression(words) for words, weight in asked if weight)
    return next((expression for expression in found if expression), None)


def stage(production: Production) -> Staged:
    """The scene in which the production's bodies do what was asked for."""
    subject, expression = production.subject, production.expression
    shown = expression
    if shown is None and subject.persons:
        shown = subject.persons[0].likeness.expression
    cartoon = subject.cartoon
    return Staged(
        scene=set_scene(production, expression),
        theme=production.brief.theme,
        cartoonizer=cartoon.cartoonizer if cartoon else None,
        kind=subject.kind if cartoon else None,
        shape=subject.shape,
        reason=subject.reason,
        expression=shown,
        faces=len(cartoon.faces) if cartoon else len(subject.persons),
    )


def set_scene(
    production: Production,
    expression: ExpressionName | None,
    *,
    fps: int = FPS,
) -> Scene:
    """The scene in which the production's bodies show an expression."""
    theme = production.theme
    lighting = with_rim(theme.lighting, production.brief.palette)
    return build_scene(
        _equipped(production, expression),
        theme.model_copy(update={"lighting": lighting}),
        seed=production.order.seed,
        fps=fps,
        roles=roles_of(production.subject, expression),
        surround=_around(production),
    )


def _around(production: Production) -> Surround:
    """The words first: what floats keeps clear of them."""
    floating = partial(float_around, puffs=production.puffs, seed=production.order.seed)
    if production.lettering is None:
        return floating
    return in_turn(production.lettering.surround, floating)


def _equipped(production: Production, expression: ExpressionName | None) -> tuple[Body, ...]:
    """The bodies with the props of what they do."""
    subject, strength = production.subject, production.order.strength
    if subject.shape == "animal":
        return tuple(with_animal_props(body, expression) for body in subject.bodies)
    if not subject.persons:
        return subject.bodies
    alone = len(subject.bodies) == 1
    figures = tuple(
        with_props(
            body,
            person,
            expression or person.likeness.expression,
            strength=strength,
            alone=alone,
        )
        for body, person in zip(subject.bodies, subject.persons, strict=False)
    )
    return figures + subject.bodies[len(figures) :]


def roles_of(subject: Subject, expression: ExpressionName | None) -> tuple[Role | None, ...]:
    """What each body plays: people and animals act, reliefs only move."""
    people = tuple(role_of(person.likeness, expression) for person in subject.persons)
    if not people and subject.shape != "animal":
        return ()
    return people + (Role(expression or "idle"),) * (len(subject.bodies) - len(people))
