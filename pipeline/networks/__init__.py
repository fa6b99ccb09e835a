"""The cartoonizer's networks: layers alone. Losses are in pipeline.train, files in pipeline.gan."""
