import numpy as np
import pytest

from pipeline.measure.tone import Witness, cue_sum, human_skin
from pipeline.train.tone.examples import Example
from pipeline.train.tone.fit import (
    bin_weights,
    errors,
    fairest_prior,
    fit_cues,
    fit_tone,
    in_bins,
    unfairness,
    witness,
)


def people(count: int = 120, *, noise: float = 1.0) -> list[Example]:
    """Faces of all tones with a cue that tells, one that does not and one that often hides."""
    rng = np.random.default_rng(3)
    found = []
    for k, lightness in enumerate(rng.uniform(35, 85, count)):
        hidden = rng.uniform() < 0.5
        found.append(
            Example(
                person=str(k),
                skin=human_skin(float(lightness), 56.5, 1.0),
                doubt=k % 9 == 0,
                cues={
                    "seen": lightness / 10 + noise * rng.normal(),
                    "idle": rng.normal(),
                    "shy": float("nan") if hidden else lightness + 5 * noise * rng.normal(),
                },
                tone=float("nan") if k % 7 == 0 else 30 + 0.5 * lightness + noise * rng.normal(),
                hue_deg=56.5,
                richness=1.0,
                taught=k % 2 == 0,
            )
        )
    return found


def test_cues_that_tell_weigh_and_others_hardly() -> None:
    cues = fit_cues(people(), ["seen", "idle", "shy"])
    assert cues["seen"].weight > 5 * abs(cues["idle"].weight)
    assert cues["shy"].weight > 0


def test_a_fit_is_near_to_people_it_was_made_from() -> None:
    examples = people(noise=0.3)
    fit = fit_tone(examples, ["seen", "idle", "shy"])
    told = [fit.told.middle + fit.told.slope * cue_sum(e.cues, fit.cues) for e in examples]
    assert np.abs(np.array(told) - [e.skin[0] for e in examples]).mean() < 5
    assert fit.tone.slope == pytest.approx(2.0, abs=0.2)


def test_the_same_people_give_the_same_fit() -> None:
    assert fit_tone(people(), ["seen", "shy"]) == fit_tone(people(), ["seen", "shy"])


def test_a_witness_is_right_in_the_mean_at_every_lightness() -> None:
    lightness = np.linspace(30, 90, 50, dtype=np.float32)
    shown = 12 + 0.25 * lightness
    found = witness(shown, lightness, np.ones(50, np.float32))
    assert found == Witness(-48.0, 4.0, 0.0)


def test_tones_count_alike_however_many_photos_they_have() -> None:
    dark, pale = people(1)[0], human_skin(82.0, 56.5, 1.0)
    dark = Example(**{**vars(dark), "skin": human_skin(40.0, 56.5, 1.0), "doubt": False})
    fair = Example(**{**vars(dark), "skin": pale})
    weights = bin_weights([dark, fair, fair, fair])
    assert weights[0] == pytest.approx(weights[1:].sum())
    assert weights.mean() == pytest.approx(1.0)


def test_the_prior_is_the_one_that_is_fairest() -> None:
    examples = people(40)
    told, tone = Witness(0.0, 1.0, 8.0), Witness(-60.0, 2.0, 8.0)
    sums = np.array([e.skin[0] for e in examples], np.float32)
    skin, skins = fairest_prior(examples, sums, told, tone)
    assert skins == 25  # witnesses that are always right need no prior
    assert 58 <= skin <= 72


def test_errors_are_nought_for_skins_as_read_and_grow_beside_them() -> None:
    examples = people(20)
    read = np.array([e.skin[0] for e in examples], np.float32)
    assert errors(examples, read) == pytest.approx(np.zeros(20), abs=1e-3)
    assert unfairness(examples, read) < unfairness(examples, read + 5)
    assert sum(len(part) for part in in_bins(examples, read)) == 20
