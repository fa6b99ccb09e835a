"""What becomes of jobs whose worker is gone.

The one place that asks DBOS for what it does not offer in public; hence `dbos==3.4.*`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dbos import DBOS
from dbos._dbos import _get_dbos_instance

from bot.engine import GOING_ON
from bot.version import VERSION
from bot.worker.ledger import Ledger, Left


def recover(executor: str) -> None:
    """Put the workflows of an executor that will never come back into the queue again.

    Those of this program's version only. Waits for the database. Asking twice does no harm: a
    workflow that somebody took is no longer its.
    """
    DBOS._recover_pending_workflows([executor])


def take_no_more() -> None:
    """Let this process take no more workflows; those that run go on."""
    for event in _get_dbos_instance().background_thread_stop_events:
        event.set()


async def put_back(ledger: Ledger, left: Sequence[Left]) -> None:
    """Let those jobs wait for their turn again that no workflow goes on with: their worker died
    while it gave them back, or nobody has its version any more."""
    for job in left:
        status = await DBOS.get_workflow_status_async(job.job_id)
        if job.version == VERSION and status is not None and status.status in GOING_ON:
            continue
        if status is not None:
            await DBOS.delete_workflow_async(job.job_id)
        await ledger.put_back(job)
