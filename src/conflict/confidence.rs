//! How likely a report is right.

use super::Kind;
use super::judge::Judged;
use crate::analysis::Document;
use crate::entity::Entities;

/// Corrects the forest's log-odds, as in Platt (1999): fitted to the reports on corpora that the forest had not seen
/// (`tools/train.py` prints them).
const PLATT: (f64, f64) = (0.23, 1.18);
/// What a score that is one more adds to the log-odds of what a rule found, from this margin over the threshold on:
/// fitted by logistic regression together with the odds of the kinds.
const SLOPE: f64 = 0.43;
const USUAL_MARGIN: f64 = 1.5;
/// Texts that the corpora have on which these were fitted.
const USUAL_TEXTS: f64 = 6.0;
/// How much two texts must name the same things to be surely of one subject.
const KIN: f64 = 0.2;
/// Added to the log-odds where both texts are pages of one work.
const ONE_WORK: f64 = -2.0;

/// From 0 to 1, in hundredths: of what the forest weighs by its probability, else by how often the kind's rule is right;
/// less where the two texts are likely of different subjects.
pub(super) fn confidence(
    best: &Judged,
    kind: &Kind,
    texts: [usize; 2],
    documents: &[Document],
    entities: &Entities,
) -> f64 {
    let odds = match best.probability {
        p if p > 0.0 => PLATT.0 + PLATT.1 * (p / (1.0 - p).max(1e-6)).ln(),
        _ => kind.odds + SLOPE * (best.score - kind.threshold - USUAL_MARGIN),
    };
    let p = 1.0 / (1.0 + (-odds - subject_odds(texts, documents, entities)).exp());
    (p * 100.0).round() / 100.0
}

/// Added to the log-odds, at most 0.
///
/// In a set `k` times as large a statement meets `k` times as many others that only look alike, so that the odds of each
/// are `k` times lower (Fellegi & Sunter 1969), unless the two texts name the same rare things. And the pages of one work
/// share its subject among themselves: what reads alike on two of them is said of two things, and one hand wrote it.
fn subject_odds([p, q]: [usize; 2], documents: &[Document], entities: &Entities) -> f64 {
    if p == q {
        return 0.0;
    }
    let larger = (documents.len() as f64 / USUAL_TEXTS).max(1.0).ln();
    let chance = if larger > 0.0 { larger * (entities.kinship(p, q) / KIN - 1.0).min(0.0) } else { 0.0 };
    let one_work = documents[p].source.is_of_one_work_with(&documents[q].source);
    chance + if one_work { ONE_WORK } else { 0.0 }
}
