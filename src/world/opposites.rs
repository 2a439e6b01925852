//! Predicates that cannot both hold of one thing.

use super::concepts::{Pos, word};
use super::table;
use fnv::FnvHashMap;
use std::sync::LazyLock;

/// In what way two predicates exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OppositeKind {
    /// Two ends of one event: *approve*, *reject*.
    Outcome,
    /// Two states of a thing: *open*, *closed*.
    State,
    /// Two ways that a value moves: *rise*, *fall*.
    Direction,
    /// A claim and its contrary: *confirm*, *deny*.
    Polarity,
    /// Two places in a row or on a scale: *first*, *last*.
    Order,
}

/// Where a word stands in the table.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    left: bool,
    pos: Pos,
    kind: OppositeKind,
}

static PLACES: LazyLock<FnvHashMap<&'static str, Vec<Place>>> = LazyLock::new(|| {
    let mut places: FnvHashMap<_, Vec<Place>> = FnvHashMap::default();
    for (row, [left, right, kind]) in table::rows(TEXT).enumerate() {
        let Some(kind) = opposite_kind(kind) else { continue };
        for (side, left) in [(left, true), (right, false)] {
            for (pos, word) in table::list(side).filter_map(word) {
                places.entry(word).or_default().push(Place { row, left, pos, kind });
            }
        }
    }
    places
});

const TEXT: &str = include_str!("opposites.tsv");

fn opposite_kind(name: &str) -> Option<OppositeKind> {
    Some(match name {
        "outcome" => OppositeKind::Outcome,
        "state" => OppositeKind::State,
        "direction" => OppositeKind::Direction,
        "polarity" => OppositeKind::Polarity,
        "order" => OppositeKind::Order,
        _ => return None,
    })
}

/// Whether the predicates `a` and `b` (lemmas or phrases in lower case) cannot both hold of one thing at one time.
pub fn opposite(a: &str, b: &str) -> bool {
    opposition(a, b).is_some()
}

/// In what way `a` and `b` exclude each other; the order of the two makes no difference.
pub fn opposition(a: &str, b: &str) -> Option<OppositeKind> {
    find(a, b, |_, _| true)
}

/// As [`opposition`], for words whose parts of speech are known (*live*, the verb, is no opposite of *pre-recorded*).
pub fn opposition_as(a: (&str, Pos), b: (&str, Pos)) -> Option<OppositeKind> {
    find(a.0, b.0, |left, right| left == a.1 && right == b.1)
}

/// The rows of the table that `word` stands in: a name for the row ("approve/reject"), whether on its left side, and the kind.
pub fn opposites_of(
    word: &str,
    pos: Pos,
) -> impl Iterator<Item = (&'static str, bool, OppositeKind)> + use<> {
    let places: Vec<Place> =
        PLACES.get(word).into_iter().flatten().filter(|p| p.pos == pos).copied().collect();
    places.into_iter().filter_map(|p| ROWS.get(p.row).map(|name| (name.as_str(), p.left, p.kind)))
}

/// A name for each row: the first word of each side.
static ROWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let first = |side: &'static str| table::list(side).filter_map(word).next().map_or("", |(_, w)| w);
    table::rows(TEXT).map(|[left, right, _]| format!("{}/{}", first(left), first(right))).collect()
});

fn find(a: &str, b: &str, fits: impl Fn(Pos, Pos) -> bool) -> Option<OppositeKind> {
    let right = PLACES.get(b)?;
    let facing = |l: &Place| right.iter().any(|r| r.row == l.row && r.left != l.left && fits(l.pos, r.pos));
    PLACES.get(a)?.iter().find(|l| facing(l)).map(|l| l.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(side: &'static str) -> Vec<(Pos, &'static str)> {
        table::list(side).map(|entry| word(entry).expect(entry)).collect()
    }

    #[test]
    fn every_line_parses_and_every_pair_is_found_both_ways() {
        let mut count = 0;
        for [left, right, kind] in table::rows(TEXT) {
            assert!(opposite_kind(kind).is_some(), "{kind}");
            count += 1;
            for &(pos, a) in &words(left) {
                for &(other, b) in &words(right) {
                    assert!(opposite(a, b) && opposite(b, a), "{a} {b}");
                    assert!(opposition_as((a, pos), (b, other)).is_some());
                }
            }
        }
        assert_eq!(count, table::lines(TEXT).count());
        assert!(count >= 120);
    }

    #[test]
    fn no_word_is_its_own_opposite() {
        for word in PLACES.keys() {
            assert!(!opposite(word, word), "{word}");
        }
    }

    #[test]
    fn opposites_have_a_kind() {
        assert_eq!(opposition("reject", "approve"), Some(OppositeKind::Outcome));
        assert_eq!(opposition("fall", "growth"), Some(OppositeKind::Direction));
        assert!(!opposite("approve", "adopt"));
        assert!(!opposite("approve", ""));
        assert_eq!(opposition_as(("live", Pos::Verb), ("taped", Pos::Adj)), None);
    }
}
