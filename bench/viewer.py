"""Models in a web viewer: four moments of each one's animation, drawn by three.js in Chromium.

`python -m bench.viewer [FILE.glb ...] [--out demo/viewer]` writes a PNG per model. Needs npm and
Chromium; three.js comes from npm into a temporary folder.
"""

import argparse
import contextlib
import http.server
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.models import write_model

THREE = "three@0.170.0"
PAGE = Path(__file__).with_name("viewer.html")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--window-size=1200,380",
    "--virtual-time-budget=60000",
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of requests."""

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which this machine reads the folder."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as it:
        threading.Thread(target=it.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{it.server_address[1]}"
        it.shutdown()


def main() -> None:
    """Draw every model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="models (default: a laughing figure)")
    parser.add_argument("--out", type=Path, default=Path("demo/viewer"))
    options = parser.parse_args()
    npm, browser = shutil.which("npm"), next(filter(None, map(shutil.which, BROWSERS)), None)
    if npm is None or browser is None:
        raise SystemExit("npm or Chromium is missing")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as address:
        folder = Path(name)
        subprocess.run([npm, "install", "--silent", "--prefix", name, THREE], check=True, cwd=name)
        shutil.copy(PAGE, folder / "index.html")
        for file in options.files or [write_model(folder, "laugh")]:
            if file.parent != folder:
                shutil.copy(file, folder / file.name)
            picture = (options.out / f"{file.stem}.png").resolve()
            page = f"{address}/index.html?model={file.name}"
            command = [browser, *OPTIONS, f"--screenshot={picture}", page]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
            print(picture)


if __name__ == "__main__":
    main()
