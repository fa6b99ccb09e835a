"""Frames into WEBM: VP9 with an alpha channel, as large as the limit allows and no larger."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from numpy.typing import NDArray

from render.encode.animation import FALLBACK_FPS, encode, frame_indices
from render.encode.picture import Picture, bled, scaled
from render.errors import FileTooLarge
from render.specs import StickerSpec
from render.types import Frames

# libvpx's quantiser scale. Below the finest nobody sees a difference; above the coarsest there is
# nothing. The first guess fits most drawings at 60 frames of 512 px.
FINEST_CRF = 12
COARSEST_CRF = 63
FIRST_CRF = 35
# Measured on drawings (bench/encoders.py): so many steps of the quantiser halve the bytes.
CRF_PER_HALVING = 8.0
# A finished file may be smaller than this share of the limit only at the finest quantiser; one
# that is still being encoded costs less to begin again.
SMALLEST_SHARE = 0.78
SMALLEST_FORESEEN_SHARE = 0.86
AIMED_SHARE = 0.92
LARGEST_SHARE = 0.97
# Frames after which a running encoding is compared with the limit, as shares of all frames.
CHECKPOINTS = (0.15, 0.5)
MAX_PASSES = 6
_BT709 = 1  # AVCOL_SPC_BT709, AVCOL_PRI_BT709 and AVCOL_TRC_BT709 are all 1
_LIMITED_RANGE = 1  # AVCOL_RANGE_MPEG
_BITEXACT = 1 << 23  # AV_CODEC_FLAG_BITEXACT: no version of the encoder in the file


@dataclass(frozen=True)
class Effort:
    """libvpx's speed settings; bytes at equal quality and CPU time in bench/encoders.py."""

    deadline: str = "realtime"
    cpu_used: int = 4


# Of 60 frames of 512 px on one core: 0.3, 0.9 and 2.4 s a pass; at equal size 40.2, 40.6, 40.9 dB.
QUICK = Effort("realtime", 7)
STANDARD = Effort("realtime", 4)
FINE = Effort("good", 2)


class _Pass:
    """One run of the encoder at one quantiser. Bytes are the same in every run: one thread, no
    frames looked ahead, no dates and no random numbers in the container."""

    def __init__(self, side_px: int, fps: Fraction, crf: int, effort: Effort) -> None:
        self.crf = crf
        self.frame_bytes: list[int] = []
        self._file = io.BytesIO()
        self._container = av.open(self._file, "w", format="webm", options={"fflags": "+bitexact"})
        self._stream = self._container.add_stream("libvpx-vp9", rate=fps)
        self._stream.width = self._stream.height = side_px
        self._stream.pix_fmt = "yuva420p"
        self._stream.options = {
            "crf": str(crf),
            "b": "0",
            "deadline": effort.deadline,
            "cpu-used": str(effort.cpu_used),
            "auto-alt-ref": "0",  # alternative reference frames and alpha exclude each other
            "lag-in-frames": "0",
            "g": "9999",  # one key frame: players start every loop at frame 0
            "row-mt": "0",
            "threads": "1",
        }
        context = self._stream.codec_context
        context.flags |= _BITEXACT
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED_RANGE

    def add(self, frame: av.VideoFrame) -> None:
        """Encode the next frame."""
        frame.pts = len(self.frame_bytes)
        self.frame_bytes.append(self._write(self._stream.encode(frame)))

    def finish(self) -> bytes:
        """The whole file."""
        self._write(self._stream.encode())
        self._container.close()
        return self._file.getvalue()

    def _write(self, packets: list[av.Packet]) -> int:
        size = 0
        for packet in packets:
            size += packet.size + packet.get_sidedata("matroska_block_additional").buffer_size
            self._container.mux(packet)
        return size

    def predicted_bytes(self, frame_count: int) -> float:
        """What the whole file will have: the key frame, and the others like those so far."""
        key, *others = self.frame_bytes
        rest = frame_count - len(self.frame_bytes)
        mean = sum(others) / len(others) if others else 0.0
        # Block and cluster headers take about 30 bytes a frame.
        return key + sum(others) + rest * mean + 30 * frame_count + 600


class WebmEncoder:
    """An AnimationEncoder: one pass runs along, and begins again when it is going to miss."""

    def __init__(
        self, spec: StickerSpec, frame_count: int, fps: int, effort: Effort = STANDARD
    ) -> None:
        assert spec.fps is not None, spec
        self._spec = spec
        self._effort = effort
        self._kept = frame_indices(frame_count, fps, spec.fps)
        self._fps = Fraction(fps * len(self._kept), frame_count)
        self._added = 0
        self._frames: list[av.VideoFrame] = []
        self._checkpoints = {max(3, round(len(self._kept) * share)) for share in CHECKPOINTS}
        self._sizes: dict[int, float] = {}  # bytes at each quantiser tried
        self._pass = self._begin(FIRST_CRF)

    def add(self, picture: Picture) -> None:
        """See AnimationEncoder."""
        if self._added in self._kept:
            self._frames.append(_video_frame(bled(scaled(picture, self._spec.side_px))))
            self._pass.add(self._frames[-1])
            if len(self._frames) in self._checkpoints:
                self._correct()
        self._added += 1

    def finish(self) -> bytes:
        """See AnimationEncoder."""
        assert len(self._frames) == len(self._kept), "frames are missing"
        smallest = 0
        for frames, fps in self._rates():
            if fps != self._fps:
                self._fps, self._sizes = fps, {}
                self._pass = self._replay(COARSEST_CRF, frames)
            data = self._settle(frames)
            if len(data) <= self._spec.max_bytes:
                return data
            smallest = min(smallest or len(data), len(data))
        raise FileTooLarge(self._spec.name, smallest, self._spec.max_bytes)

    def _settle(self, frames: list[av.VideoFrame]) -> bytes:
        """Encode again until the file holds the limit and uses it; the best one found."""
        best = data = self._pass.finish()
        for _ in range(MAX_PASSES):
            self._sizes[self._pass.crf] = len(data)
            crf = self._next_crf(len(data), SMALLEST_SHARE)
            if crf in self._sizes:
                break
            self._pass = self._replay(crf, frames)
            data = self._pass.finish()
            best = min(best, data, key=self._rank)
        return best

    def _rank(self, data: bytes) -> tuple[bool, int]:
        """Files that hold the limit first; of those the largest, else the smallest."""
        size, limit = len(data), self._spec.max_bytes
        return (size > limit, size if size > limit else -size)

    def _rates(self) -> Iterator[tuple[list[av.VideoFrame], Fraction]]:
        yield self._frames, self._fps
        count, fps = len(self._frames), self._fps
        for lower in FALLBACK_FPS:
            kept = frame_indices(count, float(fps), lower)
            if len(kept) < count:
                yield [self._frames[index] for index in kept], fps * len(kept) / count

    def _correct(self) -> None:
        """Begin again with another quantiser if this one is going to miss."""
        predicted = self._pass.predicted_bytes(len(self._kept))
        crf = self._next_crf(predicted, SMALLEST_FORESEEN_SHARE)
        if crf != self._pass.crf:
            self._pass = self._replay(crf, self._frames)

    def _next_crf(self, size: float, least: float) -> int:
        """The quantiser that should meet the limit; the present one if `size` is fine, at least
        the share `least` of the limit."""
        limit, crf = self._spec.max_bytes, self._pass.crf
        if least * limit <= size <= LARGEST_SHARE * limit:
            return crf
        steps = CRF_PER_HALVING * math.log2(size / (AIMED_SHARE * limit))
        # Away from zero, or a small excess would ask for the same quantiser again.
        moved = crf + (math.ceil(steps) if steps > 0 else math.floor(steps))
        above = [tried for tried, bytes_ in self._sizes.items() if bytes_ > limit]
        finest = max(above, default=FINEST_CRF - 1) + 1
        return min(max(moved, finest), COARSEST_CRF)

    def _begin(self, crf: int) -> _Pass:
        return _Pass(self._spec.side_px, self._fps, crf, self._effort)

    def _replay(self, crf: int, frames: list[av.VideoFrame]) -> _Pass:
        started = self._begin(crf)
        for frame in frames:
            started.add(frame)
        return started


def encode_webm(frames: Frames, spec: StickerSpec, effort: Effort = STANDARD) -> bytes:
    """The bytes of all frames at once; see WebmEncoder."""
    return encode(WebmEncoder(spec, len(frames.pixels), frames.fps, effort), frames)


def _video_frame(picture: NDArray[np.uint8]) -> av.VideoFrame:
    """YUV 4:2:0 by BT.709, limited range, with alpha, of uint8 (H, W, 4) sRGB."""
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgba")
    converted = frame.reformat(
        format="yuva420p",
        src_color_range="JPEG",
        dst_colorspace="ITU709",
        dst_color_range="MPEG",
    )
    converted.colorspace = _BT709
    converted.color_range = _LIMITED_RANGE
    return converted
