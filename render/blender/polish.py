"""The studio that polished parts mirror, and light through glass, as Blender's nodes.

It runs in Blender's process and gets Blender's objects; it never imports bpy itself.
"""

from typing import Any

from render.blender.surface import EMISSION_FACTOR, GLOW_SIDE, STUDIO, linear
from render.types import Material

# What glass mirrors of the studio straight ahead, and the power with which that grows toward the
# rim; both more than real glass has (Schlick 1994), to be seen on a small picture.
_AHEAD, _GRAZING = 0.12, 3.0


def polish(material: Material, tree: Any, shader: Any) -> None:
    """Add `mirror` and `glow` to a part's own light; its colour must be linked already."""
    if not material.mirror and not material.glow:
        return
    base = shader.inputs["Base Color"]
    color = base.links[0].from_socket if base.is_linked else _constant(tree, material)
    facing = _cosine(tree)
    # Share of the part's own colour, and of white, in the light that it gives.
    through = _math(tree, "POWER", _cosine(tree, GLOW_SIDE), 2.0)
    own = _math(tree, "MULTIPLY", through, material.glow)
    own = _math(tree, "ADD", own, material.emission * EMISSION_FACTOR)
    studio = _math(tree, "MULTIPLY", _studio(tree), material.mirror)
    own = _math(tree, "ADD", own, _math(tree, "MULTIPLY", studio, material.metallic))
    dim = _math(tree, "POWER", _math(tree, "SUBTRACT", 1.0, facing), _GRAZING)
    rim = _math(tree, "ADD", _AHEAD, _math(tree, "MULTIPLY", dim, 1 - _AHEAD))
    white = _math(tree, "MULTIPLY", _math(tree, "MULTIPLY", studio, rim), 1 - material.metallic)
    scaled = _vector(tree, "SCALE", color, None, own)
    light = _vector(tree, "ADD", scaled, white, None)
    tree.links.new(light, shader.inputs["Emission Color"])
    shader.inputs["Emission Strength"].default_value = 1.0


def _constant(tree: Any, material: Material) -> Any:
    node = tree.nodes.new("ShaderNodeRGB")
    node.outputs[0].default_value = linear(material.color)
    return node.outputs[0]


def _cosine(tree: Any, direction: tuple[float, float, float] | None = None) -> Any:
    """Between the normal and a direction, None for that of the view; at least 0."""
    geometry = tree.nodes.new("ShaderNodeNewGeometry")
    node = tree.nodes.new("ShaderNodeVectorMath")
    node.operation = "DOT_PRODUCT"
    tree.links.new(geometry.outputs["Normal"], node.inputs[0])
    if direction is None:
        tree.links.new(geometry.outputs["Incoming"], node.inputs[1])
    else:
        node.inputs[1].default_value = direction
    return _math(tree, "MAXIMUM", node.outputs["Value"], 0.0)


def _studio(tree: Any) -> Any:
    """STUDIO's light where the mirrored ray goes."""
    places = tree.nodes.new("ShaderNodeTexCoord")
    split = tree.nodes.new("ShaderNodeSeparateXYZ")
    tree.links.new(places.outputs["Reflection"], split.inputs[0])
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    stops = ramp.color_ramp.elements
    while len(stops) < len(STUDIO):
        stops.new(1.0)
    # Blender sorts the stops by their places at once, so those come first, from left to right.
    for number, (height, _) in enumerate(STUDIO):
        stops[number].position = (height + 1) / 2
    for number, (_, light) in enumerate(STUDIO):
        stops[number].color = (light, light, light, 1.0)
    share = _math(tree, "MULTIPLY", _math(tree, "ADD", split.outputs[1], 1.0), 0.5)
    tree.links.new(share, ramp.inputs[0])
    return ramp.outputs["Color"]


def _math(tree: Any, operation: str, first: Any, second: Any) -> Any:
    node = tree.nodes.new("ShaderNodeMath")
    node.operation = operation
    for socket, value in zip(node.inputs, (first, second), strict=False):
        _feed(tree, socket, value)
    return node.outputs[0]


def _vector(tree: Any, operation: str, first: Any, second: Any, scale: Any) -> Any:
    node = tree.nodes.new("ShaderNodeVectorMath")
    node.operation = operation
    tree.links.new(first, node.inputs[0])
    if second is not None:
        tree.links.new(second, node.inputs[1])
    if scale is not None:
        tree.links.new(scale, node.inputs["Scale"])
    return node.outputs[0]


def _feed(tree: Any, socket: Any, value: Any) -> None:
    if isinstance(value, float | int):
        socket.default_value = value
    else:
        tree.links.new(value, socket)
