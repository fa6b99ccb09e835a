"""`python -m pipeline.train NAME`: trains one of our networks or fits."""

import click

from config.logs import set_up_logs
from pipeline.train.animals.command import animals
from pipeline.train.cartoon.command import COMMANDS
from pipeline.train.cartoon.judging.rating import COMMANDS as JUDGING
from pipeline.train.drawings.command import drawings
from pipeline.train.parts.command import parts
from pipeline.train.parts.jaw import jaw
from pipeline.train.parts.mien import mien
from pipeline.train.tone.command import tone


@click.group(help=__doc__)
def main() -> None:
    """Choose what to train."""


main.add_command(animals)
main.add_command(drawings)
main.add_command(jaw)
main.add_command(mien)
main.add_command(parts)
main.add_command(tone)
for command in (*COMMANDS, *JUDGING):
    main.add_command(command)

if __name__ == "__main__":
    set_up_logs("info", quote_errors=True)
    main()
