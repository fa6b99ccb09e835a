"""The fake Discord, by a bare client of discord.py."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands

from tests.fakes.discord.errors import (
    ANSWERED_ALREADY,
    DEAD_TOKEN,
    DM_CLOSED,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    THREAD_ARCHIVED,
    UNKNOWN_CHANNEL,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
)
from tests.fakes.discord.faults import Kind
from tests.fakes.discord.people import NotOffered, Seat
from tests.fakes.discord.server import FakeDiscord, serve_discord
from tests.fakes.discord.world import SEND, THREAD, VIEW
from tests.trials.pictures import draw_photo

LIMIT_S = 15.0


class Bare(discord.Client):
    """A client that does as little as can be."""

    def __init__(self, home: FakeDiscord) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, max_messages=None, guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.came: list[discord.Message] = []
        self.errors: list[BaseException] = []
        self.home = home

    async def on_message(self, message: discord.Message) -> None:
        self.came.append(message)


@asynccontextmanager
async def connected(home: FakeDiscord, client: Bare) -> AsyncIterator[Bare]:
    await client.login(home.token)
    await client.tree.sync()
    running = asyncio.create_task(client.connect())
    try:
        await asyncio.wait_for(client.wait_until_ready(), LIMIT_S)
        yield client
    finally:
        await client.close()
        await asyncio.wait([running])


@pytest.fixture
async def home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with serve_discord() as fake:
        monkeypatch.setattr(discord.http.Route, "BASE", fake.api_url)
        gateway = yarl.URL(fake.gateway_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield fake


@pytest.fixture
async def seat(home: FakeDiscord) -> Seat:
    ann = home.add_person("Ann", locale="de")
    guild = home.add_guild("Garden")
    home.join(guild, ann)
    return Seat(home, ann, home.add_channel(guild))


async def test_a_client_connects_and_sees_guild_and_channel(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        assert [it.name for it in client.guilds] == ["Garden"]
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        sent = await channel.send("hello")
    assert [it.content for it in seat.channel.shown] == ["hello"]
    assert sent.id == seat.channel.shown[0].id
    assert home.violations == []


async def test_a_command_with_a_photo_is_deferred_and_filled_later(
    home: FakeDiscord, seat: Seat
) -> None:
    client, got = Bare(home), []

    @client.tree.command(description="Make it.")
    async def theme(
        interaction: discord.Interaction, photo: discord.Attachment, prompt: str
    ) -> None:
        await interaction.response.defer(thinking=True)
        got.append((await photo.read(), prompt, str(interaction.locale)))
        file = discord.File(io.BytesIO(b"webp"), "chat.webp")
        await interaction.edit_original_response(content="done", attachments=[file])

    async with connected(home, client):
        photo = draw_photo(1)
        found = await seat.slash("theme", photo=photo, prompt="pirate")
        await found.answered()
    assert got == [(photo, "pirate", "de")]
    assert found.text == "done"
    assert found.original is not None
    assert [it.filename for it in found.original.attachments] == ["chat.webp"]
    assert found.acknowledged_s is not None
    assert home.violations == []


async def test_what_a_command_lacks_or_knows_not_cannot_be_typed(
    home: FakeDiscord, seat: Seat
) -> None:
    client = Bare(home)

    @client.tree.command(description="Make it.")
    async def theme(interaction: discord.Interaction, prompt: str) -> None: ...

    @client.tree.command(description="Set it.")
    @app_commands.default_permissions(manage_guild=True)
    async def toonbooth(interaction: discord.Interaction) -> None: ...

    async with connected(home, client):
        for given in ({}, {"prompt": "a", "other": "b"}):
            with pytest.raises(KeyError):
                await seat.slash("theme", **given)
        with pytest.raises(NotOffered):
            await seat.slash("toonbooth")
    assert home.commands.syncs == 1


async def test_autocompletion_menus_buttons_and_modals_arrive(
    home: FakeDiscord, seat: Seat
) -> None:
    client = Bare(home)

    class Ask(discord.ui.Modal, title="More"):
        words = discord.ui.Label(text="Words", component=discord.ui.TextInput(custom_id="words"))

        async def on_submit(self, interaction: discord.Interaction) -> None:
            assert isinstance(self.words.component, discord.ui.TextInput)
            await interaction.response.send_message(self.words.component.value, ephemeral=True)

    class Buttons(discord.ui.View):
        @discord.ui.button(label="Again", custom_id="again")
        async def again(self, interaction: discord.Interaction, _: object) -> None:
            await interaction.response.edit_message(content="pressed")

        @discord.ui.button(label="Other", custom_id="other")
        async def other(self, interaction: discord.Interaction, _: object) -> None:
            await interaction.response.send_modal(Ask())

    @client.tree.command(description="Make it.")
    async def theme(interaction: discord.Interaction, prompt: str) -> None:
        await interaction.response.send_message(prompt, view=Buttons())

    @theme.autocomplete("prompt")
    async def complete(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed.title(), value=typed)]

    @client.tree.context_menu(name="Make sticker")
    async def menu(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"{len(message.attachments)} {message.content}")

    @client.tree.context_menu(name="Of avatar")
    async def avatar(interaction: discord.Interaction, user: discord.User) -> None:
        await interaction.response.send_message(str(user))

    async with connected(home, client):
        assert await seat.complete("theme", focused="prompt", typed="pi") == [("Pi", "pi")]
        found = await (await seat.slash("theme", prompt="pi")).answered()
        message = found.original
        assert message is not None
        assert message.buttons == {"Again": "again", "Other": "other"}
        await (await seat.press(message, "Again")).until(lambda it: it.acknowledged_s is not None)
        assert message.content == "pressed"
        asked = await (await seat.press(message, "Other")).answered()
        told = await (await seat.submit(asked, words="kawaii")).answered()
        assert told.text == "kawaii"
        assert told.original is not None
        assert told.original not in seat.channel.shown
        written = seat.say("look", draw_photo(2))
        assert (
            await (await seat.message_menu("Make sticker", written)).answered()
        ).text == "1 look"
        of_avatar = await seat.user_menu("Of avatar", seat.person)
        assert (await of_avatar.answered()).text == "ann"
    assert home.violations == []


async def test_content_is_shown_to_whom_it_mentions_only(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        seat.say("hidden", draw_photo(1))
        seat.say("seen", draw_photo(1), ping=True)
        private = Seat(home, seat.person, home.dm(seat.person))
        private.say("private")
        await _until(lambda: len(client.came) == 3)
    seen = [(it.content.partition(" ")[2] or it.content, len(it.attachments)) for it in client.came]
    assert seen == [("", 0), ("seen", 1), ("private", 0)]


async def test_late_and_double_acknowledgements_are_refused(home: FakeDiscord, seat: Seat) -> None:
    client, codes = Bare(home), []
    home.interactions.acknowledge_s = 0.05

    @client.tree.command(description="Late.")
    async def late(interaction: discord.Interaction) -> None:
        await asyncio.sleep(0.1)
        codes.append(await _code(interaction.response.defer()))

    @client.tree.command(description="Twice.")
    async def twice(interaction: discord.Interaction) -> None:
        response = discord.InteractionResponse(interaction)
        await interaction.response.defer()
        codes.append(await _code(response.defer()))

    async with connected(home, client):
        await seat.slash("late")
        await _until(lambda: len(codes) == 1)
        home.interactions.acknowledge_s = 3.0
        await seat.slash("twice")
        await _until(lambda: len(codes) == 2)
    assert codes == [UNKNOWN_INTERACTION, ANSWERED_ALREADY]
    assert len(home.violations) == 2


async def test_a_token_that_died_changes_nothing(home: FakeDiscord, seat: Seat) -> None:
    client, codes, go = Bare(home), [], asyncio.Event()

    @client.tree.command(description="Wait.")
    async def wait(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await go.wait()
        codes.append(await _code(interaction.edit_original_response(content="too late")))

    async with connected(home, client):
        found = await seat.slash("wait")
        await found.until(lambda it: it.acknowledged_s is not None)
        found.expire()
        go.set()
        await _until(lambda: bool(codes))
    assert codes == [DEAD_TOKEN]


async def test_messages_beyond_the_rules_are_refused(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with pytest.raises(discord.HTTPException, match="Invalid Form Body"):
            await channel.send("x" * 2001)
        large = discord.File(io.BytesIO(bytes(11 * 1024 * 1024)), "it.bin")
        with pytest.raises(discord.HTTPException, match="too large"):
            await channel.send(file=large)
        params = discord.http.MultipartParameters(
            payload={"content": "beside", "flags": 1 << 15,
                     "components": [{"type": 10, "content": "it"}]},
            multipart=None, files=None,
        )  # fmt: skip
        with pytest.raises(discord.HTTPException, match="Invalid Form Body"):
            await client.http.send_message(channel.id, params=params)
        layout = discord.ui.LayoutView()
        layout.add_item(discord.ui.TextDisplay("alone"))
        await channel.send(view=layout)
    assert len(home.violations) == 3
    assert [it.text for it in seat.channel.shown] == ["alone"]


async def test_the_same_nonce_shows_once(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        numbers = {(await channel.send("once", nonce="n1")).id for _ in range(2)}
    assert len(numbers) == len(seat.channel.shown) == 1


async def test_only_those_are_pinged_who_may_be(home: FakeDiscord, seat: Seat) -> None:
    text = f"@everyone <@{seat.person.id}> <@{home.owner.id}>"
    async with connected(home, Bare(home)) as client:
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        allowed = discord.AllowedMentions(everyone=False, roles=False, users=[seat.person])  # type: ignore[list-item]
        for rules in (allowed, discord.AllowedMentions.none(), None):
            await channel.send(text, allowed_mentions=rules or discord.utils.MISSING)
    pinged = [it.pinged for it in seat.channel.shown]
    assert pinged == [{seat.person.id}, set(), {"everyone", seat.person.id, home.owner.id}]


async def test_places_refuse_with_the_right_number(home: FakeDiscord, seat: Seat) -> None:
    guild = seat.channel.guild
    assert guild is not None
    thread = home.add_channel(guild, "thread", THREAD, seat.channel)
    closed = home.dm(home.add_person("Shy", takes_dms=False))
    async with connected(home, Bare(home)) as client:
        codes = []

        async def send(place: int) -> None:
            messageable = client.get_partial_messageable(place)
            codes.append(await _code(messageable.send("it")))

        seat.channel.denied = SEND
        await send(seat.channel.id)
        seat.channel.denied = VIEW
        await send(seat.channel.id)
        thread.archived = thread.locked = True
        await send(thread.id)
        await send(closed.id)
        home.delete_channel(seat.channel)
        await send(seat.channel.id)
        codes.append(await _code(client.get_partial_messageable(thread.id).fetch_message(1)))
        home.kick(guild)
        await send(thread.id)
    assert codes == [
        MISSING_PERMISSIONS, MISSING_ACCESS, THREAD_ARCHIVED, DM_CLOSED, UNKNOWN_CHANNEL,
        UNKNOWN_MESSAGE, MISSING_ACCESS,
    ]  # fmt: skip
    assert home.violations == []


async def test_a_busy_route_is_tried_again(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        busy = home.troubles.add(Kind.BUSY, "POST /channels/.*/messages", times=2)
        await client.get_partial_messageable(seat.channel.id).send("at last")
    assert busy.struck == 2
    assert [it.content for it in seat.channel.shown] == ["at last"]


async def test_limits_are_told_so_that_nobody_runs_into_them(home: FakeDiscord, seat: Seat) -> None:
    home.limit("POST /channels/.*/messages", 2, 0.5)
    async with connected(home, Bare(home)) as client:
        channel = client.get_partial_messageable(seat.channel.id)
        await asyncio.gather(*(channel.send(str(it)) for it in range(5)))
    assert len(seat.channel.shown) == 5
    assert home.troubles.overrun == 0


async def test_a_line_that_is_cut_may_have_carried_the_message(
    home: FakeDiscord, seat: Seat
) -> None:
    async with connected(home, Bare(home)) as client:
        home.troubles.add(Kind.CUT_AFTER, "POST /channels/.*/messages")
        with pytest.raises(aiohttp.ClientError):
            await client.get_partial_messageable(seat.channel.id).send("it")
    assert len(seat.channel.shown) == 1


async def test_what_happens_while_a_client_is_away_comes_when_it_resumes(
    home: FakeDiscord, seat: Seat
) -> None:
    async with connected(home, Bare(home)) as client:
        await home.gateway.drop()
        seat.say("meanwhile", ping=True)
        await _until(lambda: bool(client.came))
    assert (home.gateway.identified, home.gateway.resumed) == (1, 1)


async def test_a_session_that_ended_is_begun_anew(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        await home.gateway.invalidate()
        await _until(lambda: home.gateway.identified == 2)
        seat.say("after", ping=True)
        await _until(lambda: bool(client.came))


async def test_files_need_a_signature(home: FakeDiscord, seat: Seat) -> None:
    message = seat.say("look", draw_photo(1))
    url = home.messages.show(message)
    assert url["attachments"] == []  # not for the bot
    file = message.attachments[0]
    bare = f"{home.cdn_url}/attachments/{seat.channel.id}/{file.id}/{file.filename}"
    async with aiohttp.ClientSession() as session, session.get(bare) as answer:
        assert answer.status == 404


async def _code(doing: object) -> int:
    try:
        await doing  # type: ignore[misc]
    except discord.HTTPException as error:
        return error.code
    return 0


async def _until(wanted: object) -> None:
    assert callable(wanted)
    ends_s = asyncio.get_running_loop().time() + LIMIT_S
    while not wanted():
        assert asyncio.get_running_loop().time() < ends_s, "it never came about"
        await asyncio.sleep(0.01)
