"""`python -m assets NAME`: makes what is learned from or shipped, out of our own work."""

import click

from assets.figures.command import figures, toys


@click.group(help=__doc__)
def main() -> None:
    """Choose what to make."""


main.add_command(figures)
main.add_command(toys)

if __name__ == "__main__":
    main()
