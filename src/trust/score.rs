//! Scoring against a known truth: accuracy, calibration of probabilities and intervals, rank correlation.

use super::assess::Assessment;
use super::checks;
use super::form::Form;
use serde::Serialize;
use std::collections::BTreeMap;

/// The true values, by object and attribute.
pub type Truth = BTreeMap<(String, String), String>;

/// How well an assessment fits the truth.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Slots whose truth is known.
    pub slots: usize,
    /// How many of them any source speaks of.
    pub spoken: usize,
    /// Share of them for which the most probable value is right. A part of a longer truth is right (`Texas` where it is
    /// `Austin, Texas`).
    pub accuracy: f64,
    /// Share of them for which it is right and complete.
    pub exact: f64,
    /// The accuracy of majority vote.
    pub vote: f64,
    /// The accuracy of PooledInvestment.
    pub pooled_investment: f64,
    /// Mean squared error of the winners' probabilities (Brier 1950); 0 is best.
    pub brier: f64,
    /// Mean gap between probability and accuracy over the bins (expected calibration error).
    pub calibration_error: f64,
    /// Winners by probability.
    pub bins: Vec<Bin>,
    /// Sources with claims whose truth is known.
    pub sources: usize,
    /// Share of them whose measured accuracy lies in their interval, which is meant to be 0.9.
    pub covered: f64,
    /// Spearman's rank correlation of reliability with measured accuracy.
    pub rank_correlation: f64,
}

/// Winners of about one probability.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Least probability.
    pub from: f64,
    /// How many.
    pub slots: usize,
    /// Their mean probability.
    pub probability: f64,
    /// The share of them that is right.
    pub accuracy: f64,
}

/// Scores an assessment. Slots without a known truth count for nothing; a slot of the truth that no source speaks of
/// counts as wrong.
pub fn score(assessment: &Assessment, truth: &Truth) -> Score {
    let table = &assessment.table;
    let known: Vec<Option<Form>> = table
        .slots
        .iter()
        .map(|s| truth.get(&(s.object.clone(), s.attribute.clone())).map(|t| Form::of(t)))
        .collect();
    let forms: Vec<Form> = table.values.iter().map(|v| Form::of(&v.text)).collect();
    let right = |value: usize| known[table.values[value].slot].as_ref().map(|t| forms[value].is_part_of(t));
    let share = |winners: &[Option<usize>]| {
        let hits = winners.iter().flatten().filter(|&&v| right(v) == Some(true)).count();
        hits as f64 / truth.len().max(1) as f64
    };
    let winners = assessment.winners();
    let exact =
        winners.iter().flatten().filter(|&&v| known[table.values[v].slot].as_ref() == Some(&forms[v]));
    let exact = exact.count() as f64 / truth.len().max(1) as f64;
    let judged: Vec<(f64, bool)> =
        winners.iter().flatten().filter_map(|&v| Some((assessment.fit.value[v], right(v)?))).collect();
    let bins = bins(&judged);
    let mut hits = vec![(0usize, 0usize); table.sources.len()];
    // A source that rounds where all do is not wrong.
    let rounded = |value: usize| {
        let slot = table.values[value].slot;
        let truth = known[slot].as_ref().filter(|_| table.slots[slot].heaped);
        truth.is_some_and(|truth| forms[value].generalises(truth, true) > 0.0)
    };
    for claim in &table.claims {
        if let Some(right) = right(claim.value).map(|right| right || rounded(claim.value)) {
            hits[claim.source].0 += usize::from(right);
            hits[claim.source].1 += 1;
        }
    }
    let measured: Vec<(usize, f64)> = hits
        .iter()
        .enumerate()
        .filter(|(_, (_, all))| *all > 0)
        .map(|(source, (hits, all))| (source, *hits as f64 / *all as f64))
        .collect();
    let inside = measured.iter().filter(|(source, accuracy)| {
        let (low, high) = assessment.interval(*source);
        (low..=high).contains(accuracy)
    });
    // From 0, since an empty sum is -0.
    let mean =
        |parts: &mut dyn Iterator<Item = f64>| parts.fold(0.0, |a, b| a + b) / judged.len().max(1) as f64;
    Score {
        slots: truth.len(),
        accuracy: share(&winners),
        exact,
        vote: share(&checks::winners(table, &assessment.vote)),
        pooled_investment: share(&checks::winners(table, &assessment.pooled)),
        brier: mean(&mut judged.iter().map(|(p, r)| (p - f64::from(u8::from(*r))).powi(2))),
        calibration_error: mean(
            &mut bins.iter().map(|b| b.slots as f64 * (b.probability - b.accuracy).abs()),
        ),
        spoken: judged.len(),
        bins,
        sources: measured.len(),
        covered: inside.count() as f64 / measured.len().max(1) as f64,
        rank_correlation: spearman(
            &measured.iter().map(|(s, _)| assessment.reliability(*s)).collect::<Vec<_>>(),
            &measured.iter().map(|(_, a)| *a).collect::<Vec<_>>(),
        ),
    }
}

fn bins(judged: &[(f64, bool)]) -> Vec<Bin> {
    let edges = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, f64::INFINITY];
    let mut bins = Vec::new();
    for edge in edges.windows(2) {
        let inside: Vec<&(f64, bool)> =
            judged.iter().filter(|(p, _)| (edge[0]..edge[1]).contains(p)).collect();
        if !inside.is_empty() {
            let n = inside.len() as f64;
            bins.push(Bin {
                from: edge[0],
                slots: inside.len(),
                probability: inside.iter().map(|(p, _)| p).sum::<f64>() / n,
                accuracy: inside.iter().filter(|(_, right)| *right).count() as f64 / n,
            });
        }
    }
    bins
}

/// Spearman's rank correlation, ties at their mean rank; 0 where one side is all alike.
pub fn spearman(x: &[f64], y: &[f64]) -> f64 {
    let (x, y) = (ranks(x), ranks(y));
    let mean = (x.len() as f64 + 1.0) / 2.0;
    let product =
        |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(p, q)| (p - mean) * (q - mean)).sum() };
    let both = (product(&x, &x) * product(&y, &y)).sqrt();
    if both > 0.0 { product(&x, &y) / both } else { 0.0 }
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut next = 1.0;
    for ties in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let n = ties.len() as f64;
        ties.iter().for_each(|&i| ranks[i] = next + (n - 1.0) / 2.0);
        next += n;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_correlation_is_that_of_the_textbook() {
        assert_eq!(spearman(&[1.0, 2.0, 3.0], &[10.0, 20.0, 40.0]), 1.0);
        assert_eq!(spearman(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), -1.0);
        assert!((spearman(&[1.0, 2.0, 2.0, 4.0], &[1.0, 3.0, 2.0, 4.0]) - 0.948_683).abs() < 1e-6);
        assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), 0.0);
    }
}
