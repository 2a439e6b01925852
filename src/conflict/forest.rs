//! How likely a differing pair of claims is a conflict: gradient-boosted trees (Friedman 2001) over [`super::features`],
//! learned from labelled documents by `tools/train.py` and kept as a table beside this file.

use std::sync::OnceLock;

/// An inner node, or a leaf where `feature` is [`LEAF`].
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u16,
    /// Values up to this go left; the weight of a leaf.
    value: f32,
    left: u16,
    right: u16,
}

const LEAF: u16 = u16::MAX;

/// The trees.
#[derive(Debug)]
pub struct Forest {
    bias: f32,
    /// After so many trees less than this sum is not weighed further.
    stop: (usize, f32),
    trees: Vec<Vec<Node>>,
}

impl Forest {
    /// The one that comes with the program.
    pub fn known() -> &'static Forest {
        static FOREST: OnceLock<Forest> = OnceLock::new();
        FOREST.get_or_init(|| Forest::parse(include_str!("forest.tsv")))
    }

    /// Reads a table: a line `bias`, a line `stop` (trees and sum), a line `tree` before each tree, a line a node (feature,
    /// value, left, right, or `leaf` and the weight). Lines with `#` are comments.
    fn parse(table: &str) -> Forest {
        let mut forest = Forest { bias: 0.0, stop: (usize::MAX, 0.0), trees: Vec::new() };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (first, mut rest) = (cells.next().unwrap_or(""), cells);
            let mut number = || rest.next().and_then(|cell| cell.parse::<f32>().ok()).unwrap_or(0.0);
            let node = match first {
                "bias" => {
                    forest.bias = number();
                    continue;
                }
                "stop" => {
                    forest.stop = (number() as usize, number());
                    continue;
                }
                "tree" => {
                    forest.trees.push(Vec::new());
                    continue;
                }
                "leaf" => Node { feature: LEAF, value: number(), left: 0, right: 0 },
                name => {
                    let feature = super::features::NAMES.iter().position(|n| *n == name);
                    let feature = feature.map_or(LEAF, |n| n as u16);
                    let value = number();
                    Node { feature, value, left: number() as u16, right: number() as u16 }
                }
            };
            if let Some(tree) = forest.trees.last_mut() {
                tree.push(node);
            }
        }
        forest
    }

    /// The probability of a conflict, 0 to 1. That of most pairs is so small after a few trees that the others are not asked.
    pub fn probability(&self, features: &[f32]) -> f64 {
        let (first, rest) = self.trees.split_at(self.stop.0.min(self.trees.len()));
        let sum = |trees: &[Vec<Node>]| trees.iter().map(|tree| weigh(tree, features)).sum::<f32>();
        let mut odds = self.bias + sum(first);
        if odds >= self.stop.1 {
            odds += sum(rest);
        }
        1.0 / (1.0 + f64::from(-odds).exp())
    }
}

fn weigh(tree: &[Node], features: &[f32]) -> f32 {
    let mut at = 0;
    loop {
        let Some(node) = tree.get(at) else { return 0.0 };
        if node.feature == LEAF {
            return node.value;
        }
        let value = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
        at = usize::from(if value <= node.value { node.left } else { node.right });
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::NAMES;
    use super::*;

    #[test]
    fn every_node_asks_for_a_known_feature_and_leads_to_a_leaf() {
        let forest = Forest::known();
        assert!(forest.trees.len() > 100, "{}", forest.trees.len());
        for line in include_str!("forest.tsv").lines().filter(|line| !line.starts_with('#')) {
            let first = line.split('\t').next().unwrap_or_default();
            assert!(["bias", "stop", "tree", "leaf"].contains(&first) || NAMES.contains(&first), "{first}");
        }
        for tree in &forest.trees {
            for (at, node) in tree.iter().enumerate().filter(|(_, node)| node.feature != LEAF) {
                let below = [node.left, node.right].map(usize::from);
                assert!(below.iter().all(|&next| at < next && next < tree.len()), "{node:?}");
            }
        }
    }

    #[test]
    fn a_table_is_read_and_weighed() {
        let table = "# comment\nbias\t-1\ntree\nhead\t0.5\t1\t2\nleaf\t-2\nleaf\t3\n";
        let forest = Forest::parse(table);
        let head = NAMES.iter().position(|name| *name == "head").unwrap();
        let mut features = vec![0.0; NAMES.len()];
        assert!((forest.probability(&features) - 1.0 / (1.0 + 3f64.exp())).abs() < 1e-9);
        features[head] = 1.0;
        assert!((forest.probability(&features) - 1.0 / (1.0 + (-2f64).exp())).abs() < 1e-9);
        let stopped = Forest::parse(&table.replace("tree", "stop\t0\t-0.5\ntree"));
        assert!((stopped.probability(&features) - 1.0 / (1.0 + 1f64.exp())).abs() < 1e-9);
    }
}
