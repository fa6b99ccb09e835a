"""Whether models hold the glTF standard: Khronos' validator on a figure in several expressions.

`python -m bench.models [FILE.glb ...]`. The validator is npm's `gltf-validator`, fetched into a
temporary folder; exit code 1 where it finds an error or a warning.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from config.theme import load_themes
from pipeline.likeness import ExpressionName, Likeness, Person
from render.expression.role import role_of
from render.figure.build import build_figure
from render.figure.props.build import with_props
from render.model import encode_model
from render.scene import build_scene
from render.specs import MODEL

VALIDATOR = "gltf-validator@2.0.0-dev.3.10"
THEME = "emoji-expressions"
EXPRESSIONS: tuple[ExpressionName, ...] = ("idle", "laugh", "love", "sleep", "cool", "party")
_SCRIPT = """
const fs = require('fs'), validator = require('gltf-validator');
validator.validateBytes(new Uint8Array(fs.readFileSync(process.argv[1])))
  .then(report => console.log(JSON.stringify(report)));
"""


def main() -> None:
    """Print one line per model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="models (default: a figure's)")
    options = parser.parse_args()
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is missing")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [npm, "install", "--silent", "--prefix", name, VALIDATOR], check=True, cwd=name
        )
        files = options.files or [write_model(folder, each) for each in EXPRESSIONS]
        sound = [_report(folder, file.resolve()) for file in files]
    if not all(sound):
        raise SystemExit("a model breaks the standard")


def write_model(folder: Path, expression: ExpressionName) -> Path:
    """An average person's model, playing an expression."""
    person = Person(Likeness())
    body = with_props(build_figure(person), person, expression)
    role = role_of(person.likeness, expression)
    scene = build_scene((body,), load_themes()[THEME], seed=1, roles=(role,))
    path = folder / f"{expression}.glb"
    path.write_bytes(encode_model(scene, MODEL))
    return path


def _report(folder: Path, file: Path) -> bool:
    answer = subprocess.run(
        ["node", "-e", _SCRIPT, str(file)], check=True, capture_output=True, cwd=folder
    )
    report = json.loads(answer.stdout)
    issues, found = report["issues"], report["info"]
    print(
        f"{file.stem:12}{file.stat().st_size / 1000:8.0f} kB"
        f"{found['totalTriangleCount']:8} triangles"
        f"{issues['numErrors']:4} errors{issues['numWarnings']:4} warnings"
    )
    for message in issues["messages"]:
        if message["severity"] < 2:
            print("  ", message["code"], message["message"], message.get("pointer", ""))
    sys.stdout.flush()
    return int(issues["numErrors"]) + int(issues["numWarnings"]) == 0


if __name__ == "__main__":
    main()
