#!/usr/bin/env python3
"""train.py OUT PAIRS.tsv[:WEIGHT]...: learns `forest.tsv` from differing pairs of claims.

Slots that rules decide alone are not among them. The pairs come from `cargo run --release --example pair_features -- CORPUS... > PAIRS.tsv`; a file's pairs count WEIGHT (1).
Needs lightgbm, numpy, pandas and scikit-learn. Prints what the forest finds on corpora that it has not seen
(five-fold cross-validation by corpus): recall and precision of whole reports at several bars, and the two constants of
`confidence` in cluster.rs (Platt 1999), fitted to reports on corpora of weight 1.
"""
import sys
from collections import defaultdict

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

KEYS = ["corpus", "conflicts", "a", "b", "document_a", "document_b", "label", "decoy"]
ROUNDS = 200
# Pairs that have little after so many trees are not weighed further, and pairs below this chance are never reported (select.rs).
FIRST_TREES, REPORTED = 30, 0.2
SETTINGS = dict(
    objective="binary", num_leaves=16, learning_rate=0.06, min_data_in_leaf=30, feature_fraction=0.3, bagging_fraction=0.7,
    bagging_freq=1, lambda_l2=10, verbose=-1, seed=3, num_threads=2, deterministic=True, force_row_wise=True,
)


def fit(x, y, w):
    return lgb.train(SETTINGS, lgb.Dataset(x, y, weight=w), ROUNDS)


def cross_validated(x, y, w, groups):
    """What forests say of pairs whose corpus they have not seen."""
    out = np.zeros(len(y))
    for rest, part in GroupKFold(5).split(x, y, groups):
        out[part] = fit(x[rest], y[rest], w[rest]).predict(x[part])
    return out


def reports(pairs, chance, bar):
    """Labels met by each report, and its best chance: pairs above the bar that are each other's best, joined where they share a claim."""
    for corpus, rows in pairs.assign(chance=chance).groupby("corpus", sort=False):
        rows = list(rows[["a", "b", "document_a", "document_b", "label", "chance"]].itertuples(index=False))
        best = defaultdict(float)
        for a, b, p, q, _, c in rows:
            best[a, q], best[b, p] = max(best[a, q], c), max(best[b, p], c)
        parent = {}

        def root(x):
            while parent.setdefault(x, x) != x:
                x = parent[x]
            return x

        top = lambda r: r[2] == r[3] or (r[5] >= best[r[0], r[3]] and r[5] >= best[r[1], r[2]])
        kept = [r for r in rows if r[5] >= bar and top(r)]
        for r in kept:
            parent[root(r[0])] = root(r[1])
        groups = defaultdict(set)
        chances = defaultdict(float)
        for r in kept:
            groups[root(r[0])].add((corpus, r[4]))
            chances[root(r[0])] = max(chances[root(r[0])], r[5])
        for at, labels in groups.items():
            yield {label for label in labels if label[1] >= 0}, chances[at]


def table(name, pairs, chance):
    gold = int(pairs.groupby("corpus").conflicts.first().sum())
    print(f"# {name}: {pairs.corpus.nunique()} corpora with differing pairs, {gold} labelled conflicts, {len(pairs)} pairs")
    for bar in (0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7):
        found = [labels for labels, _ in reports(pairs, chance, bar)]
        right, labels = sum(map(bool, found)), set().union(*found) if found else set()
        print(f"#   {bar:.2f}: recall {len(labels) / gold:.3f}, precision {right / max(1, len(found)):.3f} ({right}/{len(found)})")


def calibrate(pairs, chance):
    found = list(reports(pairs, chance, 0.1))
    odds = np.array([[np.log(p / (1 - p))] for _, p in found])
    fitted = LogisticRegression(C=1e6).fit(odds, [bool(labels) for labels, _ in found])
    print(f"# confidence: odds {fitted.intercept_[0]:.2f} + {fitted.coef_[0][0]:.2f} logit, from {len(found)} reports")


def early_stop(model, x):
    """What pairs that may be reported have after the first trees at the least: most others have less (a soft cascade, Bourdev & Brandt 2005)."""
    sums, chance = model.predict(x, raw_score=True, num_iteration=FIRST_TREES), model.predict(x)
    least = np.quantile(sums[chance >= REPORTED], 0.002)
    print(f"# {np.mean(sums < least):.3f} of the pairs need the first {FIRST_TREES} trees alone")
    return f"stop\t{FIRST_TREES}\t{least:.4f}"


def write(path, model, names, x):
    lines = [
        "# Boosted trees that weigh differing pairs of claims, written by tools/train.py; see forest.rs for the form.",
        f"# Learned from {len(x)} pairs of labelled documents; thresholds and weights in single precision.",
        "bias\t0",
        early_stop(model, x),
    ]
    for tree in model.dump_model()["tree_info"]:
        nodes = []

        def visit(node):
            at = len(nodes)
            nodes.append(None)
            if "leaf_value" in node:
                nodes[at] = f"leaf\t{node['leaf_value']:.5g}"
            else:
                left, right = visit(node["left_child"]), visit(node["right_child"])
                nodes[at] = f"{names[node['split_feature']]}\t{node['threshold']:.6g}\t{left}\t{right}"
            return at

        visit(tree["tree_structure"])
        lines += ["tree", *nodes]
    open(path, "w").write("\n".join(lines) + "\n")


def main():
    out, *files = sys.argv[1:]
    parts = []
    for file in files:
        path, _, weight = file.partition(":")
        parts.append(pd.read_csv(path, sep="\t").assign(file=path, weight=float(weight or 1)))
    pairs = pd.concat(parts, ignore_index=True)
    names = [c for c in pairs.columns if c not in KEYS + ["file", "weight"]]
    x, y, w = pairs[names].values, (pairs.label >= 0).values.astype(float), pairs.weight.values
    chance = cross_validated(x, y, w, pairs.corpus.values)
    for file, rows in pairs.groupby("file", sort=False):
        table(file.rsplit("/", 1)[-1], rows, chance[rows.index])
    whole = pairs.weight == 1
    calibrate(pairs[whole], chance[whole])
    write(out, fit(x, y, w), names, x)


if __name__ == "__main__":
    main()
