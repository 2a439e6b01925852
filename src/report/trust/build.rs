//! From an assessment to what a reader is shown.

use super::{Checks, Other, Piece, SlotTrust, SourceTrust, TrustReport, VERSION, ValueTrust, Why, Without};
use crate::trust::Assessment;
use crate::trust::bayes::CONFIRMED_WEIGHT;
use crate::trust::checks;
use crate::trust::table::{Slot, Table};
use std::collections::{BTreeMap, BTreeSet};

/// How many claims for and against a source are shown.
const PIECES: usize = 5;
/// How many differences between methods are shown.
const EXAMPLES: usize = 20;
/// Up to how many sources times claims the ranking is computed without each source.
const MOST_WITHOUT: usize = 25_000_000;
/// Values whose probabilities are closer than this are level: nobody has won.
const LEVEL: f64 = 0.005;

/// The last bits of a sum may differ between machines.
pub fn rounded(x: f64) -> f64 {
    (x * 1e6).round() / 1e6
}

/// The report of an assessment.
pub fn of_assessment(assessment: &Assessment) -> TrustReport {
    let table = &assessment.table;
    let winners = assessment.winners();
    let mut sources = counts(assessment, &winners);
    let order = assessment.ranking();
    let sources = order.iter().map(|&s| std::mem::take(&mut sources[s])).collect();
    let contested: Vec<usize> = (0..table.slots.len()).filter(|&s| table.slots[s].values.len() > 1).collect();
    TrustReport {
        version: VERSION,
        sources,
        slots: contested.iter().map(|&slot| slot_of(assessment, slot)).collect(),
        agreed: table.slots.len() - contested.len(),
        checks: compare(assessment, &winners, &contested),
        ..TrustReport::default()
    }
}

/// The rows of the sources, in the order of the table.
fn counts(assessment: &Assessment, winners: &[Option<usize>]) -> Vec<SourceTrust> {
    let table = &assessment.table;
    let mut rows: Vec<SourceTrust> = (0..table.sources.len())
        .map(|source| {
            let (low, high) = assessment.interval(source);
            let prior = assessment.priors[assessment.voices[source]];
            SourceTrust {
                id: table.sources[source].clone(),
                reliability: rounded(assessment.reliability(source)),
                low,
                high,
                prior: rounded(prior.right / (prior.right + prior.wrong)),
                superseded: table.superseded[source],
                ..SourceTrust::default()
            }
        })
        .collect();
    let mut members = vec![Vec::new(); assessment.voiced.sources.len()];
    assessment.voices.iter().enumerate().for_each(|(source, &voice)| members[voice].push(source));
    for group in members.iter().filter(|group| group.len() > 1) {
        for &source in group {
            let others = group.iter().filter(|&&other| other != source);
            rows[source].copies = others.map(|&other| table.sources[other].clone()).collect();
        }
    }
    for dependence in &assessment.dependences {
        for (one, other) in [(dependence.a, dependence.b), (dependence.b, dependence.a)] {
            for &source in &members[one] {
                let name = assessment.voiced.sources[other].clone();
                rows[source].depends.push((name, rounded(dependence.share)));
            }
        }
    }
    for (slot, winner) in winners.iter().enumerate() {
        count_slot(assessment, slot, *winner, &mut rows);
    }
    rows
}

fn count_slot(assessment: &Assessment, index: usize, winner: Option<usize>, rows: &mut [SourceTrust]) {
    let table = &assessment.table;
    let slot = &table.slots[index];
    let voice = |source: usize| assessment.voices[source];
    let claims = table.claims_of(slot);
    let voices: BTreeSet<usize> = claims.iter().map(|c| voice(c.source)).collect();
    let support = |value: usize| assessment.fit.value[value];
    let best = winner.map_or(0.0, support);
    // Where none of them is right, nobody has won.
    let winner = winner.filter(|_| best > assessment.fit.none[index]);
    // Whether a value is as good as the best, and whether it is so together with one that it does not fit.
    let leads = |value: usize| support(value) > best - LEVEL;
    let rival = |value: usize| {
        let other = |v: usize| v != value && leads(v) && !fits(table, value, v) && !fits(table, v, value);
        slot.values.clone().any(other)
    };
    // By source: whether another voice says the same, and the best outcome of its values.
    let mut seen: BTreeMap<usize, (bool, Outcome)> = BTreeMap::new();
    for value in slot.values.clone() {
        let claims = &table.claims[table.values[value].claims.clone()];
        let shared = claims.iter().any(|c| voice(c.source) != voice(claims[0].source));
        let outcome = match winner {
            Some(w) if leads(value) || fits(table, value, w) => {
                if rival(value) && leads(value) {
                    Outcome::Level
                } else {
                    Outcome::Won
                }
            }
            _ => Outcome::Lost,
        };
        for claim in claims {
            rows[claim.source].claims += 1;
            let (same, best) = seen.entry(claim.source).or_default();
            (*same, *best) = (*same || shared, outcome.max(*best));
        }
    }
    for (source, (same, outcome)) in seen {
        let row = &mut rows[source];
        row.slots += 1;
        row.corroborated += usize::from(same);
        row.alone += usize::from(voices.len() == 1);
        // Who is at odds with itself alone neither wins nor loses.
        match outcome {
            _ if slot.values.len() < 2 => {}
            _ if voices.len() == 1 => row.level += 1,
            Outcome::Won => row.won += 1,
            Outcome::Level => row.level += 1,
            Outcome::Lost => row.lost += 1,
        }
    }
}

/// How a source comes out of a disagreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    #[default]
    Lost,
    Level,
    Won,
}

fn fits(table: &Table, coarse: usize, fine: usize) -> bool {
    table.values[coarse].fits.iter().any(|(value, _)| *value == fine)
}

fn slot_of(assessment: &Assessment, index: usize) -> SlotTrust {
    let table = &assessment.table;
    let slot = &table.slots[index];
    let confirmed = assessment.confirmed.get(&index).copied().flatten();
    let mut values: Vec<ValueTrust> = slot
        .values
        .clone()
        .map(|value| ValueTrust {
            value: table.values[value].text.clone(),
            probability: rounded(assessment.fit.value[value]),
            vote: rounded(assessment.vote[value]),
            sources: supporters(assessment, value),
            confirmed: confirmed == Some(value),
        })
        .collect();
    values.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.value.cmp(&b.value)));
    SlotTrust {
        object: slot.object.clone(),
        attribute: slot.attribute.clone(),
        values,
        none: rounded(assessment.fit.none[index]),
    }
}

/// Who gives a value, the most reliable first.
pub fn supporters(assessment: &Assessment, value: usize) -> Vec<(String, f64)> {
    let table = &assessment.table;
    let claims = &table.claims[table.values[value].claims.clone()];
    let mut all: Vec<(String, f64)> = claims
        .iter()
        .map(|c| (table.sources[c.source].clone(), rounded(assessment.reliability(c.source))))
        .collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

fn compare(assessment: &Assessment, winners: &[Option<usize>], contested: &[usize]) -> Checks {
    let table = &assessment.table;
    let mut found = Checks { contested: contested.len(), ..Checks::default() };
    for (method, scores) in [("majority vote", &assessment.vote), ("PooledInvestment", &assessment.pooled)] {
        let others = checks::winners(table, scores);
        for &slot in contested {
            let (Some(own), Some(other)) = (winners[slot], others[slot]) else { continue };
            // A tie is no other opinion.
            if own == other || scores[own] >= scores[other] - 1e-9 {
                continue;
            }
            if method == "majority vote" {
                found.vote += 1;
            } else {
                found.pooled_investment += 1;
            }
            if found.examples.len() < EXAMPLES {
                found.examples.push(Other {
                    slot: label(&table.slots[slot]),
                    value: table.values[own].text.clone(),
                    method: method.to_owned(),
                    other: table.values[other].text.clone(),
                });
            }
        }
    }
    found
}

/// A slot's name for a reader.
pub fn label(slot: &Slot) -> String {
    if slot.attribute.is_empty() {
        slot.object.clone()
    } else {
        format!("{}, {}", slot.object, slot.attribute)
    }
}

/// What makes the figure of a source. `piece` completes a claim of the voiced table, with the best supported value where
/// that is another: its slot's name and the quotes of both.
pub fn why(
    assessment: &Assessment,
    source: usize,
    piece: impl Fn(usize, Option<usize>, Piece) -> Piece,
) -> Why {
    let (voice, fit, table) = (assessment.voices[source], &assessment.fit, &assessment.voiced);
    let (prior, with_confirmed) = (assessment.priors[voice], fit.prior[voice]);
    let confirmed = (with_confirmed.right - prior.right, with_confirmed.wrong - prior.wrong);
    let winners = assessment.winners();
    let mut counted: Vec<usize> =
        (0..table.claims.len()).filter(|&c| table.claims[c].source == voice).collect();
    let free =
        |claim: usize| !assessment.confirmed.contains_key(&table.values[table.claims[claim].value].slot);
    let (right, claims) = counted
        .iter()
        .filter(|&&c| free(c))
        .fold((0.0, 0.0), |(right, all), &c| (right + fit.weight[c] * fit.claim[c], all + fit.weight[c]));
    // Only what others speak of, too, says anything of a source.
    counted.retain(|&c| {
        let slot = &table.slots[table.values[table.claims[c].value].slot];
        table.claims_of(slot).iter().any(|other| other.source != voice)
    });
    let mut gains = counted.clone();
    let mut losses = counted;
    let weight = |c: usize| fit.weight[c] * if free(c) { 1.0 } else { CONFIRMED_WEIGHT };
    let gain = |c: usize| weight(c) * fit.claim[c];
    let loss = |c: usize| weight(c) * (1.0 - fit.claim[c]);
    gains.sort_by(|&a, &b| gain(b).total_cmp(&gain(a)).then(a.cmp(&b)));
    losses.sort_by(|&a, &b| loss(b).total_cmp(&loss(a)).then(a.cmp(&b)));
    gains.retain(|&c| fit.claim[c] >= 0.5);
    losses.retain(|&c| fit.claim[c] < 0.5);
    let show = |all: &[usize]| -> Vec<Piece> {
        let mut shown: Vec<Piece> = Vec::new();
        let pieces = all.iter().take(4 * PIECES).map(|&c| {
            let value = table.claims[c].value;
            let slot = table.values[value].slot;
            let better = |best: usize| fit.value[best] > fit.value[value] + LEVEL;
            let best = winners[slot].filter(|&best| fit.claim[c] < 0.5 && better(best));
            let shown = Piece {
                slot: label(&table.slots[slot]),
                value: table.values[value].text.clone(),
                against: best.map(|best| table.values[best].text.clone()),
                probability: rounded(fit.claim[c]),
                weight: rounded(weight(c)),
                ..Piece::default()
            };
            piece(c, best, shown)
        });
        for piece in pieces {
            // One sentence may say the same of many things.
            if !shown.iter().any(|other| {
                other.value == piece.value && other.quotes == piece.quotes && !piece.quotes.is_empty()
            }) {
                shown.push(piece);
            }
        }
        shown.truncate(PIECES);
        shown
    };
    let members = assessment.voices.iter().filter(|&&v| v == voice).count();
    let said = assessment.table.claims.iter().filter(|c| assessment.voices[c.source] == voice).count();
    let own = table.claims.iter().filter(|c| c.source == voice).count();
    Why {
        source: assessment.table.sources[source].clone(),
        reliability: rounded(assessment.reliability(source)),
        prior_right: rounded(prior.right),
        prior_all: rounded(prior.right + prior.wrong),
        manner: None,
        usual_manner: None,
        confirmed_right: rounded(confirmed.0),
        confirmed_all: rounded(confirmed.0 + confirmed.1),
        right: rounded(right),
        claims: rounded(claims),
        superseded: assessment.table.superseded[source],
        duplicates: if members > 1 { said - own } else { 0 },
        gains: show(&gains),
        losses: show(&losses),
        without: without(assessment, source),
    }
}

fn without(assessment: &Assessment, source: usize) -> Vec<Without> {
    if assessment.voiced.sources.len() * assessment.voiced.claims.len() > MOST_WITHOUT {
        return Vec::new();
    }
    let name = |s: usize| assessment.table.sources[s].clone();
    let own = assessment.voices[source];
    let heads = (0..assessment.voiced.sources.len()).filter(|&voice| voice != own);
    heads
        .filter_map(|voice| {
            let left_out = assessment.voices.iter().position(|&v| v == voice)?;
            let ranking = assessment.ranking_without(left_out).into_iter().map(name).collect();
            Some(Without { source: name(left_out), ranking })
        })
        .collect()
}
