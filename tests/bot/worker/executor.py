"""A process whose workflows do nothing but wait: `python -m tests.bot.worker.executor`."""

import asyncio
import sys
from pathlib import Path

from dbos import DBOS

from bot.engine import QUEUE, SERIALIZER, WORKFLOW
from bot.worker.recovery import recover, take_no_more
from db.address import read_address


async def main(folder: Path, name: str, version: str, *commands: str) -> None:
    """Notes of each workflow that begins go into `folder`, and a file there ends them all.

    commands: "recover=NAME", "stop", in their order; after each a file of its number is made.
    """
    DBOS(
        config={
            "name": "toonbooth",
            "system_database_url": read_address(f"sqlite:///{folder / 'db'}").for_workflows,
            "serializer": SERIALIZER,
            "application_version": version,
            "executor_id": name,
            "run_migrations": False,
            "log_level": "ERROR",
        }
    )

    @DBOS.workflow(name=WORKFLOW)
    async def make(job_id: str) -> None:
        with (folder / "begun").open("a") as notes:
            notes.write(f"{name} {job_id}\n")
        while not (folder / "done").exists():
            await asyncio.sleep(0.05)

    DBOS.listen_queues([QUEUE])
    DBOS.launch()
    await DBOS.register_queue_async(QUEUE, worker_concurrency=2, polling_interval_sec=0.05)
    for number, command in enumerate(commands):
        if command == "stop":
            take_no_more()
        else:
            await asyncio.to_thread(recover, command.removeprefix("recover="))
        await asyncio.sleep(0.5)
        (folder / f"obeyed-{number}").touch()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:]))
