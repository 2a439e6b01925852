//! One quotation in two mouths.

use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::entity::fold;
use crate::report::Severity;
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind {
    id: "attribution",
    explanation: "Two sources give the same words to different speakers.",
    slots: &[Slot::Quoted],
    threshold: 0.5,
    odds: 2.1,
    tune: |_, _| 0.0,
    judge,
};

/// So many words of meaning in common, or so many of any kind in a row, are no chance.
const LONG: usize = 4;

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    if pair.within() || !same_words(pair) {
        return Verdict::Unrelated;
    }
    let (p, q) = (&pair.entities.list[*x].words, &pair.entities.list[*y].words);
    if x == y || p.iter().any(|w| q.contains(w)) {
        return Verdict::Agree;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 1.0 }
}

/// Nearly the same words, or a part of them long enough to be no chance.
fn same_words(pair: &Pair<'_>) -> bool {
    let words = |c: &Claim| -> BTreeSet<String> {
        let objects = c.anchors.iter().filter(|a| a.role == Role::Object);
        let word = |term: &Term| if let Term::Word(w) = term { Some(w.clone()) } else { None };
        objects.filter_map(|a| word(&a.term)).collect()
    };
    let (x, y) = (words(pair.a), words(pair.b));
    let shared = x.intersection(&y).count();
    if shared >= LONG {
        return shared * 5 >= x.len().min(y.len()) * 4;
    }
    // A few words of meaning may be common talk: they have to come in one run, the longer without marks.
    let marked = !pair.a.qualifiers.weak && !pair.b.qualifiers.weak;
    let enough = if marked { LONG } else { LONG + 2 };
    shared >= 2 && shared == x.len().min(y.len()) && run(pair) >= enough
}

/// The longest run of words that the sentences of two quotations share.
fn run(pair: &Pair<'_>) -> usize {
    let words = |c: &Claim| {
        let document = &pair.documents[c.document];
        fold::words(document.sentences[c.sentence].span.of(&document.source.text.visible))
    };
    let bare = |w: String| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string();
    let [x, y] = [pair.a, pair.b].map(|c| words(c).into_iter().map(bare).collect::<Vec<_>>());
    let mut row = vec![0; y.len() + 1];
    let mut longest = 0;
    for word in &x {
        for j in (0..y.len()).rev() {
            row[j + 1] = if *word == y[j] { row[j] + 1 } else { 0 };
            longest = longest.max(row[j + 1]);
        }
    }
    longest
}
