"""The application's commands: what they are called, what they take, and who is shown them."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType, Choice

from bot.discord import making, owning, packs, panel
from bot.discord.completing import complete_theme
from bot.discord.localising import named
from bot.discord.requests import of_attachment
from bot.discord.themes import MOST_WORDS
from bot.front.said_caption import hear_both
from bot.speech.catalog import LANGUAGES, Speech
from config.caption import MOST_CHARACTERS

QUALITIES = ("auto", "draft", "standard", "fine")
EVERYWHERE: dict[str, Any] = {
    "allowed_contexts": AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    "allowed_installs": AppInstallationType(guild=True, user=True),
}
# What takes nothing but the interaction, by its key in the catalog.
_SIMPLE = (
    ("help", owning.show_help),
    ("privacy", owning.show_privacy),
    ("packs", packs.open_packs),
    ("forget-me", owning.ask_forget),
    ("no-stickers-of-me", owning.switch_stickers_of_me),
    ("remember-me", owning.ask_remember),
    ("help-training", owning.ask_training),
)


def add_commands(tree: app_commands.CommandTree[Any], speech: Speech) -> None:
    """All of them."""
    tree.add_command(_theme_command(speech))
    tree.add_command(_pack_command(speech))
    tree.add_command(_language_command(speech))
    for name, callback in _SIMPLE:
        tree.add_command(_command(speech, name, callback))
    for key, menu in (
        ("menu-make-sticker", _of_message),
        ("menu-make-avatar-sticker", _of_avatar),
    ):
        tree.add_command(
            app_commands.ContextMenu(name=named(speech, key), callback=menu, **EVERYWHERE)
        )
    tree.add_command(_toonbooth_group(speech))


def _command(
    speech: Speech, name: str, callback: Any, **wishes: Any
) -> app_commands.Command[Any, ..., None]:
    return app_commands.Command(
        name=named(speech, f"command-{name}-name"),
        description=named(speech, f"command-{name}-description"),
        callback=callback,
        **(wishes or EVERYWHERE),
    )


def _theme_command(speech: Speech) -> app_commands.Command[Any, ..., None]:
    async def theme(
        interaction: discord.Interaction,
        prompt: app_commands.Range[str, 1, MOST_WORDS],
        photo: discord.Attachment | None = None,
        caption: app_commands.Range[str, 1, MOST_CHARACTERS] | None = None,
        strength: str | None = None,
        quality: str | None = None,
    ) -> None:
        picture = None if photo is None else of_attachment(photo)
        said = hear_both(prompt, caption)
        await making.make(interaction, picture, said, strength=strength, quality=quality)

    _name_options(theme, speech, "prompt", "photo", "caption", "strength", "quality")
    app_commands.choices(
        strength=_choices(speech, "strength", tuple(making.STRENGTHS)),
        quality=_choices(speech, "quality", QUALITIES),
    )(theme)
    command = _command(speech, "theme", theme)
    command.autocomplete("prompt")(complete_theme)
    return command


def _pack_command(speech: Speech) -> app_commands.Command[Any, ..., None]:
    async def pack(
        interaction: discord.Interaction,
        photo: discord.Attachment,
        prompt: app_commands.Range[str, 1, MOST_WORDS],
        caption: app_commands.Range[str, 1, MOST_CHARACTERS] | None = None,
        quality: str | None = None,
    ) -> None:
        picture, said = of_attachment(photo), hear_both(prompt, caption)
        await making.make(interaction, picture, said, quality=quality, is_pack=True)

    _name_options(pack, speech, "photo", "prompt", "caption", "quality")
    app_commands.choices(quality=_choices(speech, "quality", QUALITIES))(pack)
    command = _command(speech, "pack", pack)
    command.autocomplete("prompt")(complete_theme)
    return command


def _language_command(speech: Speech) -> app_commands.Command[Any, ..., None]:
    async def choose(interaction: discord.Interaction, language: str) -> None:
        await owning.set_language(interaction, language)

    _name_options(choose, speech, "language")
    own = [Choice(name=told, value=code) for code, told in LANGUAGES.items()]
    automatic = Choice(name=named(speech, "language-automatic"), value=owning.AUTOMATIC)
    app_commands.choices(language=[automatic, *own])(choose)
    return _command(speech, "language", choose)


def _toonbooth_group(speech: Speech) -> app_commands.Group:
    group = app_commands.Group(
        name=named(speech, "command-toonbooth-name"),
        description=named(speech, "command-toonbooth-description"),
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=AppCommandContext(guild=True),
        allowed_installs=AppInstallationType(guild=True, user=False),
    )
    group.add_command(_command(speech, "settings", panel.show_settings, extras={}))
    return group


async def _of_message(interaction: discord.Interaction, message: discord.Message) -> None:
    await making.make_of_message(interaction, message)


async def _of_avatar(interaction: discord.Interaction, user: discord.User | discord.Member) -> None:
    await making.make_of_avatar(interaction, user)


def _name_options(callback: Any, speech: Speech, *names: str) -> None:
    app_commands.rename(**{it: named(speech, f"option-{it}-name") for it in names})(callback)
    app_commands.describe(**{it: named(speech, f"option-{it}-description") for it in names})(
        callback
    )


def _choices(speech: Speech, option: str, values: tuple[str, ...]) -> list[Choice[str]]:
    return [Choice(name=named(speech, f"choice-{option}-{it}"), value=it) for it in values]
