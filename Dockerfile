# Toonbooth's command line in a container: the very steps that `make sticker` takes.
#
#   docker build -t toonbooth .
#   docker build -t toonbooth --build-arg TORCH=cuda .     # then run with --gpus all
#   docker run --rm -v "$PWD:/photos" toonbooth make /photos/me.jpg --theme "space pirate" --out /photos/out
#
# TORCH=cpu wants an index that offers torch's CPU build: name it in PIP_EXTRA_INDEX_URL.
FROM debian:bookworm-slim

SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /toonbooth

COPY setup/system setup/debian.txt setup/
RUN setup/system install && rm -rf /var/lib/apt/lists/*

ARG TORCH=cpu
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
COPY Makefile requirements*.txt ./
COPY setup/packages setup/
RUN PIP_NO_CACHE_DIR=1 make packages

COPY assets assets
COPY config config
COPY pipeline pipeline
RUN make models

COPY bot bot
COPY db db
COPY render render
RUN useradd --uid 1000 --create-home toonbooth
USER 1000

ENV NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,graphics,utility \
    PYTHONUNBUFFERED=1
ENTRYPOINT [".venv/bin/python", "-m", "bot"]
CMD ["--help"]
