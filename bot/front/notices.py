"""What the user is told of a job that became no sticker."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.speech.catalog import load_speech
from bot.speech.phrases import Phrase, say_phrase
from db.models import Job
from db.states import JobState

# A job keeps the name of what went wrong and nothing of what it carried, which may be private.
_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "UnreadablePhoto": "error-photo-unreadable",
        "NoSuchSubject": "error-too-few-subjects",
        "UnusablePrompt": "error-prompt-unusable",
        "HarmfulMeaning": "error-words-refused",
        "UnusableMix": "error-mix",
        "UnusableLikeness": "error-likeness",
        "Unmeasurable": "error-unmeasurable",
        "UnbuildableRelief": "error-unbuildable-relief",
        "StageTimeout": "error-stage-timeout",
        "RenderTimeout": "error-render-timeout",
        "WorkerLost": "error-worker-lost",
        "FileTooLarge": "error-file-too-large",
        "Expired": "error-expired",
        "ChatUnsure": "error-chat-unsure",
    }
)


def notice_of(job: Job, language: str | None = None) -> str:
    """One sentence for the user, with the reference by which an operator finds the job."""
    speech = load_speech()
    if job.state == JobState.CANCELLED:
        return speech.say("notice-cancelled", language)
    told = Phrase(_KEYS.get(job.error or "", "notice-failed"))
    phrase = Phrase("notice-with-reference", {"told": told, "reference": job.id})
    return say_phrase(speech, phrase, language)
