import numpy as np

from assets.figures.light import find_light

SIDE = 80


def lit_ball(toward: tuple[float, float, float], ambient: float) -> tuple[np.ndarray, np.ndarray]:
    """A ball in linear light, as sRGB uint8 (S, S, 3), and its normals."""
    y, x = np.mgrid[1 : -1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    z = np.sqrt(np.clip(1 - x**2 - y**2, 0, 1))
    normals = np.stack([x, y, z], -1) * (x**2 + y**2 < 0.95)[..., None]
    direction = np.array(toward) / np.linalg.norm(toward)
    level = 0.5 * (ambient + (1 - ambient) * np.clip(normals @ direction, 0, 1))
    pixels = (255 * level ** (1 / 2.2)).astype(np.uint8)
    colors = (pixels[..., None] * (1.0, 0.85, 0.7)).astype(np.uint8)
    return colors, normals.astype(np.float32)


def test_light_from_the_right_is_found_there() -> None:
    pixels, normals = lit_ball((0.8, 0.2, 0.5), 0.3)
    seen = np.abs(normals).sum(2) > 0
    light = find_light(pixels, seen, np.ones_like(seen), normals)
    assert light.toward[0] > 0.4
    assert light.ambient < 0.7
    assert not light.grey


def test_even_light_is_mostly_ambient() -> None:
    hard, normals = lit_ball((0.8, 0.2, 0.5), 0.2)
    soft, _ = lit_ball((0.8, 0.2, 0.5), 0.95)
    seen = np.abs(normals).sum(2) > 0
    inside = np.ones_like(seen)
    assert (
        find_light(soft, seen, inside, normals).ambient
        > find_light(hard, seen, inside, normals).ambient
    )


def test_a_face_that_is_hidden_leaves_usual_light() -> None:
    pixels = np.full((SIDE, SIDE, 3), 90, np.uint8)
    nothing = np.zeros((SIDE, SIDE), bool)
    light = find_light(pixels, nothing, ~nothing, np.zeros((SIDE, SIDE, 3), np.float32))
    assert light.grey
    assert light.toward[2] > 0
    assert len(light.lamps()) == 1
