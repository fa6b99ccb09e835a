"""From an order to a scene: what it shows, how that is lit, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.order import Order, Stage
from bot.studio import Studio
from bot.subject import Subject, remember, see
from config.theme import Theme
from pipeline.likeness import ExpressionName
from pipeline.photo import read_photo
from pipeline.prompt.mix import mix_briefs, mix_themes
from pipeline.types import Brief
from render.animal.props import with_animal_props
from render.expression.role import Role, role_of
from render.figure.props.build import with_props
from render.lighting import with_rim
from render.scene import FPS, build_scene
from render.types import Body, Scene


@dataclass(frozen=True, eq=False)
class Production:
    """An order with all that was made of it once, whatever its bodies then do.

    theme: what the scene looks like. expression: asked for by an option or by the words of the
    theme; None: as in the photo.
    """

    order: Order
    brief: Brief
    theme: Theme
    subject: Subject
    expression: ExpressionName | None


def prepare(studio: Studio, order: Order, clock: Clock) -> Production:
    """Everything up to the bodies. Raises what its stages raise."""
    clock.begin(Stage.READ)
    brief, theme = _understood(studio, order)
    expression = order.expression or _asked_for(studio, order)
    if order.likeness is None:
        subject = see(studio, order, (read_photo(order.photo), brief), clock)
    else:
        studio.expect(order.quality)
        clock.begin(Stage.BUILD)
        subject = remember(order, brief)
    return Production(order, brief, theme, subject, expression)


def _understood(studio: Studio, order: Order) -> tuple[Brief, Theme]:
    """What the words mean, of several themes something in between."""
    asked = order.mix or ((order.prompt, 1.0),)
    weights = [weight for _, weight in asked]
    briefs = [
        studio.reader.read(words, strength=order.strength, seed=order.seed) for words, _ in asked
    ]
    themes = [studio.theme(brief.theme) for brief in briefs]
    return mix_briefs(briefs, weights), mix_themes(themes, weights)


def _asked_for(studio: Studio, order: Order) -> ExpressionName | None:
    """The expression that the words ask for, of several themes the strongest that asks for one."""
    asked = sorted(order.mix, key=lambda part: -part[1]) or [(order.prompt, 1.0)]
    found = (studio.reader.choose_expression(words) for words, weight in asked if weight)
    return next((expression for expression in found if expression), None)


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
    )


def _equipped(production: Production, expression: ExpressionName | None) -> tuple[Body, ...]:
    """The bodies with the props of what they do."""
    subject, strength = production.subject, production.order.strength
    if subject.shape == "animal":
        return tuple(with_animal_props(body, expression) for body in subject.bodies)
    if not subject.persons:
        return subject.bodies
    figures = tuple(
        with_props(body, person, expression or person.likeness.expression, strength=strength)
        for body, person in zip(subject.bodies, subject.persons, strict=False)
    )
    return figures + subject.bodies[len(figures) :]


def roles_of(subject: Subject, expression: ExpressionName | None) -> tuple[Role | None, ...]:
    """What each body plays: people and animals act, reliefs only move."""
    people = tuple(role_of(person.likeness, expression) for person in subject.persons)
    if not people and subject.shape != "animal":
        return ()
    return people + (Role(expression or "idle"),) * (len(subject.bodies) - len(people))
