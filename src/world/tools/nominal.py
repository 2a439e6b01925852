#!/usr/bin/env python3
"""Derive nominal.tsv (verb, its nominalisations) from the frames of PropBank.

Usage: nominal.py propbank.jsonl > nominal.tsv

The input holds one roleset a line, as JSON: {"id": "adopt.01", "aliases": {"v": ["adopt"], "n": ["adoption"]}, ...}.
The aliases of one roleset name one event, so a verb and a noun in it are a pair. What is kept:

- single words in lower case, of at least three letters;
- of the nouns in -ing, and of nouns that look like the verb, only those without another noun beside them;
- each noun once: under the verb that shares the longest beginning with it; nouns that two verbs claim
  equally are left out.
"""

import json
import os
import re
import sys

HEADER = """\
# Verbs and the nouns that name the same event.
# Columns: verb (lemma), nouns (lemmas, separated by ;).
# Derived from the PropBank frames, version 3.4 and later (https://github.com/propbank/propbank-frames), by
# tools/nominal.py; licence: Creative Commons Attribution-ShareAlike 4.0, see LICENSE-PROPBANK.
"""

WORD = re.compile(r"[a-z]{3,}$")


def clean(verb, nouns):
    """The nouns worth keeping beside `verb`."""
    nouns = [n for n in nouns if WORD.match(n)]
    proper = [n for n in nouns if n != verb and not n.endswith("ing")]
    if proper:
        return proper
    return [n for n in nouns if not n.endswith("ing")] or nouns


def pairs(lines):
    """Yield every pair of a verb and a noun that share a roleset."""
    for line in lines:
        aliases = json.loads(line)["aliases"]
        verbs = [v for v in aliases.get("v", []) if WORD.match(v)]
        for verb in verbs:
            for noun in clean(verb, aliases.get("n", [])):
                yield verb, noun


def shared(verb, noun):
    """Length of the common beginning."""
    return len(os.path.commonprefix([verb, noun]))


def best_verbs(found):
    """For each noun the verb that looks most like it, where one does."""
    claims = {}
    for verb, noun in found:
        claims.setdefault(noun, set()).add(verb)
    chosen = {}
    for noun, verbs in claims.items():
        top = max(shared(v, noun) for v in verbs)
        best = [v for v in verbs if shared(v, noun) == top]
        if len(best) == 1 and top >= 1:
            chosen[noun] = best[0]
    return chosen


def main(path):
    with open(path, encoding="utf-8") as lines:
        chosen = best_verbs(pairs(lines))
    table = {}
    for noun, verb in chosen.items():
        table.setdefault(verb, []).append(noun)
    sys.stdout.write(HEADER)
    for verb in sorted(table):
        sys.stdout.write(f"{verb}\t{';'.join(sorted(table[verb]))}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
