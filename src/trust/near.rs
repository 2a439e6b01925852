//! Near-duplicate texts: syndicated stories and copies, told from the runs of words that they share.
//!
//! Resemblance of the sets of five-word runs (Broder 1997), estimated from the smallest hashes of each set (a bottom-k
//! sketch). Texts meet through the hashes that they share, never all pairs.

use crate::text::sketch;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a run.
const RUN: usize = 5;
/// Hashes kept of each text.
const SKETCH: usize = 200;
/// Resemblance from which on two texts count as one.
pub const RESEMBLANCE: f64 = 0.5;
/// Texts shorter than this many runs are never taken for copies: two short notices may well use the same words.
const SHORTEST: usize = 20;

/// Groups of near-duplicates, each with its members in order; texts without one are left out.
pub fn duplicates(texts: &[&str]) -> Vec<Vec<usize>> {
    let sketches: Vec<Vec<u64>> = texts.iter().map(|text| hashes(text)).collect();
    let mut places: Vec<(u64, usize)> = sketches
        .iter()
        .enumerate()
        .flat_map(|(text, sketch)| sketch.iter().map(move |&h| (h, text)))
        .collect();
    places.sort_unstable();
    // Neighbours suffice: who is alike shares many hashes, and groups are joined.
    let neighbours = places.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let met: BTreeSet<(usize, usize)> = neighbours.map(|pair| (pair[0].1, pair[1].1)).collect();
    let mut sets = petgraph::unionfind::UnionFind::<usize>::new(texts.len());
    for (a, b) in met {
        if resemblance(&sketches[a], &sketches[b]) >= RESEMBLANCE {
            sets.union(a, b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..texts.len()).for_each(|text| groups.entry(sets.find(text)).or_default().push(text));
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    groups
}

fn hashes(text: &str) -> Vec<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let hashes = sketch::sketch(&words, RUN, SKETCH);
    if hashes.len() < SHORTEST { Vec::new() } else { hashes }
}

/// The share of common hashes among the smallest of both; both are ascending.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut all, mut common) = (0, 0, 0, 0);
    while all < SKETCH.min(a.len().max(b.len())) {
        let (x, y) = (a.get(i).copied().unwrap_or(u64::MAX), b.get(j).copied().unwrap_or(u64::MAX));
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        all += 1;
        common += usize::from(x == y);
    }
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("the crew of boat {n} hauled net {} at dawn. ", n * 7 % 31)).collect()
    }

    #[test]
    fn a_copy_with_another_head_is_found_and_another_story_is_not() {
        let (wire, other) = (story(0, 40), story(100, 140));
        let copy = format!("By our own correspondent in Varnholm, Friday. {wire}");
        let half = format!("{}{}", story(0, 10), story(200, 240));
        assert_eq!(duplicates(&[&wire, &other, &copy, &half]), [[0, 2]]);
    }

    #[test]
    fn short_notices_are_no_copies() {
        assert!(
            duplicates(&[
                "The bridge is closed until further notice today.",
                "The bridge is closed until further notice today."
            ])
            .is_empty()
        );
        assert!(duplicates(&["", ""]).is_empty());
    }
}
