"""Votes as the generator learns from them: what it is told, and which drawing was liked better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from config.theme import load_themes
from pipeline.gan.coloring import Nature
from pipeline.gan.inputs import build_picture
from pipeline.gan.pattern import draw_screen
from pipeline.gan.told import tell
from pipeline.gan.variation import vary
from pipeline.gan.weights import LoadedCartoonizer
from pipeline.networks.generator import Generator, Told
from pipeline.prompt.reader import PromptReader, open_prompt_reader
from pipeline.train.cartoon.batch import moved, stacked, weigh
from pipeline.train.cartoon.errors import BrokenVotes
from pipeline.train.cartoon.lessons import read_features
from pipeline.train.cartoon.manifest import Entry, hash_of, read_manifest
from pipeline.train.cartoon.recipes import Stage
from pipeline.train.cartoon.shards import ALPHA, GIVEN, Packed, ShardReader
from pipeline.train.cartoon.votes import Choice, Vote, read_votes
from pipeline.types import Brief, FaceMesh

SIDE_PX = 256  # of the whole canvas, as it is drawn for votes
SHA256_LENGTH = 64
OTHERS = 200  # photos on which nothing shall change


class Ballot(NamedTuple):
    """What the generator is shown and told, see Example, and two drawings (3, S, S) in [0, 1].

    voted: (1,), whether the first was liked better; otherwise both are none, and it shall draw as
    before.
    """

    picture: Tensor
    weight: Tensor
    told: Told
    liked: Tensor
    other: Tensor
    voted: Tensor


@dataclass(frozen=True, eq=False)
class Subject:
    """A photo of the data set on a canvas of SIDE_PX.

    pixels: uint8 (S, S, 4), red, green, blue and alpha. features: float32 (192,).
    """

    pixels: NDArray[np.uint8]
    faces: tuple[FaceMesh, ...]
    nature: Nature
    features: Tensor


@dataclass(frozen=True, eq=False)
class Case:
    """A vote with its subject, and both drawings, uint8 (3, S, S)."""

    vote: Vote
    brief: Brief
    subject: Subject
    liked: Tensor
    other: Tensor


@dataclass(frozen=True, eq=False)
class TuneFrom:
    """votes: their file. data: a data set that has their photos. loaded: where to begin."""

    votes: Path
    data: Path
    assets: Path
    loaded: LoadedCartoonizer
    device: torch.device


def drawn_by(generator: Generator, ballot: Ballot) -> Tensor:
    """(N, 3, S, S): the generator's drawings for ballots."""
    found: Tensor = generator(ballot.picture, ballot.told).colors
    return found


def read_subject(packed: Packed, features: Tensor) -> Subject:
    """A stored sketch's photo, as it is drawn for votes."""
    side = int(packed.notes["side"])
    canvas = np.zeros((side, side, 4), np.uint8)
    x, y = packed.corner
    _, height, width = packed.layers.shape
    given = packed.layers[GIVEN], packed.layers[ALPHA][None]
    shown = np.concatenate(given).transpose(1, 2, 0)
    canvas[y : y + height, x : x + width] = shown
    pixels = cv2.resize(canvas, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    faces = tuple(
        FaceMesh(marks, score).seen_from(0, 0, scale=SIDE_PX / side)
        for marks, score in zip(packed.landmarks, packed.notes["scores"], strict=True)
    )
    return Subject(np.asarray(pixels, np.uint8), faces, packed.nature, features)


def build_ballot(subject: Subject, brief: Brief, drawings: tuple[Tensor, Tensor] | None) -> Ballot:
    """What the generator is told of a subject and a brief; drawings: uint8 (3, S, S) each."""
    scaled = subject.pixels.astype(np.float32) / np.float32(255)
    colors, alpha = np.ascontiguousarray(scaled[..., :3]), scaled[..., 3]
    look, noise = vary(brief)
    screen = draw_screen(look.drawing.pattern, (SIDE_PX, SIDE_PX))
    told = tell(brief.embedding, subject.features, look, subject.nature, side_px=SIDE_PX)
    none = torch.zeros(3, SIDE_PX, SIDE_PX)
    liked, other = (d.float() / 255 for d in drawings) if drawings else (none, none)
    return Ballot(
        build_picture(colors, alpha, subject.faces, screen, look.drawing.eyes),
        weigh(torch.from_numpy(np.ascontiguousarray(alpha[None]))),
        told._replace(noise=torch.from_numpy(noise)),
        liked,
        other,
        torch.tensor([float(drawings is not None)]),
    )


@dataclass(frozen=True, eq=False)
class Gathering:
    """Cases to learn from and to measure on, and subjects on which nothing shall change."""

    taught: Sequence[Case]
    checked: Sequence[Case]
    others: Sequence[Subject]


def gather(source: TuneFrom) -> Gathering:
    """Votes with their photos; raises BrokenVotes, BrokenDataSet."""
    votes = read_votes(source.votes)
    kept = [e for e in read_manifest(source.data).entries if e.state == "kept" and not _is_style(e)]
    chosen = [_entry_of(source, number, vote, kept) for number, vote in enumerate(votes, 1)]
    others = [entry for entry in kept if entry.split == "train"][:OTHERS]
    wanted = {entry.sha256: entry for entry in (*chosen, *others)}
    features = read_features(source.data, list(wanted.values()), source.loaded.eyes)
    shards = ShardReader(source.data)

    def subject(entry: Entry) -> Subject:
        packed = shards.sketch(entry.shard, entry.sha256)
        return read_subject(packed, features[entry.sha256])

    reader = open_prompt_reader(source.assets, load_themes())
    cases = [
        _case(source, reader, vote, subject(entry))
        for vote, entry in zip(votes, chosen, strict=True)
    ]
    checked = [case for case in cases if case.vote.kept_out]
    taught = [case for case in cases if not case.vote.kept_out]
    # A handful of votes may all fall on one side; then they serve for both.
    return Gathering(taught or cases, checked or cases, [subject(entry) for entry in others])


def _is_style(entry: Entry) -> bool:
    return entry.role == "style"


def _entry_of(source: TuneFrom, number: int, vote: Vote, kept: Sequence[Entry]) -> Entry:
    """The photo of a vote in the data set, by content."""
    sha256 = vote.photo
    path = source.votes.parent / vote.photo
    if path.is_file():
        sha256 = hash_of(path.read_bytes())
    for entry in kept:
        if entry.sha256 == sha256:
            return entry
    told = f"photo {vote.photo[:SHA256_LENGTH]} is not in {source.data}: run `prepare` with it"
    raise BrokenVotes(source.votes, number, told)


def _case(source: TuneFrom, reader: PromptReader, vote: Vote, subject: Subject) -> Case:
    brief = reader.read(vote.prompt, among=(vote.theme,) if vote.theme else ())
    liked, other = (_drawing(source, brief, subject, c) for c in (vote.liked, vote.other))
    return Case(vote, brief, subject, liked, other)


def _drawing(source: TuneFrom, brief: Brief, subject: Subject, choice: Choice | str) -> Tensor:
    """uint8 (3, S, S): what people saw."""
    if isinstance(choice, str):
        return _read_picture(source.votes, choice)
    generator = source.loaded.generator.to(source.device).eval()
    asked = replace(brief, seed=choice.seed, strength=choice.strength)
    ballot = moved(stacked([build_ballot(subject, asked, None)]), source.device)
    with torch.no_grad():
        drawn = drawn_by(generator, ballot)[0].clamp(0, 1).cpu()
    return (255 * drawn).round().byte()


def _read_picture(votes: Path, name: str) -> Tensor:
    """uint8 (3, S, S) of a file; raises BrokenVotes."""
    found = cv2.imread(str(votes.parent / name), cv2.IMREAD_COLOR)
    if found is None:
        raise BrokenVotes(votes, 0, f"{name} is missing, or no picture")
    small = cv2.resize(found, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(np.ascontiguousarray(small[..., ::-1].transpose(2, 0, 1)))


def seen_as(case: Case, side: int, seed: int) -> Brief:
    """The brief of a case with the seed and strength of its liked (0) or other (1) drawing.

    Pictures do not say how they were drawn: any seed will do.
    """
    choice = (case.vote.liked, case.vote.other)[side]
    if isinstance(choice, str):
        return replace(case.brief, seed=seed)
    return replace(case.brief, seed=choice.seed, strength=choice.strength)


def ballots(gathering: Gathering, stage: Stage, first: int, seed: int) -> Iterator[Ballot]:
    """Batches from a step on: half votes, half what shall stay; the same step, the same batch."""
    briefs = [case.brief for case in gathering.taught]
    for step in range(first, stage.steps):
        random = np.random.default_rng((seed, step))
        found = []
        for _ in range(stage.batch):
            case = gathering.taught[int(random.integers(len(gathering.taught)))]
            brief = seen_as(case, int(random.integers(2)), int(random.integers(1 << 16)))
            found.append(build_ballot(case.subject, brief, (case.liked, case.other)))
            if gathering.others:
                other = gathering.others[int(random.integers(len(gathering.others)))]
                brief = briefs[int(random.integers(len(briefs)))]
                told = float(random.uniform(0.3, 1))
                brief = replace(brief, seed=int(random.integers(1 << 16)), strength=told)
                found.append(build_ballot(other, brief, None))
        yield stacked(found)


def measured(cases: Sequence[Case]) -> tuple[Ballot, ...]:
    """Kept-out votes as they would be drawn now with the seed of what lost."""
    return tuple(
        stacked([build_ballot(case.subject, seen_as(case, 1, 0), (case.liked, case.other))])
        for case in cases
    )
