"""What `make` needs to set a machine up: the list of system packages, the locks, the proof."""
