//! How far two documents agree: what tells texts on one thing from texts on two of one name.

use super::Verdict;
use super::judge::{Judged, threshold};
use crate::claim::{Claim, Slot};
use crate::entity::Entities;
use crate::pairs::{PairMap, key};

/// For each pair of documents how many of their numbers and dates agree, and how many seem to differ.
#[derive(Debug)]
pub(super) struct Ties(PairMap<(usize, usize)>);

impl Ties {
    pub(super) fn of(judged: &[Judged], claims: &[Claim]) -> Ties {
        let mut ties: PairMap<(usize, usize)> = PairMap::default();
        let mut agreed: PairMap<()> = PairMap::default();
        for j in judged.iter().filter(|j| claims[j.a].is_measured()) {
            let (p, q) = (claims[j.a].document, claims[j.b].document);
            let entry = ties.entry(key(p.min(q), p.max(q))).or_default();
            match j.verdict {
                // One value that the other text gives thrice agrees once.
                Verdict::Agree
                    if agreed.insert(key(j.a, q), ()).is_none()
                        && agreed.insert(key(j.b, p), ()).is_none() =>
                {
                    entry.0 += 1;
                }
                Verdict::Differ { .. } if j.score >= threshold(claims[j.a].slot) => entry.1 += 1,
                _ => {}
            }
        }
        Ties(ties)
    }

    /// Agreeing and differing values.
    pub fn between(&self, p: usize, q: usize) -> (usize, usize) {
        self.0.get(&key(p.min(q), p.max(q))).copied().unwrap_or_default()
    }
}

/// Whether two documents speak of one thing and not of two of one name: texts on one thing name the same things and give
/// the same numbers; texts on two differ in number after number.
pub(super) fn one_subject(j: &Judged, claims: &[Claim], entities: &Entities, ties: &Ties) -> bool {
    let (a, b) = (&claims[j.a], &claims[j.b]);
    if a.document == b.document {
        return true;
    }
    let (agreeing, differing) = ties.between(a.document, b.document);
    let least = if matches!(a.slot, Slot::Date | Slot::End | Slot::Time) { 4 } else { 3 };
    // What a rule says of a named thing has one of the names for its value.
    let own = usize::from(!a.is_open());
    let least = least.min(entities.nameable(a.document, b.document).saturating_sub(own));
    entities.shared(a.document, b.document).count() + agreeing >= least + 2 * differing.saturating_sub(1)
}
