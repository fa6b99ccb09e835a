"""What a front end shows of a job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.front.eta import Forecast, read_forecast
from bot.order import Stage
from db.jobs import find_job
from db.models import Job
from db.session import Database
from db.states import ENDED, JobState
from db.turns import position

STAGES: Mapping[str, str] = MappingProxyType(
    {
        "cut_out": Stage.CUT_OUT.value,
        "cartoon": Stage.DRAW.value,
        "scene": Stage.BUILD.value,
        "preview": Stage.PREVIEW.value,
        "render": Stage.RENDER.value,
        "encode": Stage.ENCODE.value,
    }
)


@dataclass(frozen=True)
class Status:
    """state: as in `db.states`. step: of `STAGES`, what is done right now, or None; stage: the same
    in words. fraction: of the
    whole job, 0 to 1. position: how many start before it. eta_s: seconds until its sticker is
    there, None where that cannot be said."""

    job_id: str
    state: JobState
    step: str | None
    stage: str | None
    fraction: float
    position: int
    eta_s: float | None


async def read_status(database: Database, job_id: str, *, dead_after_s: float) -> Status:
    """How a job stands; raises NoSuchJob."""
    async with database.read() as session:
        job = await find_job(session, job_id)
        forecast = Forecast({}, {})
        if job.state not in ENDED:
            forecast = await read_forecast(session, dead_after_s)
        return status_of(job, forecast, await position(session, job))


def status_of(job: Job, forecast: Forecast, place: int) -> Status:
    """The same, of what was read already. place: of `db.turns.position`."""
    made = job.state in (JobState.MADE, JobState.DONE)
    step = job.stage if job.state == JobState.RUNNING and job.stage in STAGES else None
    return Status(
        job_id=job.id,
        state=job.state,
        step=step,
        stage=None if step is None else STAGES[step],
        fraction=1.0 if made else forecast.shares.get(job.id, 0.0),
        position=place,
        eta_s=0.0 if made else forecast.seconds.get(job.id),
    )
