//! One-coin Bayes by structured variational inference.
//!
//! A voice `s` gives a true value with probability `A_s` and else one of many false ones:
//! `p(x | v, s) = A_s K(x | v) + (1 - A_s) U`, with `A_s ~ Beta(a0, b0)`, a slot's truth `v` one of the values that are
//! claimed or none of them, and `U = 1 / max(10, values + 1)`. Where the attribute has few values by nature, who does not
//! know would often hit the right one; there a wrong claim is one of the others (`U = 0` for `x = v` and else one over
//! their number), so that `A_s` is the share of right claims in both cases. The lineage is Dawid and Skene (1979), Dong, Berti-Equille
//! and Srivastava (PVLDB 2009) and MACE (Hovy et al. 2013). Updates are those of coordinate ascent on the evidence lower
//! bound, which therefore never falls.

use super::table::{Claim, Slot, Table};
use statrs::function::beta::ln_beta;
use statrs::function::gamma::digamma;
use std::collections::BTreeMap;

/// Prior probability that none of the claimed values is right.
pub const NONE_OF_THESE: f64 = 0.02;
const USUAL_CHANCE: f64 = 1.0 / Slot::LEAST_CHOICE as f64;
/// Rounds after which the fit ends even if it still moves.
pub const MOST_ROUNDS: usize = 300;
/// A confirmed value counts as much as this many claims for or against a source.
pub const CONFIRMED_WEIGHT: f64 = 10.0;

/// What is believed of a source before it has said anything: as many right and wrong claims as these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Right claims.
    pub right: f64,
    /// Wrong claims.
    pub wrong: f64,
}

impl Default for Prior {
    fn default() -> Self {
        Prior { right: 4.0, wrong: 1.0 }
    }
}

impl Prior {
    /// A prior with this mean (held between 0.01 and 0.99) that counts as much as the usual one.
    pub fn of(mean: f64) -> Prior {
        let mean = if mean.is_nan() { 0.8 } else { mean.clamp(0.01, 0.99) };
        Prior { right: 5.0 * mean, wrong: 5.0 * (1.0 - mean) }
    }
}

/// What a reader has confirmed: the value of a slot that is right, or that none is (`None`).
pub type Confirmed = BTreeMap<usize, Option<usize>>;

/// The result of a fit.
#[derive(Clone, Debug, Default)]
pub struct Fit {
    /// Right claims of each voice, its prior's included.
    pub right: Vec<f64>,
    /// Wrong claims of each voice, its prior's included.
    pub wrong: Vec<f64>,
    /// The priors with what was confirmed.
    pub prior: Vec<Prior>,
    /// Probability of each value.
    pub value: Vec<f64>,
    /// Probability of each slot that none of its values is right.
    pub none: Vec<f64>,
    /// Probability of each claim to be right.
    pub claim: Vec<f64>,
    /// The weight that each claim had.
    pub weight: Vec<f64>,
    /// The evidence lower bound after each round.
    pub bounds: Vec<f64>,
}

impl Fit {
    /// Mean of the reliability of a voice.
    pub fn reliability(&self, voice: usize) -> f64 {
        self.right[voice] / (self.right[voice] + self.wrong[voice])
    }
}

/// Fits the model for fixed weights of claims (`weight[c]` beside the claim's own). `from` is a fit of the same table to
/// start at; `tolerance` is the change of a reliability at which the fit has settled.
pub fn fit(
    table: &Table,
    weight: &[f64],
    priors: &[Prior],
    confirmed: &Confirmed,
    from: Option<&Fit>,
    tolerance: f64,
) -> Fit {
    let mut weight: Vec<f64> = table.claims.iter().zip(weight).map(|(c, w)| c.weight * w).collect();
    let prior = with_confirmed(table, &weight, priors, confirmed);
    let lone = lone(table, &weight, confirmed);
    lone.iter().for_each(|&(_, claim)| weight[claim] = 0.0);
    let mut fit = Fit {
        right: prior.iter().map(|p| p.right).collect(),
        wrong: prior.iter().map(|p| p.wrong).collect(),
        value: vec![0.0; table.values.len()],
        none: vec![0.0; table.slots.len()],
        claim: vec![0.0; table.claims.len()],
        bounds: Vec::new(),
        prior,
        weight,
    };
    if let Some(from) = from.filter(|from| from.right.len() == fit.right.len()) {
        fit.right.clone_from(&from.right);
        fit.wrong.clone_from(&from.wrong);
    }
    for _ in 0..MOST_ROUNDS {
        let bound = fit.slots(table, confirmed);
        let fell = fit.bounds.last().is_some_and(|last| bound < last - 1e-7 * (1.0 + last.abs()));
        debug_assert!(!fell, "the bound fell: {:?} then {bound}", fit.bounds.last());
        fit.bounds.push(bound);
        let moved = fit.voices(table, confirmed);
        if moved < tolerance || fell {
            break;
        }
    }
    for (slot, claim) in lone {
        let Claim { source, value, .. } = table.claims[claim];
        let right = fit.reliability(source);
        (fit.value[value], fit.claim[claim], fit.none[slot]) = (right, right, 1.0 - right);
    }
    fit
}

/// Slots of which a single claim counts, with the claim. It would vouch for itself: that nobody else speaks of a slot is
/// no evidence, so the claim tells nothing of its source and is as probable as its source is reliable.
fn lone(table: &Table, weight: &[f64], confirmed: &Confirmed) -> Vec<(usize, usize)> {
    let only = |slot: &Slot| {
        let values = &table.values[slot.values.clone()];
        let mut claims =
            values.iter().flat_map(|value| value.claims.clone()).filter(|&claim| weight[claim] > 0.0);
        claims.next().filter(|_| claims.next().is_none())
    };
    let slots = table.slots.iter().enumerate().filter(|(index, _)| !confirmed.contains_key(index));
    slots.filter_map(|(index, slot)| Some((index, only(slot)?))).collect()
}

/// Confirmations count in the priors: as further votes they would drown among the claims.
fn with_confirmed(table: &Table, weight: &[f64], priors: &[Prior], confirmed: &Confirmed) -> Vec<Prior> {
    let mut priors = priors.to_vec();
    for (&slot, &truth) in confirmed {
        for value in table.slots[slot].values.clone() {
            let fits = &table.values[value].fits;
            let part = fits.iter().find(|(v, _)| Some(*v) == truth).map_or(0.0, |(_, k)| *k);
            let right = if Some(value) == truth { 1.0 } else { part };
            for claim in table.values[value].claims.clone() {
                let prior = &mut priors[table.claims[claim].source];
                prior.right += CONFIRMED_WEIGHT * weight[claim] * right;
                prior.wrong += CONFIRMED_WEIGHT * weight[claim] * (1.0 - right);
            }
        }
    }
    priors
}

/// One over the number of values that a source in error chooses from.
pub fn chance(slot: &Slot) -> f64 {
    1.0 / (slot.choice - usize::from(slot.closed())).max(1) as f64
}

impl Fit {
    /// Brings the probabilities of values and claims up to date; returns the evidence lower bound.
    fn slots(&mut self, table: &Table, confirmed: &Confirmed) -> f64 {
        let odds: Vec<Odds> = self.right.iter().zip(&self.wrong).map(|(a, b)| Odds::of(*a, *b)).collect();
        let mut bound = 0.0;
        let mut scores = Vec::new();
        for (index, slot) in table.slots.iter().enumerate() {
            if let Some(&truth) = confirmed.get(&index) {
                self.settle(table, slot, truth);
                self.none[index] = if truth.is_none() { 1.0 } else { 0.0 };
                continue;
            }
            let chance = chance(slot);
            bound += self.scores(table, slot, &odds, chance, &mut scores);
            let start = ((1.0 - NONE_OF_THESE) / slot.values.len() as f64).ln();
            let none = NONE_OF_THESE.ln();
            let top = scores.iter().fold(none, |top, s| top.max(s + start));
            let sum: f64 = scores.iter().map(|s| (s + start - top).exp()).sum::<f64>() + (none - top).exp();
            bound += top + sum.ln();
            for (value, score) in slot.values.clone().zip(&scores) {
                self.value[value] = (score + start - top).exp() / sum;
            }
            self.none[index] = (none - top).exp() / sum;
            self.claims(table, slot, &odds, chance);
        }
        for (voice, prior) in self.prior.iter().enumerate() {
            bound -= divergence(self.right[voice], self.wrong[voice], *prior);
        }
        bound
    }

    /// Fills the log scores of a slot's values; returns what its claims have in common whatever the truth.
    fn scores(&self, table: &Table, slot: &Slot, odds: &[Odds], chance: f64, scores: &mut Vec<f64>) -> f64 {
        let first = slot.values.start;
        scores.clear();
        scores.resize(slot.values.len(), 0.0);
        let mut common = 0.0;
        let log_chance = chance.ln();
        for value in slot.values.clone() {
            let candidate = &table.values[value];
            for claim in candidate.claims.clone() {
                let odds = &odds[table.claims[claim].source];
                let weight = self.weight[claim];
                common += weight * (odds.log_wrong + log_chance);
                scores[value - first] += weight * odds.gain(chance, slot.closed());
                for &(finer, fit) in &candidate.fits {
                    scores[finer - first] += weight * (fit * odds.ratio / chance).ln_1p();
                }
            }
        }
        common
    }

    fn claims(&mut self, table: &Table, slot: &Slot, odds: &[Odds], chance: f64) {
        for value in slot.values.clone() {
            let candidate = &table.values[value];
            for claim in candidate.claims.clone() {
                let odds = odds[table.claims[claim].source].ratio / chance;
                let part = |value: usize, fit: f64| self.value[value] * fit * odds / (1.0 + fit * odds);
                let coarser: f64 = candidate.fits.iter().map(|&(finer, fit)| part(finer, fit)).sum();
                let same = if slot.closed() { self.value[value] } else { part(value, 1.0) };
                self.claim[claim] = (same + coarser).min(1.0);
            }
        }
    }

    fn settle(&mut self, table: &Table, slot: &Slot, truth: Option<usize>) {
        for value in slot.values.clone() {
            let holds = Some(value) == truth;
            self.value[value] = if holds { 1.0 } else { 0.0 };
            let part = table.values[value].fits.iter().find(|(v, _)| Some(*v) == truth).map_or(0.0, |f| f.1);
            let right = if holds { 1.0 } else { part };
            self.claim[table.values[value].claims.clone()].fill(right);
        }
    }

    /// Brings the counts of the voices up to date; returns how far a reliability moved at most.
    fn voices(&mut self, table: &Table, confirmed: &Confirmed) -> f64 {
        let mut right: Vec<f64> = self.prior.iter().map(|p| p.right).collect();
        let mut wrong: Vec<f64> = self.prior.iter().map(|p| p.wrong).collect();
        for (index, claim) in table.claims.iter().enumerate() {
            if !confirmed.is_empty() && confirmed.contains_key(&table.values[claim.value].slot) {
                continue;
            }
            right[claim.source] += self.weight[index] * self.claim[index];
            wrong[claim.source] += self.weight[index] * (1.0 - self.claim[index]);
        }
        let moved = (0..right.len())
            .map(|v| (right[v] - self.right[v]).abs() / (right[v] + wrong[v]))
            .fold(0.0, f64::max);
        (self.right, self.wrong) = (right, wrong);
        moved
    }
}

/// What a voice's counts say for a claim of it.
struct Odds {
    /// `g / h` with `g = exp E[ln A]`, `h = exp E[ln (1 - A)]`.
    ratio: f64,
    /// `ln h`.
    log_wrong: f64,
    /// The gain where a source in error has the usual choice: nearly all slots, so the logarithm is taken once.
    usual: f64,
}

impl Odds {
    fn of(right: f64, wrong: f64) -> Odds {
        let (a, b) = (digamma(right), digamma(wrong));
        let ratio = (a - b).exp();
        Odds { ratio, log_wrong: b - digamma(right + wrong), usual: (ratio / USUAL_CHANCE).ln_1p() }
    }

    /// What a claim adds to the log score of its value.
    fn gain(&self, chance: f64, closed: bool) -> f64 {
        match closed {
            true => (self.ratio / chance).ln(),
            false if chance == USUAL_CHANCE => self.usual,
            false => (self.ratio / chance).ln_1p(),
        }
    }
}

/// Kullback-Leibler divergence of a Beta distribution from its prior.
fn divergence(right: f64, wrong: f64, prior: Prior) -> f64 {
    let all = digamma(right + wrong);
    ln_beta(prior.right, prior.wrong) - ln_beta(right, wrong)
        + (right - prior.right) * (digamma(right) - all)
        + (wrong - prior.wrong) * (digamma(wrong) - all)
}
