"""`python -m pipeline.train rate`: people choose between two drawings, blind.

On a page of this machine's, or on sheets of pictures for judges who see nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.gan.weights import WEIGHTS
from pipeline.train.cartoon.command import plainly
from pipeline.train.cartoon.judging.ballot import ALL_SOURCES, Ballot, Count, wilson
from pipeline.train.cartoon.judging.blind import (
    draw_pair_sheets,
    draw_theme_sheets,
    read_guesses,
    read_votes,
)
from pipeline.train.cartoon.judging.command import compare, curves, evaluate
from pipeline.train.cartoon.judging.opening import stay_with
from pipeline.train.cartoon.judging.options import (
    FILE,
    OUT,
    PROMPTS,
    THEMED_SEED,
    common,
    means_of,
    open_drawers,
)
from pipeline.train.cartoon.judging.page import JudgingServer
from pipeline.train.cartoon.judging.pairs import Gallery, choose_pairs
from pipeline.train.cartoon.judging.tasks import choose_entries, choose_tasks, read_prompts

THEMED_PHOTOS = 4


@click.command()
@common
@click.option("--drawer", "ours", default=f"ours={WEIGHTS}", help="what is to be preferred")
@click.option("--against", multiple=True, default=("painted",), help="NAME[=FILE][:PAIRS]")
@click.option("--pairs", default=100, help="with each of the others that says no number")
@PROMPTS
@click.option("--out", type=OUT, default=Path("out/rate"), help="folder of votes and pictures")
@click.option("--judge", default="judge", help="whose votes they are")
@click.option("--sheets", is_flag=True, help="write sheets of pictures instead of a page")
@click.option("--themes", "themed", is_flag=True, help="drawings whose theme is to be guessed")
@click.option("--read", "answers", type=FILE, help="a judge's answers about sheets")
@click.option("--count", "only_count", is_flag=True, help="print what was said so far")
@click.option("--port", default=8765)
@plainly
def rate(data: Path, ours: str, out: Path, **how: Any) -> None:
    """Let people choose between two drawings, not knowing who drew which."""
    name, answers = ours.partition("=")[0], how["answers"]
    if answers and how["themed"]:
        _tell_guesses(answers)
    elif how["themed"]:
        _draw_themes(data, ours, out, how)
    elif answers:
        ballot = _ballot(out)
        click.echo(f"{read_votes(ballot, answers, judge=how['judge'])} answers read")
        _tell_counts(ballot.counts(name))
    elif how["only_count"]:
        _tell_counts(_ballot(out).counts(name))
    else:
        _show_pairs(data, ours, out, how)


def _ballot(out: Path) -> Ballot:
    return Ballot(out / "votes.sqlite")


def _show_pairs(data: Path, ours: str, out: Path, how: dict[str, Any]) -> None:
    """On a page, or on sheets."""
    rivals = dict(_rival(told, how["pairs"]) for told in how["against"])
    stay_with(out / "drawers.json", [ours, *rivals])
    drawers = open_drawers([ours, *rivals], means_of(data, how))
    entries = choose_entries(data, sum(rivals.values()), seed=how["seed"])
    tasks = choose_tasks(entries, read_prompts(how["assets"], how["prompts"]), seed=how["seed"])
    counts = {
        drawer.name: count for drawer, count in zip(drawers[1:], rivals.values(), strict=True)
    }
    pairs = choose_pairs(tasks, drawers[0].name, counts, seed=how["seed"])
    ballot = _ballot(out)
    ballot.set_pairs(pairs)
    gallery = Gallery(data, out / "pictures", drawers, tasks)
    if how["sheets"]:
        paths = draw_pair_sheets(gallery, pairs, out / "sheets")
        click.echo(f"{len(paths)} sheets and answers.csv in {out / 'sheets'}; key.json is the key")
        return
    _serve(JudgingServer(ballot, gallery, port=how["port"]), how["judge"])
    _tell_counts(ballot.counts(drawers[0].name))


def _rival(told: str, usual: int) -> tuple[str, int]:
    """NAME, NAME=FILE, each perhaps with :PAIRS."""
    spec, colon, count = told.rpartition(":")
    return (spec, int(count)) if colon and count.isdecimal() else (told, usual)


def _serve(server: JudgingServer, judge: str) -> None:
    click.echo(f"{server.url}?judge={judge} (Ctrl+C ends)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.server_close()


def _draw_themes(data: Path, ours: str, out: Path, how: dict[str, Any]) -> None:
    (drawer,) = open_drawers([ours], means_of(data, how))
    themes = read_prompts(how["assets"], "themes")
    entries = choose_entries(data, THEMED_PHOTOS, seed=how["seed"] + THEMED_SEED)
    paths = draw_theme_sheets(data, drawer, (entries, themes), out / "themes", seed=how["seed"])
    names = ", ".join(theme.theme for theme in themes)
    click.echo(f"{len(paths)} sheets and themes.csv in {out / 'themes'}; the themes are {names}")


def _tell_guesses(answers: Path) -> None:
    guesses = read_guesses(answers)
    right = sum(guess.theme == guess.guessed for guess in guesses)
    low, high = wilson(right, len(guesses))
    click.echo(f"{right} of {len(guesses)} themes guessed right, 95 % {low:.0%} to {high:.0%}")


def _tell_counts(counts: Sequence[Count]) -> None:
    """A line for each other drawer and source."""
    if not counts:
        click.echo("no votes yet")
    for count in counts:
        low, high = count.interval
        where = "" if count.source == ALL_SOURCES else f"  {count.source}"
        said = f"{count.ours} to {count.theirs}, {count.neither} neither"
        sure = f"preferred {count.share:.0%}, 95 % {low:.0%} to {high:.0%}"
        click.echo(f"against {count.other}{where}: {said}; {sure}")


COMMANDS = (evaluate, compare, curves, rate)
