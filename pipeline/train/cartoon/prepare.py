"""From folders of pictures to a data set: what is worth it is sketched and stored, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np
import structlog
import torch
from numpy.typing import NDArray
from PIL import Image

from config.logs import set_up_logs
from pipeline.animals.finder import AnimalFinder, open_animal_finder, told_apart
from pipeline.cutout.isnet import Matter, open_matter
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.exaggerate import exaggerate
from pipeline.face import FaceFinder, open_face_finder
from pipeline.painted.easel import fit_to_canvas
from pipeline.parts.reader import PartsReader, open_parts_reader
from pipeline.photo import read_photo
from pipeline.safety import SafetyJudge, open_safety_judge
from pipeline.train.cartoon.errors import NothingToLearn
from pipeline.train.cartoon.manifest import (
    UNSTATED,
    Entry,
    Manifest,
    hash_of,
    read_licences,
    read_manifest,
    split_of,
    write_manifest,
)
from pipeline.train.cartoon.selection import Seen, fault_of, fingerprints
from pipeline.train.cartoon.shards import (
    Packed,
    pack,
    shard_path,
    write_shard,
    write_styles,
)
from pipeline.train.cartoon.stopping import leave_stopping_to_others, never
from pipeline.train.cartoon.teacher.sketch import sketch

_log = structlog.get_logger(__name__)

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".avif", ".gif", ".bmp"}
PHOTOS_A_SHARD, STYLES_A_SHARD = 24, 256
STYLE_PX = 256
STRENGTHS = (0.4, 1.0)  # of the exaggeration; each photo has one of its own


@dataclass(frozen=True, eq=False)
class Eyes:
    """All that looks at a photo before it is sketched."""

    matter: Matter
    finder: FaceFinder
    animals: AnimalFinder
    parts: PartsReader
    judge: SafetyJudge


def open_eyes(assets: Path, *, threads: int = 1) -> Eyes:
    """The models from the folder `assets`; raises BrokenModel."""
    return Eyes(
        open_matter(assets, threads=threads),
        open_face_finder(assets, threads=threads),
        open_animal_finder(threads=1),
        open_parts_reader(threads=1),
        open_safety_judge(assets, threads=threads),
    )


def find_pictures(folder: Path) -> list[Path]:
    """All pictures below a folder, in a fixed order; raises NothingToLearn."""
    if not folder.is_dir():
        raise NothingToLearn(folder, "no such folder")
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in PICTURES and p.is_file())
    if not found:
        kinds = ", ".join(sorted(PICTURES))
        raise NothingToLearn(folder, f"put some there ({kinds})")
    return found


Sketched = tuple[Entry, Packed | None]
Sketchers = Callable[[Iterable[tuple[Path, Entry]]], Iterator[Sketched]]
Told = Callable[[int, int, Manifest], object]


def prepare(
    photos: Sequence[Path],
    styles: Sequence[Path],
    out: Path,
    sketchers: Sketchers,
    told: Told = lambda _done, _all, _manifest: None,
    stopped: Callable[[], bool] = never,
) -> Manifest:
    """Bring a data set up to date with folders of photos and of style pictures.

    What the manifest knows already, by its content, is not looked at again. Shards and manifest
    are written in turn, so that a kill loses no more than the photos of one shard; `told` hears of
    each, and of how many photos of how many are done. `stopped` ends it after a shard.
    """
    manifest = read_manifest(out)
    styled = _new_entries(styles, "style", manifest)
    fresh = _new_entries(photos, "photo", manifest)
    manifest = _add_styles(manifest, styled, out)
    whole = manifest
    for done, whole in _add_photos(manifest, fresh, out, sketchers):
        told(done, len(fresh), whole)
        if stopped():
            break
    if not any(entry.state == "kept" and entry.role == "photo" for entry in whole.entries):
        raise NothingToLearn(out, "none of the photos could be used")
    return whole


def sketch_here(eyes: Eyes) -> Sketchers:
    """Photos are sketched in this process."""
    return lambda found: (sketch_photo(path, entry, eyes) for path, entry in found)


@contextmanager
def sketch_apart(assets: Path, jobs: int) -> Iterator[Sketchers]:
    """Photos are sketched in so many processes; each opens the models in the folder `assets`."""
    with ProcessPoolExecutor(jobs, get_context("spawn"), _open_worker, (assets,)) as pool:
        yield lambda found: pool.map(_sketch_in_worker, found)


_worker: list[Eyes] = []


def _open_worker(assets: Path) -> None:
    set_up_logs("warning", quote_errors=True)
    leave_stopping_to_others()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    _worker.append(open_eyes(assets))


def _sketch_in_worker(found: tuple[Path, Entry]) -> Sketched:
    return sketch_photo(*found, _worker[0])


_Found = tuple[Path, Entry]


def _new_entries(folders: Sequence[Path], role: str, manifest: Manifest) -> list[_Found]:
    """Files that the manifest does not know yet, each content once, ordered by their hashes.

    In that order whatever part of them is done is a fair sample of all.
    """
    licences = read_licences()
    known = {entry.sha256 for entry in manifest.entries}
    found = []
    for folder in folders:
        for path in find_pictures(folder):
            sha256 = hash_of(path.read_bytes())
            if sha256 not in known:
                known.add(sha256)
                found.append((path, _entry(path, folder, role, sha256, licences)))
    return sorted(found, key=lambda one: one[1].sha256)


def _entry(path: Path, folder: Path, role: str, sha256: str, licences: Mapping[str, str]) -> Entry:
    below = path.relative_to(folder)
    source = below.parts[0] if len(below.parts) > 1 else folder.name
    told = {
        "sha256": sha256,
        "file": str(below),
        "role": role,
        "source": source,
        "licence": licences.get(source, UNSTATED),
        "split": split_of(sha256),
        "state": "kept",
    }
    return Entry.model_validate(told)


def _add_photos(
    manifest: Manifest, fresh: list[_Found], out: Path, sketchers: Sketchers
) -> Iterator[tuple[int, Manifest]]:
    seen = Seen()
    for entry in manifest.entries:
        if entry.fingerprint and entry.state != "duplicate":
            seen.add(entry.sha256, entry.fingerprint)
    yield 0, manifest
    for start in range(0, len(fresh), PHOTOS_A_SHARD):
        group = [_looked_at(found, seen) for found in fresh[start : start + PHOTOS_A_SHARD]]
        number = _next_shard(manifest)
        made = dict(_sketched(group, sketchers))
        sketches = {entry.sha256: packed for entry, packed in made.values() if packed is not None}
        if sketches:
            write_shard(shard_path(out, number), sketches)
        entries = [made[entry.sha256][0] if entry.sha256 in made else entry for _, entry in group]
        entries = [
            e.model_copy(update={"shard": number}) if e.sha256 in sketches else e for e in entries
        ]
        manifest = Manifest(entries=(*manifest.entries, *entries))
        write_manifest(out, manifest)
        yield start + len(group), manifest


def _sketched(group: Sequence[_Found], sketchers: Sketchers) -> Iterator[tuple[str, Sketched]]:
    """The kept ones of a group, sketched, by SHA-256."""
    kept = [found for found in group if found[1].state == "kept"]
    for entry, packed in sketchers(kept):
        yield entry.sha256, (entry, packed)


def _next_shard(manifest: Manifest) -> int:
    return 1 + max((entry.shard for entry in manifest.entries), default=-1)


def _looked_at(found: _Found, seen: Seen) -> _Found:
    """The entry as far as its picture alone tells: whether it can be read, and is no duplicate."""
    path, entry = found
    try:
        photo = read_photo(path.read_bytes())
    except (PipelineError, OSError) as error:
        _log.warning("skipped", file=entry.file, reason=str(error))
        return path, entry.model_copy(update={"state": "unreadable"})
    prints = fingerprints(photo.pixels)
    entry = entry.model_copy(update={"fingerprint": prints[0]})
    twin = seen.twin_of(prints)
    if twin is not None:
        return path, entry.model_copy(update={"state": "duplicate", "of": twin})
    seen.add(entry.sha256, prints[0])
    return path, entry


def sketch_photo(path: Path, entry: Entry, eyes: Eyes) -> Sketched:
    """The entry of a readable photo, and its sketch where it is kept."""
    photo = read_photo(path.read_bytes())
    fault = fault_of(photo.pixels, eyes.judge)
    if fault is not None:
        return entry.model_copy(update={"state": fault}), None
    faces = eyes.finder.find(photo.pixels)
    cutout = cut_out(photo, eyes.matter, faces=faces)
    if not cutout.card:
        animals = eyes.animals.find(cutout.pixels, cutout.alpha)
        people, animals = told_apart(cutout.faces, animals)
        cutout = replace(cutout, faces=people, animals=animals)
    share = int(entry.sha256[8:10], 16) / 255
    strength = STRENGTHS[0] + share * (STRENGTHS[1] - STRENGTHS[0])
    fitted = fit_to_canvas(exaggerate(cutout, strength=strength))
    if not (fitted.alpha > 0.5).any():
        return entry.model_copy(update={"state": "empty"}), None
    made = sketch(fitted, eyes.parts, card=cutout.card)
    told = {
        "faces": len(made.faces),
        "animals": len(made.animals),
        "card": made.card,
        "grey": made.grey,
    }
    return entry.model_copy(update=told), pack(made)


def _add_styles(manifest: Manifest, fresh: list[_Found], out: Path) -> Manifest:
    for start in range(0, len(fresh), STYLES_A_SHARD):
        number = _next_shard(manifest)
        pictures: dict[str, NDArray[np.uint8]] = {}
        entries = []
        for path, entry in fresh[start : start + STYLES_A_SHARD]:
            picture = _style_picture(path)
            if picture is not None:
                pictures[entry.sha256] = picture
            state = "unreadable" if picture is None else "kept"
            shard = -1 if picture is None else number
            entries.append(entry.model_copy(update={"state": state, "shard": shard}))
        if pictures:
            write_styles(shard_path(out, number), pictures)
        manifest = Manifest(entries=(*manifest.entries, *entries))
        write_manifest(out, manifest)
    return manifest


def _style_picture(path: Path) -> NDArray[np.uint8] | None:
    """uint8 (STYLE_PX, STYLE_PX, 4), without clear margins; None where the file is no picture."""
    try:
        with Image.open(path) as opened:
            image = opened.convert("RGBA")
            image = image.crop(image.getbbox())
            image.thumbnail((STYLE_PX, STYLE_PX))
            canvas = Image.new("RGBA", (STYLE_PX, STYLE_PX))
            width, height = image.size
            corner = (STYLE_PX - width) // 2, (STYLE_PX - height) // 2
            canvas.paste(image, corner)
            return np.asarray(canvas)
    except (OSError, ValueError) as error:
        _log.warning("skipped", file=str(path), reason=str(error))
        return None
