//! Cross-checks: majority vote, and PooledInvestment (Pasternack and Roth, COLING 2010), which is that of its public
//! implementations: trust starts at one, belief uniform over the values of a slot, and the growth is 1.4.

use super::table::Table;

/// Rounds of PooledInvestment, which need not settle; public implementations take ten or twenty.
const ROUNDS: usize = 20;
/// Its growth.
const GROWTH: f64 = 1.4;

/// For each value the share of its slot's claims.
pub fn vote(table: &Table) -> Vec<f64> {
    let mut shares = vec![0.0; table.values.len()];
    for slot in &table.slots {
        let all: f64 = table.claims_of(slot).iter().map(|c| c.weight).sum();
        for value in slot.values.clone() {
            let own: f64 = table.claims[table.values[value].claims.clone()].iter().map(|c| c.weight).sum();
            shares[value] = own / all;
        }
    }
    shares
}

/// For each value its belief: returns flow to the sources by what each put in, they invest the trust that this gives them in
/// their claims alike, and the slot's investments grow and are pooled. `(beliefs, trust of sources between 0 and 1)`.
pub fn pooled_investment(table: &Table) -> (Vec<f64>, Vec<f64>) {
    let mut claims = vec![0.0; table.sources.len()];
    table.claims.iter().for_each(|c| claims[c.source] += c.weight);
    let held = |trust: &[f64]| -> Vec<f64> {
        let stake = |c: &super::table::Claim| c.weight * trust[c.source] / claims[c.source];
        table.values.iter().map(|v| table.claims[v.claims.clone()].iter().map(stake).sum()).collect()
    };
    let mut trust = vec![1.0; table.sources.len()];
    let mut belief: Vec<f64> =
        table.values.iter().map(|v| 1.0 / table.slots[v.slot].values.len() as f64).collect();
    for _ in 0..ROUNDS {
        let put_in = held(&trust);
        let mut next = vec![0.0; table.sources.len()];
        for claim in table.claims.iter().filter(|claim| put_in[claim.value] > 0.0) {
            let stake = claim.weight * trust[claim.source] / claims[claim.source];
            next[claim.source] += belief[claim.value] * stake / put_in[claim.value];
        }
        let top = next.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        trust = next.iter().map(|t| t / top).collect();
        let held = held(&trust);
        for slot in &table.slots {
            let grown = |v: usize| held[v].powf(GROWTH);
            let pool: f64 = slot.values.clone().map(grown).sum();
            for value in slot.values.clone() {
                belief[value] = if pool > 0.0 { held[value] * grown(value) / pool } else { 0.0 };
            }
        }
    }
    (belief, trust)
}

/// The best value of each slot by `scores`; of equals, the last digits left out of account, the first. `None` for a slot without values.
pub fn winners(table: &Table, scores: &[f64]) -> Vec<Option<usize>> {
    let best = |slot: &super::table::Slot| {
        slot.values.clone().reduce(|best, v| if scores[v] > scores[best] + 1e-9 { v } else { best })
    };
    table.slots.iter().map(best).collect()
}
