"""What the user is told of a job that became no sticker."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.errors import ChatUnsure, Expired
from bot.replies import sentence
from db.models import Job
from db.states import JobState

# A job keeps the name of what went wrong and nothing of what it carried, which may be private.
_TOLD: Mapping[str, str] = MappingProxyType(
    {
        "UnreadablePhoto": "This picture can't be read; send it as JPEG or PNG.",
        "NoSuchSubject": "There are not that many subjects in this photo; leave the number out.",
        "UnusablePrompt": "This theme can't be used; say it in a few words.",
        "UnusableMix": "These themes can't be merged; choose one of them.",
        "UnusableLikeness": "The kept likeness can't be used; send a photo instead.",
        "Unmeasurable": (
            "No figure can be made of this photo; send one with the face large, bright and to the "
            "front."
        ),
        "UnbuildableRelief": "Nothing solid was found in this photo; try a clearer one.",
        "FileTooLarge": (
            "The sticker can't be made small enough to be sent; try a calmer photo or theme."
        ),
        "Expired": sentence(Expired()) or "",
        "ChatUnsure": sentence(ChatUnsure()) or "",
    }
)


def notice_of(job: Job) -> str:
    """One sentence for the user, with the reference by which an operator finds the job."""
    if job.state == JobState.CANCELLED:
        return "Your sticker was cancelled."
    told = _TOLD.get(job.error or "", "Something went wrong and your sticker couldn't be made.")
    return f"{told} Reference: {job.id}"
