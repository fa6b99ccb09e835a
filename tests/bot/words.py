"""Words as the hostile write them, by the hundred and the same each time."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, given, settings

from bot.front.presses import Act

_PIECES = (
    "@everyone", "@here", "@ann_of_arc", "@admins", "<@1>", "<@!2>", "<@&3>", "<#4>", "<:a:1>",
    "<t:1:R>", "</theme:1>", "<b>", "</b>", "<a href='https://evil.example'>", "<script>", "&lt;",
    "&amp", "**", "__", "~~", "||", "`", "```", "# ", "> ", "- ", "[a](https://evil.example)",
    "https://evil.example", "t.me/evil", "tg://user?id=1", "/theme", "/help@other_bot", "#tag",
    "$USD", "{$x}", "{ x }", "%s", "{0}", "\\", "'; DROP TABLE jobs; --", "\0", "\n", "\r", "\t",
    "\x1b[31m", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u202d", "\u2066", "\u2069",
    "\u0300" * 30, "🏴\u200d☠️", "👩\u200d👩\u200d👧", "🇩🇪", "\U000e0041", "字", "ä", "ﷺ", "مرحبا",
    "a", "pirate", "..", "9" * 40, "-1", "a" * 500, "null", "NaN",
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
)
PRESSES = st.one_of(
    st.text(min_size=1, max_size=64),
    st.from_regex(r"\A[a-z]{1,3}:[0-9a-f]{0,32}:[A-Za-z0-9_.-]{0,25}\Z"),
    st.tuples(
        st.sampled_from([act.value for act in Act]),
        st.sampled_from(("", "0" * 16, "0" * 20, "f" * 32)),
        st.sampled_from(("", "1", "9" * 32, "yes", "no", "off", "a.b", "quiet.on", "..", "-1")),
    ).map(":".join),
)


def draw(strategy: st.SearchStrategy[str], count: int) -> list[str]:
    """So many examples."""
    drawn: list[str] = []

    @settings(
        max_examples=count, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), deadline=None,
    )  # fmt: skip
    @given(strategy)
    def collect(example: str) -> None:
        drawn.append(example)

    collect()
    return drawn
