//! Statuses that exclude each other.

use super::phrase::Phrases;
use super::table;
use std::sync::LazyLock;

/// One status out of a class of which a thing has one at a time.
#[derive(Debug, PartialEq, Eq)]
pub struct Status {
    /// The class, in kebab-case: `membership`.
    pub class: &'static str,
    /// The status, in kebab-case: `observer`.
    pub value: &'static str,
    /// Words and phrases for it, in lower case.
    pub words: Vec<&'static str>,
    /// Place on the scale, where the class has an order; 0 or 1 is the lowest.
    pub rank: Option<u8>,
}

static STATUSES: LazyLock<Vec<Status>> = LazyLock::new(|| {
    table::rows(include_str!("statuses.tsv"))
        .filter_map(|[class, value, words, rank]| {
            let rank = if rank.is_empty() { None } else { Some(rank.parse().ok()?) };
            Some(Status { class, value, words: table::list(words).collect(), rank })
        })
        .collect()
});

static WORDS: LazyLock<Phrases<&'static Status>> = LazyLock::new(|| {
    let mut phrases = Phrases::new(true);
    for status in statuses() {
        for word in &status.words {
            phrases.insert(word, status);
        }
    }
    phrases
});

/// All statuses, in the order of the table.
pub fn statuses() -> &'static [Status] {
    &STATUSES
}

/// The statuses, one a class at most, that all of `phrase` names.
pub fn status(phrase: &[&str]) -> Vec<&'static Status> {
    WORDS.whole(phrase).collect()
}

/// The statuses that the longest phrase at the beginning of `lemmas` names, with the number of lemmas that it covers.
pub fn status_at(lemmas: &[&str]) -> (Vec<&'static Status>, usize) {
    let longest = WORDS.prefixes(lemmas).next().map_or(0, |(_, len)| len);
    (WORDS.prefixes(lemmas).filter(|&(_, len)| len == longest).map(|(status, _)| status).collect(), longest)
}

/// The two statuses, of one class, by which `a` and `b` exclude each other; `None` if they share a status or no class.
pub fn exclusive(a: &[&str], b: &[&str]) -> Option<(&'static Status, &'static Status)> {
    let (left, right) = (status(a), status(b));
    if left.iter().any(|l| right.contains(l)) {
        return None;
    }
    let of_class = |l: &&'static Status| right.iter().find(|r| r.class == l.class).map(|r| (*l, *r));
    left.iter().find_map(of_class)
}

#[cfg(test)]
mod tests {
    use super::super::is_kebab;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_parses() {
        assert_eq!(statuses().len(), table::lines(include_str!("statuses.tsv")).count());
        assert!(statuses().iter().all(|s| is_kebab(s.class) && is_kebab(s.value) && !s.words.is_empty()));
    }

    #[test]
    fn values_and_words_are_unique_in_a_class_and_no_class_has_one_value() {
        let (mut values, mut words) = (BTreeSet::new(), BTreeSet::new());
        for s in statuses() {
            assert!(values.insert((s.class, s.value)), "{} {}", s.class, s.value);
            for word in &s.words {
                assert!(words.insert((s.class, *word)), "{} {word}", s.class);
            }
            assert!(statuses().iter().filter(|o| o.class == s.class).count() > 1, "{}", s.class);
        }
    }

    #[test]
    fn lookups_round_trip() {
        for s in statuses() {
            for word in &s.words {
                let lemmas: Vec<&str> = word.split(' ').collect();
                assert!(status(&lemmas).contains(&s), "{word}");
            }
        }
    }

    #[test]
    fn statuses_of_one_class_exclude_each_other() {
        let found = exclusive(&["full", "member"], &["Dialogue", "partner"]).expect("exclusive");
        assert_eq!((found.0.value, found.1.value), ("member", "dialogue-partner"));
        assert_eq!(exclusive(&["member"], &["full", "member"]), None);
        assert_eq!(exclusive(&["member"], &["open"]), None);
        assert_eq!(exclusive(&[], &[]), None);
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        let (found, len) = status_at(&["critically", "endangered", "bird"]);
        assert_eq!((found[0].value, len), ("critically-endangered", 2));
        assert_eq!(status_at(&["bird"]), (vec![], 0));
    }
}
