"""What front and workers agree on about DBOS, which runs what was started until it has ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dbos import DBOSClient, DBOSPortableJSONSerializer

from db.address import Address

QUEUE = "make"
WORKFLOW = "make"
GOING_ON = ("PENDING", "ENQUEUED", "DELAYED")
# Nothing that comes out of the database is ever unpickled.
SERIALIZER = DBOSPortableJSONSerializer()


@contextmanager
def open_client(address: Address) -> Iterator[DBOSClient]:
    """What enqueues workflows from outside a worker. The tables must exist."""
    client = DBOSClient(
        system_database_url=address.for_workflows,
        serializer=SERIALIZER,
        retry_connection_errors=False,
    )
    try:
        yield client
    finally:
        client.destroy()


def forget_workflow(client: DBOSClient, job_id: str) -> None:
    """Delete what DBOS keeps of a job; its worker does so where it still has to write the end."""
    if not client.list_workflows(workflow_ids=[job_id], status=list(GOING_ON)):
        client.delete_workflow(job_id)
