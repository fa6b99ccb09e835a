"""Crisp edges: Cycles' alpha is ragged at a few samples, so it is drawn anew from the geometry.

The silhouette is filled as fonts are: every outline edge adds its exact signed area to the pixels
it crosses, and a running sum along the rows makes coverage of it (Levien 2016, font-rs).
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from render.camera import project
from render.pose import posed_vertices
from render.types import Part, Scene

OPAQUE = 250  # Cycles' alpha, of 255, from which a pixel's colour is free of what is behind it
THIN = 128  # the same where nothing opaque is near
NEAR_PX = 3.0


class Silhouette:
    """The outline of a scene's bodies; what does not change from frame to frame is kept."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._edges = [[_Edges(part) for part in body.parts] for body in scene.bodies]

    def coverage(self, frame: int, side_px: int) -> NDArray[np.float32]:
        """float32 (side_px, side_px) in [0, 1]: the share of each pixel that the bodies cover."""
        segments = []
        poses = self._scene.poses[frame]
        for body, pose, parts in zip(self._scene.bodies, poses, self._edges, strict=True):
            for part, edges in zip(body.parts, parts, strict=True):
                vertices = posed_vertices(body, part, pose)
                segments.append(edges.outline(project(vertices, self._scene.camera, side_px)))
        return _fill(np.concatenate(segments), side_px)


def cut(pixels: NDArray[np.uint8], alpha: NDArray[np.float32]) -> NDArray[np.uint8]:
    """uint8 (S, S, 4) premultiplied: colours of `pixels` inside `alpha` float32 (S, S).

    pixels: uint8 (D, D, 4) straight alpha, of any size; their own alpha only says which colours to
    trust. Those are bled outwards before scaling, so no edge takes on the black behind it.
    """
    side = len(alpha)
    color = cv2.resize(bleed(pixels), (side, side), interpolation=cv2.INTER_CUBIC)
    planes = [*(np.rint(plane * alpha) for plane in cv2.split(color)), np.rint(alpha * 255)]
    return np.asarray(cv2.merge([plane.astype(np.uint8) for plane in planes]), np.uint8)


def bleed(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (D, D, 3): every pixel with the colour of the nearest one that is opaque.

    pixels: uint8 (D, D, 4) straight alpha. Where the subject is too thin for opaque pixels, half
    covered ones count.
    """
    alpha = pixels[..., 3]
    if alpha.max() < THIN:
        return np.ascontiguousarray(pixels[..., :3])
    opaque = (alpha >= OPAQUE).astype(np.uint8)
    trusted = cv2.erode(opaque, np.ones((3, 3), np.uint8)) > 0  # the outermost pixel is noisy
    far = cv2.distanceTransform((~trusted).astype(np.uint8), cv2.DIST_L2, 3) > NEAR_PX
    trusted |= far & (alpha >= THIN)
    _, labels = cv2.distanceTransformWithLabels(
        (~trusted).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    sources = np.zeros((labels.max() + 1, 3), np.uint8)
    sources[labels[trusted]] = pixels[..., :3][trusted]
    bled: NDArray[np.uint8] = sources[labels]
    return bled


class _Edges:
    """A mesh's undirected edges, and which of them each triangle runs along in which direction."""

    def __init__(self, part: Part) -> None:
        self._triangles = part.triangles
        following = np.roll(part.triangles, -1, axis=1)
        low, high = np.minimum(part.triangles, following), np.maximum(part.triangles, following)
        count = max(len(part.vertices), 1)
        keys, index = np.unique(low.ravel() * np.int64(count) + high.ravel(), return_inverse=True)
        self._ends = np.stack([keys // count, keys % count], -1)  # (E, 2)
        self._index = index.reshape(-1, 3)  # (F, 3)
        self._direction = np.where(part.triangles < following, 1.0, -1.0)  # (F, 3)

    def outline(self, points: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """float64 (N, 5): x0, y0, x1, y1, weight of the edges where the front ends; points (V, 2).

        Along an edge between two triangles that face us the directions cancel.
        """
        a, b, c = (points[self._triangles[:, corner]] for corner in range(3))
        (ux, uy), (vx, vy) = (b - a).T, (c - a).T
        front = ux * vy - uy * vx < 0  # counter-clockwise from outside, but here y points down
        weight = np.bincount(
            self._index[front].ravel(), self._direction[front].ravel(), len(self._ends)
        )
        kept = np.flatnonzero(weight)
        return np.column_stack([points[self._ends[kept]].reshape(-1, 4), weight[kept]])


def _fill(segments: NDArray[np.float64], side_px: int) -> NDArray[np.float32]:
    """Coverage float32 (side_px, side_px) inside `segments` (N, 5) as `outline` gives them."""
    edge, start = _split(segments)
    x0, y0, x1, y1, weight = segments[edge].T
    stop = np.append(np.where(edge[1:] == edge[:-1], start[1:], 1.0), 1.0)[: len(edge)]
    rise = (y1 - y0) * (stop - start) * weight
    middle = (start + stop) / 2
    x = np.clip(x0 + (x1 - x0) * middle, 0, side_px)
    y = y0 + (y1 - y0) * middle
    inside = (y >= 0) & (y < side_px)
    x, rise, row = x[inside], rise[inside], y[inside].astype(np.int64)
    column = x.astype(np.int64)
    width = side_px + 2
    cell, right = row * width + column, rise * (x - column)
    size = side_px * width
    area = np.bincount(cell, rise - right, size) + np.bincount(cell + 1, right, size)
    winding = np.cumsum(area.reshape(side_px, width)[:, :side_px], axis=1)
    filled: NDArray[np.float32] = np.clip(winding, 0, 1).astype(np.float32)
    return filled


def _split(segments: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Cut segments at every pixel border: index of the segment and where it starts, 0 to 1."""
    count = len(segments)
    edges, starts = [np.arange(count)], [np.zeros(count)]
    for axis in (0, 1):
        from_, to = segments[:, axis], segments[:, axis + 2]
        first = np.floor(np.minimum(from_, to)).astype(np.int64) + 1
        crossings = np.maximum(np.ceil(np.maximum(from_, to)).astype(np.int64) - first, 0)
        edge = np.repeat(np.arange(count), crossings)
        nth = np.arange(len(edge)) - np.repeat(np.cumsum(crossings) - crossings, crossings)
        edges.append(edge)
        starts.append((first[edge] + nth - from_[edge]) / (to - from_)[edge])
    edge, start = np.concatenate(edges), np.concatenate(starts)
    order = np.lexsort((start, edge))
    return edge[order], start[order]
