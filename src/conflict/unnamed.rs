//! Doers and places that are described, not named, against each other.

use super::things::{Fit, fit, lone};
use super::{Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, described_head};
use crate::entity;
use crate::report::Severity;
use crate::world::{self, Pos};

/// Two descriptions of what fills one slot: they exclude each other where neither source knows the other's word, and
/// each fills the slot once.
pub(super) fn judge(pair: &Pair<'_>) -> Verdict {
    let (Some(x), Some(y)) = (described_head(pair.a), described_head(pair.b)) else {
        return Verdict::Unrelated;
    };
    if x == y || entity::family(x) == entity::family(y) || alike(x, y) {
        return Verdict::Agree;
    }
    let known = says(pair, pair.a, y) || says(pair, pair.b, x);
    let same = matches!(fit(pair, &[Role::Object]), Fit::Same | Fit::Implied);
    if pair.within() || known || !same || !lone(pair) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.1 }
}

/// Several against one with a name: "divers found it", "NAME found it".
pub(super) fn several(pair: &Pair<'_>, named: &Claim, told: &Claim) -> Verdict {
    let Some(noun) = described_head(told) else { return Verdict::Unrelated };
    let ClaimValue::Entity(id) = named.value else { return Verdict::Unrelated };
    let one = &pair.entities.list[id];
    let plural = told
        .anchors
        .iter()
        .any(|a| matches!(&a.term, crate::claim::Term::Word(w) if w.starts_with("#as several ")));
    let person = one.kind == crate::analysis::MentionKind::Person;
    let knows = one.documents.contains(&told.document)
        || one.types.contains(&entity::family(noun))
        || says(pair, named, noun);
    let same = matches!(fit(pair, &[Role::Object]), Fit::Same | Fit::Implied);
    if pair.within() || !plural || !person || knows || !same || !lone(pair) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.1 }
}

fn alike(x: &str, y: &str) -> bool {
    let concept = |w: &str| world::concept(w, Pos::Noun).map(|c| c.id);
    concept(x).is_some() && concept(x) == concept(y)
}

/// Whether a claim's source has a word anywhere.
fn says(pair: &Pair<'_>, claim: &Claim, noun: &str) -> bool {
    let document = &pair.documents[claim.document];
    document.sentences.iter().flat_map(|s| &s.tokens).any(|t| t.lemma.eq_ignore_ascii_case(noun))
}
