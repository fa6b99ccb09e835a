"""What becomes of jobs whose worker is gone.

The one place that asks DBOS for what it does not offer in public; hence `dbos==3.4.*`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dbos import DBOS
from dbos._dbos import _get_dbos_instance

from bot.version import VERSION
from bot.worker.ledger import Ledger

GOING_ON = ("PENDING", "ENQUEUED", "DELAYED")


def recover(executors: Sequence[str]) -> list[str]:
    """Let others go on with the workflows of executors that will never come back.

    Waits for the database. Returns the ids of what was put into the queue again, of this program's
    version only. Asking twice does no harm: a workflow that somebody took is no longer theirs.
    """
    return [handle.get_workflow_id() for handle in DBOS._recover_pending_workflows(list(executors))]


def take_no_more() -> None:
    """Let this process take no more workflows; those that run go on."""
    for event in _get_dbos_instance().background_thread_stop_events:
        event.set()


async def put_back_strays(ledger: Ledger, left: Sequence[tuple[str, str | None]]) -> None:
    """Jobs that an earlier process of this worker had in hand and no workflow goes on with: it
    died while it gave them back, or it was of another version. They wait for their turn again."""
    for job_id, version in left:
        status = await DBOS.get_workflow_status_async(job_id)
        if version == VERSION and status is not None and status.status in GOING_ON:
            continue
        if status is not None:
            await DBOS.delete_workflow_async(job_id)
        await ledger.put_back(job_id)
