"""Commands, components and modals reach a client, and are answered by the rules."""

from __future__ import annotations

import asyncio
import io

import discord
import pytest
from discord import app_commands

from tests.fakes.discord.bare import Bare, code_of, connected, until
from tests.fakes.discord.errors import ANSWERED_ALREADY, DEAD_TOKEN, UNKNOWN_INTERACTION
from tests.fakes.discord.people import NotOffered, Seat
from tests.fakes.discord.server import FakeDiscord
from tests.trials.pictures import draw_photo


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


async def test_buttons_and_modals_arrive(home: FakeDiscord, seat: Seat) -> None:
    client = Bare(home)

    @client.tree.command(description="Make it.")
    async def theme(interaction: discord.Interaction, prompt: str) -> None:
        await interaction.response.send_message(prompt, view=Buttons())

    async with connected(home, client):
        message = (await (await seat.slash("theme", prompt="pi")).answered()).original
        assert message is not None
        assert message.buttons == {"Again": "again", "Other": "other"}
        await (await seat.press(message, "Again")).until(lambda it: it.acknowledged_s is not None)
        assert message.content == "pressed"
        asked = await (await seat.press(message, "Other")).answered()
        told = await (await seat.submit(asked, words="kawaii")).answered()
        assert told.text == "kawaii"
        assert told.original is not None
        assert told.original not in seat.channel.shown
    assert home.violations == []


async def test_autocompletion_and_menus_of_messages_and_people_arrive(
    home: FakeDiscord, seat: Seat
) -> None:
    client = Bare(home)

    @client.tree.command(description="Make it.")
    async def theme(interaction: discord.Interaction, prompt: str) -> None: ...

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
        written = seat.say("look", draw_photo(2))
        of_message = await seat.message_menu("Make sticker", written)
        assert (await of_message.answered()).text == "1 look"
        of_avatar = await seat.user_menu("Of avatar", seat.person)
        assert (await of_avatar.answered()).text == "ann"
    assert home.violations == []


async def test_late_and_double_acknowledgements_are_refused(home: FakeDiscord, seat: Seat) -> None:
    client, codes = Bare(home), []
    home.interactions.acknowledge_s = 0.05

    @client.tree.command(description="Late.")
    async def late(interaction: discord.Interaction) -> None:
        await asyncio.sleep(0.1)
        codes.append(await code_of(interaction.response.defer()))

    @client.tree.command(description="Twice.")
    async def twice(interaction: discord.Interaction) -> None:
        response = discord.InteractionResponse(interaction)
        await interaction.response.defer()
        codes.append(await code_of(response.defer()))

    async with connected(home, client):
        await seat.slash("late")
        await until(lambda: len(codes) == 1)
        home.interactions.acknowledge_s = 3.0
        await seat.slash("twice")
        await until(lambda: len(codes) == 2)
    assert codes == [UNKNOWN_INTERACTION, ANSWERED_ALREADY]
    assert len(home.violations) == 2


async def test_a_token_that_died_changes_nothing(home: FakeDiscord, seat: Seat) -> None:
    client, codes, go = Bare(home), [], asyncio.Event()

    @client.tree.command(description="Wait.")
    async def wait(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await go.wait()
        codes.append(await code_of(interaction.edit_original_response(content="too late")))

    async with connected(home, client):
        found = await seat.slash("wait")
        await found.until(lambda it: it.acknowledged_s is not None)
        found.expire()
        go.set()
        await until(lambda: bool(codes))
    assert codes == [DEAD_TOKEN]
