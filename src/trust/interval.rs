//! Intervals of reliability.
//!
//! The Beta posterior of a source is far too sure: it takes its claims for independent, the model for right and the other
//! sources for independent of each other. So (1) the evidence of a source counts at most as `MOST_EVIDENCE` claims, and
//! as `PER_VOICE` for each other voice that it could be compared with; (2) the variance of a delete-group jackknife over
//! the voices is added (Shao and Tu, 1995): how far the result hangs on single sources; (3) the interval is the one of
//! highest density, rounded outward to three digits, and holds the reliability itself. The two constants were set where
//! nominal 90% intervals covered that share of the sources of two data sets (see `docs/trust.md`); they are no theory.

use super::bayes::{self, Confirmed, Fit, Prior};
use super::copies::Dependence;
use super::table::Table;
use petgraph::unionfind::UnionFind;
use statrs::distribution::{Beta, ContinuousCDF};
use std::collections::BTreeMap;

/// What the evidence of a source counts for at most, in claims.
const MOST_EVIDENCE: f64 = 30.0;
/// What it counts for at most for each other voice, in claims.
const PER_VOICE: f64 = 3.0;
/// Probability that an interval is meant to hold.
pub const MASS: f64 = 0.9;
/// Groups of voices that the jackknife leaves out in turn.
const GROUPS: usize = 10;
/// Above this many claims fewer groups must do.
const MANY_CLAIMS: usize = 50_000;

/// The interval of each voice's reliability.
pub fn intervals(
    table: &Table,
    fit: &Fit,
    dependences: &[Dependence],
    priors: &[Prior],
    confirmed: &Confirmed,
) -> Vec<(f64, f64)> {
    let voices = table.sources.len();
    let spread = jackknife(table, fit, dependences, priors, confirmed);
    let most = MOST_EVIDENCE.min(PER_VOICE * voices.saturating_sub(1) as f64);
    // Many sources have said little, and alike.
    let mut known: BTreeMap<(u64, u64), (f64, f64)> = BTreeMap::new();
    (0..voices)
        .map(|voice| {
            // What the reader gave, by a prior or a confirmation, is not capped.
            let Prior { right, wrong } = fit.prior[voice];
            let gained = (fit.right[voice] - right, fit.wrong[voice] - wrong);
            let scale = (most / (gained.0 + gained.1).max(1e-9)).min(1.0);
            let (a, b) = (right + gained.0 * scale, wrong + gained.1 * scale);
            let mean = a / (a + b);
            let variance = mean * (1.0 - mean) / (a + b + 1.0) + spread[voice];
            let size = (mean * (1.0 - mean) / variance - 1.0).max(0.5);
            let (a, b) = (mean * size, (1.0 - mean) * size);
            let key = ((a * 1e6).round() as u64, (b * 1e6).round() as u64);
            let (low, high) = *known.entry(key).or_insert_with(|| densest(a, b));
            let own = fit.reliability(voice);
            (floor(low.min(own)), ceil(high.max(own)))
        })
        .collect()
}

fn floor(x: f64) -> f64 {
    (x.clamp(0.0, 1.0) * 1000.0).floor() / 1000.0
}

fn ceil(x: f64) -> f64 {
    (x.clamp(0.0, 1.0) * 1000.0).ceil() / 1000.0
}

/// The variance of each voice's reliability when groups of other voices are left out.
fn jackknife(
    table: &Table,
    fit: &Fit,
    dependences: &[Dependence],
    priors: &[Prior],
    confirmed: &Confirmed,
) -> Vec<f64> {
    let voices = table.sources.len();
    let most = if table.claims.len() > MANY_CLAIMS { GROUPS / 2 } else { GROUPS };
    let (group_of, alike) = by_content(table, fit, dependences);
    let groups = (group_of.iter().max().map_or(0, |last| last + 1)).min(most);
    let mut squares = vec![0.0; voices];
    if groups < 2 {
        return squares;
    }
    for group in 0..groups {
        let without = leave_out(table, fit, priors, confirmed, |voice| group_of[voice] % groups == group);
        for voice in (0..voices).filter(|&voice| group_of[voice] % groups != group) {
            squares[voice] += (without.reliability(voice) - fit.reliability(voice)).powi(2);
        }
    }
    let share = (groups - 1) as f64 / groups as f64;
    for same in alike {
        let mean = same.iter().map(|&voice| squares[voice]).sum::<f64>() / same.len() as f64;
        same.iter().for_each(|&voice| squares[voice] = mean * share);
    }
    squares
}

/// For each voice the number of its family, which it shares with those that it depends on: what is left out together must
/// not vouch for what stays. Families are numbered by what they say, not by names; with the groups of voices of which
/// that can't tell one from another.
fn by_content(table: &Table, fit: &Fit, dependences: &[Dependence]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let said: Vec<Vec<usize>> = (table.by_source().iter())
        .map(|claims| claims.iter().map(|&claim| table.claims[claim].value).collect())
        .collect();
    let prior = |voice: usize| (fit.prior[voice].right, fit.prior[voice].wrong);
    let compare = |a: usize, b: usize| {
        let ((right, wrong), (other, less)) = (prior(a), prior(b));
        said[a].cmp(&said[b]).then(right.total_cmp(&other)).then(wrong.total_cmp(&less))
    };
    let mut sorted: Vec<usize> = (0..said.len()).collect();
    sorted.sort_by(|&a, &b| compare(a, b));
    let mut sets = UnionFind::<usize>::new(said.len());
    for pair in dependences {
        sets.union(pair.a, pair.b);
    }
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut family = vec![0; said.len()];
    for &voice in &sorted {
        let next = numbers.len();
        family[voice] = *numbers.entry(sets.find(voice)).or_insert(next);
    }
    let alike = sorted.chunk_by(|&a, &b| compare(a, b).is_eq()).map(<[usize]>::to_vec).collect();
    (family, alike)
}

/// The fit without some voices; weights of the others stay as they are.
fn leave_out(
    table: &Table,
    fit: &Fit,
    priors: &[Prior],
    confirmed: &Confirmed,
    out: impl Fn(usize) -> bool,
) -> Fit {
    let weight: Vec<f64> = (table.claims.iter().zip(&fit.weight))
        .map(|(claim, weight)| if out(claim.source) { 0.0 } else { weight / claim.weight })
        .collect();
    bayes::fit(table, &weight, priors, confirmed, Some(fit), 1e-4)
}

/// The interval of highest density of a Beta distribution.
fn densest(a: f64, b: f64) -> (f64, f64) {
    let Ok(beta) = Beta::new(a, b) else { return (0.0, 1.0) };
    if b <= 1.0 && a > 1.0 {
        return (beta.inverse_cdf(1.0 - MASS), 1.0);
    }
    if a <= 1.0 && b > 1.0 {
        return (0.0, beta.inverse_cdf(MASS));
    }
    let end = |start: f64| beta.inverse_cdf((start + MASS).min(1.0));
    let width = |start: f64| end(start) - beta.inverse_cdf(start);
    let (mut low, mut high) = (0.0, 1.0 - MASS);
    for _ in 0..16 {
        let third = (high - low) / 3.0;
        if width(low + third) < width(high - third) { high -= third } else { low += third }
    }
    let start = f64::midpoint(low, high);
    (beta.inverse_cdf(start), end(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_densest_interval_is_narrow_and_touches_the_end_where_the_mode_is_there() {
        let (low, high) = densest(9.0, 1.0);
        assert!((low - 0.774).abs() < 0.001 && high == 1.0, "{low} {high}");
        let (low, high) = densest(5.0, 5.0);
        assert!((low + high - 1.0).abs() < 1e-3 && (high - low - 0.497).abs() < 0.01, "{low} {high}");
    }
}
