"""A job that failed tells its user why, in a sentence of their language."""

import pytest

from bot.front.notices import notice_of
from bot.speech.catalog import load_speech
from db.models import Job
from db.states import JobState
from pipeline.errors import HarmfulMeaning


@pytest.mark.parametrize("language", ["en", "de", "ja", "ar"])
def test_a_theme_that_means_harm_is_refused_in_the_words_of_the_list(language: str) -> None:
    job = Job(id="3f9a27", state=JobState.FAILED, error=HarmfulMeaning.__name__)
    told = notice_of(job, language)
    assert load_speech().say("error-words-refused", language) in told
    assert "3f9a27" in told
