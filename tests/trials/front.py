"""The service's front in a trial: `python -m tests.trials.front`.

The same parts as `python -m bot run`, with the trial's chat as its one platform: messages come from
there through the real intake, answers go there through the real deliveries.
"""

from __future__ import annotations

import asyncio
import os
import sys

import aiohttp

from bot.deployment import find_address, find_blobs
from bot.errors import Refusal
from bot.front import sweeper
from bot.front.asked import Asked, Asker, Place
from bot.front.intake import Intake
from bot.front.opening import open_intake
from bot.service import run_service
from bot.supervisor import Supervisor
from config.assets import find_assets
from config.logs import set_up_logs
from config.settings import Settings, read_settings
from db.errors import DatabaseError
from db.session import open_database
from pipeline.errors import PipelineError
from tests.trials.clock import follow_clock
from tests.trials.courier import PLATFORM, ChatCourier

CHAT = "TRIAL_CHAT"  # of the environment: its address
POLL_S = 0.2
COMMAND = (sys.executable, "-m", "tests.trials.worker", "--attached")


SWEPT_S = 5.0  # between two looks for what was left, and how old it is then: minutes otherwise


async def main() -> None:
    """Serve until SIGTERM."""
    follow_clock()
    vars(sweeper).update(EVERY_S=SWEPT_S, YOUNG_S=2 * SWEPT_S)
    settings = read_settings()
    set_up_logs(settings.log_level)
    async with aiohttp.ClientSession() as http:
        chat = os.environ[CHAT]
        listening = asyncio.create_task(listen(settings, http, chat))
        supervisor = Supervisor(COMMAND, drain_s=settings.drain_s)
        try:
            couriers = [ChatCourier(http, chat)]
            await run_service(settings, supervisor=supervisor, couriers=couriers)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


async def listen(settings: Settings, http: aiohttp.ClientSession, chat: str) -> None:
    """Take messages, each until it is acknowledged: after a crash the same come again."""
    async with open_database(find_address(settings)) as database:
        blobs, assets = find_blobs(settings), find_assets(settings.assets)
        async with open_intake(database, blobs, settings, assets=assets) as intake:
            while True:
                async with http.get(f"{chat}/messages") as answer:
                    waiting = await answer.json()
                for message in waiting:
                    async with http.get(f"{chat}/photos/{message['name']}") as answer:
                        photo = await answer.read()
                    result = await take(intake, message, photo)
                    if result is not None:
                        await http.post(f"{chat}/ack/{message['name']}", json=result)
                await asyncio.sleep(POLL_S)


async def take(
    intake: Intake, message: dict[str, str], photo: bytes
) -> dict[str, str | None] | None:
    """What the chat is told of a message; None when it shall tell it again later."""
    asked = Asked(
        platform=PLATFORM,
        message=message["name"],
        chat=message["user"],
        place=Place(message["community"]),
        asker=Asker(message["user"]),
        words=message["words"],
        photo=photo,
        quality=message["quality"],
    )
    try:
        taken = await intake.take(asked)
    except (Refusal, PipelineError) as error:
        return {"job": None, "refused": type(error).__name__}
    except DatabaseError:
        return None
    return {"job": taken.job_id, "refused": None}


if __name__ == "__main__":
    asyncio.run(main())
