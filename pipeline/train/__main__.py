"""`python -m pipeline.train NAME`: trains one of our networks."""

import click

from pipeline.train.animals.command import animals
from pipeline.train.parts.command import parts


@click.group(help=__doc__)
def main() -> None:
    """Choose a network."""


main.add_command(animals)
main.add_command(parts)

if __name__ == "__main__":
    main()
