"""The smallest pipelines and text models that the real libraries load."""

from pathlib import Path
from typing import Any

import torch

LETTERS = [chr(n) for n in range(33, 127)]
WORDS = [*LETTERS, *(f"{letter}</w>" for letter in LETTERS), "<|startoftext|>", "<|endoftext|>"]


def build_pipeline() -> Any:
    """A Stable Diffusion with random numbers."""
    import diffusers  # noqa: PLC0415 - optional
    import transformers  # noqa: PLC0415

    torch.manual_seed(0)
    unet = diffusers.UNet2DConditionModel(
        sample_size=8,
        block_out_channels=(8, 16),
        layers_per_block=1,
        norm_num_groups=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=16,
        attention_head_dim=4,
    )
    vae = diffusers.AutoencoderKL(
        block_out_channels=(4, 4, 8, 8),
        norm_num_groups=2,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=4,
    )
    text = transformers.CLIPTextConfig(
        hidden_size=16,
        intermediate_size=16,
        num_attention_heads=2,
        num_hidden_layers=1,
        vocab_size=len(WORDS),
        bos_token_id=len(WORDS) - 2,
        eos_token_id=len(WORDS) - 1,
    )
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    return diffusers.StableDiffusionPipeline(
        unet=unet,
        vae=vae,
        text_encoder=transformers.CLIPTextModel(text),
        tokenizer=transformers.CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=77),
        scheduler=diffusers.DDIMScheduler(steps_offset=1, clip_sample=False),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def save_pipeline(folder: Path, *, safe: bool = True) -> Path:
    build_pipeline().save_pretrained(folder, safe_serialization=safe)
    return folder
