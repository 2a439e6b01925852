#!/usr/bin/env python3
"""floors.py TOOL SHARED: fails where the tool finds less, or less reliably, than it once did.

SHARED holds labelled corpora (seeds, corpora/learn, corpora/check) and bench/score.py. Only totals are printed.
"""
import json
import subprocess
import sys
from pathlib import Path

# The floors; raise them with the tool, never lower them.
RECALL = {"learn": 0.25, "check": 0.15}
PRECISION = {"learn": 0.90, "check": 0.66}
SEEDS_FOUND, SEEDS_WRONG, SEEDS_FLAGGED = 7, 3, 0


def score(tool, shared, corpora):
    """The totals of the scorer, and its line about them."""
    command = [sys.executable, str(shared / "bench/score.py"), "--tool", str(tool), "--json", *map(str, corpora)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        # Its complaint may quote a corpus: the status must do.
        sys.exit(f"the scorer ended with status {run.returncode}")
    lines = run.stdout.splitlines()
    summary = next(line for line in lines if line.startswith("all "))
    return json.loads(lines[-1]), summary


def counts(summary):
    """(found, labelled, right, reported) out of `recall 0.6 (7/11)  precision 0.8 (8/10)`."""
    pairs = [part.split(")")[0].split("/") for part in summary.split("(")[1:3]]
    return tuple(int(number) for pair in pairs for number in pair)


def main():
    tool, shared = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    failures = []

    def floor(what, value, least):
        print(f"  {what}: {value:.3f} (at least {least})")
        if value < least:
            failures.append(f"{what} is {value:.3f}, below {least}")

    def ceiling(what, value, most):
        print(f"  {what}: {value} (at most {most})")
        if value > most:
            failures.append(f"{what}: {value}, more than {most}")

    totals, summary = score(tool, shared, [shared / "seeds"])
    found, _, right, reported = counts(summary)
    print("seeds")
    floor("conflicts found", found, SEEDS_FOUND)
    ceiling("wrong reports", reported - right, SEEDS_WRONG)
    ceiling("flagged non-conflicts", totals["flagged"], SEEDS_FLAGGED)
    for name in RECALL:
        corpora = sorted(path for path in (shared / "corpora" / name).iterdir() if (path / "gold.json").is_file())
        totals, _ = score(tool, shared, corpora)
        print(f"{name}: {len(corpora)} corpora")
        floor("precision", totals["precision"], PRECISION[name])
        floor("recall", totals["recall"], RECALL[name])
    if failures:
        sys.exit("below the floor: " + "; ".join(failures))


if __name__ == "__main__":
    main()
