//! How likely a differing pair of claims is a conflict: gradient-boosted trees (Friedman 2001) over [`super::features`],
//! learned from labelled documents by `tools/train.py` and kept as a table beside this file.
//!
//! Trees are not walked. Each value crosses out the leaves that it puts out of reach, in all trees at once, and the first
//! leaf that is left is the one that a walk would end at (QuickScorer, Lucchese et al. 2015). What many pairs have in common
//! is crossed out once for all of them.

use super::features::NAMES;
use fnv::FnvHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::OnceLock;

/// No tree has more leaves.
const LEAVES: usize = 16;

/// An inner node, seen from its feature.
#[derive(Clone, Copy, Debug)]
struct Split {
    /// Greater values go right.
    value: f32,
    tree: u16,
    /// The leaves that are then still in reach, as bits from the first on.
    kept: u16,
}

/// Some of the trees.
#[derive(Debug, Default)]
struct Part {
    /// The inner nodes of each feature, by value.
    splits: Vec<Vec<Split>>,
    /// The weights of each tree's leaves, from left to right.
    leaves: Vec<[f32; LEAVES]>,
}

/// The trees.
#[derive(Debug)]
pub struct Forest {
    bias: f32,
    /// Less than this sum of the first part is not weighed further.
    stop: f32,
    parts: [Part; 2],
}

/// The leaves of each tree that some of the features leave in reach, found once for many pairs.
#[derive(Debug)]
pub struct Reach<'a> {
    forest: &'a Forest,
    ranges: &'a [Range<usize>],
    features: &'a [f32],
    parts: [OnceCell<Vec<u16>>; 2],
}

impl Reach<'_> {
    /// Of a part of the trees: few pairs ask for the second.
    fn of(&self, part: usize) -> &[u16] {
        self.parts[part].get_or_init(|| {
            let part = &self.forest.parts[part];
            let mut reach = vec![u16::MAX; part.leaves.len()];
            let chosen = self.ranges.iter().cloned().flatten().zip(self.features);
            chosen.for_each(|(feature, &value)| part.cross_out(feature, value, &mut reach));
            reach
        })
    }
}

/// A table as it is written.
#[derive(Debug)]
struct Table {
    bias: f32,
    stop: (usize, f32),
    trees: Vec<Vec<Node>>,
}

#[derive(Debug)]
enum Node {
    Inner { feature: usize, value: f32, left: usize, right: usize },
    Leaf(f32),
}

impl Forest {
    /// The one that comes with the program.
    pub fn known() -> &'static Forest {
        static FOREST: OnceLock<Forest> = OnceLock::new();
        FOREST.get_or_init(|| Forest::parse(include_str!("forest.tsv")))
    }

    fn parse(table: &str) -> Forest {
        let Table { bias, stop, trees } = Table::parse(table);
        let (first, rest) = trees.split_at(stop.0.min(trees.len()));
        Forest { bias, stop: stop.1, parts: [Part::of(first), Part::of(rest)] }
    }

    /// What the features in some ranges leave in reach; `features` has those alone, in this order.
    pub fn reach<'a>(&'a self, ranges: &'a [Range<usize>], features: &'a [f32]) -> Reach<'a> {
        Reach { forest: self, ranges, features, parts: Default::default() }
    }

    /// The probability of a conflict, 0 to 1, given all features, of which those outside of `ranges` have made `reach`. That
    /// of most pairs is so small after a few trees that the others are not asked.
    pub fn probability(&self, features: &[f32], ranges: &[Range<usize>], reach: &Reach<'_>) -> f64 {
        let mut left = Vec::new();
        let mut sum = |n: usize| {
            let part = &self.parts[n];
            left.clear();
            left.extend_from_slice(reach.of(n));
            for (which, features) in ranges.iter().filter_map(|r| Some((r.clone(), features.get(r.clone())?)))
            {
                which.zip(features).for_each(|(feature, &value)| part.cross_out(feature, value, &mut left));
            }
            part.sum(&left)
        };
        let mut odds = self.bias + sum(0);
        if odds >= self.stop {
            odds += sum(1);
        }
        1.0 / (1.0 + f64::from(-odds).exp())
    }
}

impl Table {
    /// Reads a line `bias`, a line `stop` (trees and sum), a line `tree` before each tree, a line a node (feature, value,
    /// left, right, or `leaf` and the weight). Lines with `#` are comments.
    fn parse(table: &str) -> Table {
        let mut read = Table { bias: 0.0, stop: (usize::MAX, 0.0), trees: Vec::new() };
        let numbered: FnvHashMap<&str, usize> =
            NAMES.iter().enumerate().map(|(n, &name)| (name, n)).collect();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (first, mut rest) = (cells.next().unwrap_or(""), cells);
            let mut number = || rest.next().and_then(|cell| cell.parse::<f32>().ok()).unwrap_or(0.0);
            let node = match first {
                "bias" => {
                    read.bias = number();
                    continue;
                }
                "stop" => {
                    read.stop = (number() as usize, number());
                    continue;
                }
                "tree" => {
                    read.trees.push(Vec::new());
                    continue;
                }
                "leaf" => Node::Leaf(number()),
                name => {
                    let feature = numbered.get(name).copied().unwrap_or(NAMES.len());
                    let value = number();
                    Node::Inner { feature, value, left: number() as usize, right: number() as usize }
                }
            };
            if let Some(tree) = read.trees.last_mut() {
                tree.push(node);
            }
        }
        read
    }
}

impl Part {
    fn of(trees: &[Vec<Node>]) -> Part {
        let mut part = Part { splits: vec![Vec::new(); NAMES.len()], leaves: Vec::new() };
        for tree in trees {
            part.leaves.push([0.0; LEAVES]);
            part.add(tree, 0, 0);
        }
        for splits in &mut part.splits {
            splits.sort_by(|x, y| x.value.total_cmp(&y.value));
        }
        part
    }

    /// Takes in the nodes from one on downwards, of the last tree; gives the number of the next leaf after those.
    fn add(&mut self, tree: &[Node], at: usize, leaf: usize) -> usize {
        match tree.get(at) {
            Some(&Node::Inner { feature, value, left, right }) if left > at && right > at => {
                let middle = self.add(tree, left, leaf);
                let kept = (leaf..middle.min(LEAVES)).fold(u16::MAX, |all, leaf| all & !(1 << leaf));
                let tree_number = (self.leaves.len() - 1) as u16;
                if let Some(splits) = self.splits.get_mut(feature) {
                    splits.push(Split { value, tree: tree_number, kept });
                }
                self.add(tree, right, middle)
            }
            Some(&Node::Leaf(weight)) => {
                let place = self.leaves.last_mut().and_then(|leaves| leaves.get_mut(leaf));
                place.into_iter().for_each(|place| *place = weight);
                leaf + 1
            }
            _ => leaf,
        }
    }

    fn cross_out(&self, feature: usize, value: f32, reach: &mut [u16]) {
        for split in self.splits.get(feature).into_iter().flatten() {
            if value <= split.value {
                break;
            }
            if let Some(reach) = reach.get_mut(usize::from(split.tree)) {
                *reach &= split.kept;
            }
        }
    }

    fn sum(&self, reach: &[u16]) -> f32 {
        let leaf = |(leaves, reach): (&[f32; LEAVES], &u16)| leaves[reach.trailing_zeros() as usize % LEAVES];
        self.leaves.iter().zip(reach).map(leaf).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The weight of the leaf that a walk down a tree ends at.
    fn walk(tree: &[Node], features: &[f32]) -> f32 {
        let mut at = 0;
        loop {
            match tree[at] {
                Node::Leaf(weight) => return weight,
                Node::Inner { feature, value, left, right } => {
                    at = if features[feature] <= value { left } else { right };
                }
            }
        }
    }

    #[test]
    fn every_node_asks_for_a_known_feature_and_leads_to_a_leaf() {
        let Table { trees, .. } = Table::parse(include_str!("forest.tsv"));
        assert!(trees.len() > 100, "{}", trees.len());
        for tree in &trees {
            let leaves = tree.iter().filter(|node| matches!(node, Node::Leaf(_))).count();
            assert!(leaves <= LEAVES && tree.len() == 2 * leaves - 1, "{leaves} of {}", tree.len());
            for (at, node) in tree.iter().enumerate() {
                if let Node::Inner { feature, left, right, .. } = *node {
                    assert!(feature < NAMES.len(), "{node:?}");
                    assert!(at < left && left < right && right < tree.len(), "{node:?}");
                }
            }
        }
    }

    #[test]
    fn a_table_is_read_and_weighed() {
        let table = "# comment\nbias\t-1\ntree\nhead\t0.5\t1\t2\nleaf\t-2\nleaf\t3\n";
        let weigh = |forest: &Forest, features: &[f32]| {
            forest.probability(features, &[0..features.len(), 0..0], &forest.reach(&[], &[]))
        };
        let forest = Forest::parse(table);
        let head = NAMES.iter().position(|name| *name == "head").unwrap();
        let mut features = vec![0.0; NAMES.len()];
        assert!((weigh(&forest, &features) - 1.0 / (1.0 + 3f64.exp())).abs() < 1e-9);
        features[head] = 1.0;
        assert!((weigh(&forest, &features) - 1.0 / (1.0 + (-2f64).exp())).abs() < 1e-9);
        let stopped = Forest::parse(&table.replace("tree", "stop\t0\t-0.5\ntree"));
        assert!((weigh(&stopped, &features) - 1.0 / (1.0 + 1f64.exp())).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn crossing_out_ends_where_a_walk_does(
            features in proptest::collection::vec(-1f32..4.0, NAMES.len()),
            cut in 0..NAMES.len(),
        ) {
            let table = include_str!("forest.tsv");
            let (read, forest) = (Table::parse(table), Forest::known());
            let sum = |trees: &[Vec<Node>]| trees.iter().map(|tree| walk(tree, &features)).sum::<f32>();
            let (first, rest) = read.trees.split_at(read.stop.0);
            let mut odds = read.bias + sum(first);
            odds += if odds >= read.stop.1 { sum(rest) } else { 0.0 };
            let known = [cut..NAMES.len(), 0..0];
            let reach = forest.reach(&known, &features[cut..]);
            let weighed = forest.probability(&features, &[0..cut, 0..0], &reach);
            prop_assert_eq!(weighed, 1.0 / (1.0 + f64::from(-odds).exp()));
        }
    }
}
