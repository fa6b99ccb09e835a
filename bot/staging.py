"""From an order to a scene: what it shows, how that is lit, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.order import Order, Stage
from bot.studio import Studio
from bot.subject import Subject, remember, see
from pipeline.likeness import ExpressionName
from pipeline.photo import read_photo
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

    expression: asked for by an option or by the words of the theme; None: as in the photo.
    """

    order: Order
    brief: Brief
    subject: Subject
    expression: ExpressionName | None


def prepare(studio: Studio, order: Order, clock: Clock) -> Production:
    """Everything up to the bodies. Raises what its stages raise."""
    clock.begin(Stage.READ)
    brief = studio.reader.read(order.prompt, strength=order.strength, seed=order.seed)
    expression = order.expression or studio.reader.choose_expression(order.prompt)
    if order.likeness is None:
        subject = see(studio, order, (read_photo(order.photo), brief), clock)
    else:
        studio.expect(order.quality)
        clock.begin(Stage.BUILD)
        subject = remember(order)
    return Production(order, brief, subject, expression)


def set_scene(
    studio: Studio,
    production: Production,
    expression: ExpressionName | None,
    *,
    fps: int = FPS,
) -> Scene:
    """The scene in which the production's bodies show an expression."""
    theme = studio.theme(production.brief.theme)
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
