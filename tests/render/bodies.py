"""Small bodies for tests."""

from dataclasses import replace

import numpy as np
import trimesh

from render.types import BlendShape, Body, Joint, Material, Part, Vector


def make_part(name: str = "skin", *, size: Vector = (1.0, 1.0, 0.6), joint: str = "root") -> Part:
    """An ellipsoid with these half axes about the origin."""
    sphere = trimesh.creation.icosphere(subdivisions=2)
    vertices = (np.asarray(sphere.vertices) * size).astype(np.float32)
    return Part(
        name=name,
        vertices=vertices,
        triangles=np.asarray(sphere.faces, np.int32),
        uv=np.zeros((len(vertices), 2), np.float32),
        material=Material((0.8, 0.5, 0.3)),
        joint=joint,
    )


def make_slab(half_width: float, half_height: float, half_depth: float) -> Body:
    """A box, the shape that fills its square most."""
    box = trimesh.creation.box((2 * half_width, 2 * half_height, 2 * half_depth))
    vertices = np.asarray(box.vertices, np.float32)
    part = Part(
        name="box",
        vertices=vertices,
        triangles=np.asarray(box.faces, np.int32),
        uv=np.zeros((len(vertices), 2), np.float32),
        material=Material((0.2, 0.5, 0.9)),
    )
    return Body((part,))


def make_ball(size: Vector = (1.0, 1.0, 0.6)) -> Body:
    return Body((make_part(size=size),))


def make_puppet() -> Body:
    """A body with a head, and ears on the head."""
    return Body(
        parts=(
            make_part("torso", size=(0.6, 1.0, 0.4)),
            make_part("head", size=(0.9, 0.6, 0.5), joint="head"),
            make_part("ear", size=(0.1, 0.3, 0.1), joint="ear"),
        ),
        joints=(
            Joint("root", (0.0, 0.0, 0.0)),
            Joint("head", (0.0, 0.4, 0.0), "root"),
            Joint("ear", (0.5, 0.5, 0.0), "head"),
        ),
    )


def make_bust() -> Body:
    """A torso, a head with a jaw that opens, and a neck that both move."""
    neck = make_part("neck", size=(0.35, 0.5, 0.35), joint="head")
    share = np.clip(neck.vertices[:, 1] + 0.5, 0, 1).astype(np.float32)
    head = replace(make_part("head", size=(0.6, 0.5, 0.5), joint="head"))
    head = replace(head, vertices=head.vertices + np.float32([0, 0.6, 0]))
    jaw = np.zeros_like(head.vertices)
    jaw[head.vertices[:, 1] < 0.3, 1] = -0.2
    return Body(
        parts=(make_part("torso", size=(0.8, 0.4, 0.4)), replace(neck, skin_weights=share), head),
        joints=(Joint("root", (0.0, -0.5, 0.0)), Joint("head", (0.0, 0.2, 0.0), "root")),
        blend_shapes=(BlendShape("open", "head", jaw), BlendShape("smile", "head", -jaw)),
    )
