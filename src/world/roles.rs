//! Offices and functions, and the words that change which office is meant.

use super::phrase::Phrases;
use super::table;
use std::sync::LazyLock;

/// An office or function.
#[derive(Debug, PartialEq, Eq)]
pub struct Role {
    /// Name of the role, in kebab-case.
    pub id: &'static str,
    /// Lemmas and phrases for it.
    pub words: Vec<&'static str>,
    /// Whether one person holds it at a time in a body.
    pub unique: bool,
}

/// How a word changes the office that it stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QualifierKind {
    /// The one below: *deputy*.
    Deputy,
    /// For the time being: *acting*.
    Interim,
    /// No longer: *former*.
    Former,
    /// Not yet: *designate*.
    Future,
    /// In name: *honorary*.
    Honorary,
    /// Wants to be: *aspiring*.
    Candidate,
    /// Shared with another: *joint*.
    Joint,
    /// A step of it: *senior*.
    Rank,
}

/// A word that changes an office.
#[derive(Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// The lemma or phrase.
    pub word: &'static str,
    /// What it does.
    pub kind: QualifierKind,
}

/// An office with its qualifiers, found at the beginning of a row of lemmas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMatch {
    /// The office.
    pub role: &'static Role,
    /// The qualifiers before it, in order.
    pub qualifiers: Vec<&'static Qualifier>,
    /// Number of lemmas covered, qualifiers included.
    pub len: usize,
}

static ROLES: LazyLock<Vec<Role>> = LazyLock::new(|| {
    table::rows(include_str!("roles.tsv"))
        .filter_map(|[id, words, flag]| {
            let unique = match flag {
                "unique" => true,
                "shared" => false,
                _ => return None,
            };
            Some(Role { id, words: table::list(words).collect(), unique })
        })
        .collect()
});

static QUALIFIERS: LazyLock<Vec<Qualifier>> = LazyLock::new(|| {
    table::rows(include_str!("qualifiers.tsv"))
        .filter_map(|[word, kind]| Some(Qualifier { word, kind: qualifier_kind(kind)? }))
        .collect()
});

static ROLE_WORDS: LazyLock<Phrases<&'static Role>> = LazyLock::new(|| {
    let mut phrases = Phrases::new(true);
    for role in roles() {
        for word in &role.words {
            phrases.insert(word, role);
        }
    }
    phrases
});

static QUALIFIER_WORDS: LazyLock<Phrases<&'static Qualifier>> = LazyLock::new(|| {
    let mut phrases = Phrases::new(true);
    for qualifier in QUALIFIERS.iter() {
        phrases.insert(qualifier.word, qualifier);
    }
    phrases
});

fn qualifier_kind(name: &str) -> Option<QualifierKind> {
    Some(match name {
        "deputy" => QualifierKind::Deputy,
        "interim" => QualifierKind::Interim,
        "former" => QualifierKind::Former,
        "future" => QualifierKind::Future,
        "honorary" => QualifierKind::Honorary,
        "candidate" => QualifierKind::Candidate,
        "joint" => QualifierKind::Joint,
        "rank" => QualifierKind::Rank,
        _ => return None,
    })
}

/// All roles, in the order of the table.
pub fn roles() -> &'static [Role] {
    &ROLES
}

/// The role that all of `phrase` names, without qualifiers: *chief executive officer*, but not *acting mayor*.
pub fn role(phrase: &[&str]) -> Option<&'static Role> {
    ROLE_WORDS.whole(phrase).next()
}

/// The longest role at the beginning of `lemmas`, with the qualifiers before it: *former deputy mayor of ...*. What
/// is an office of its own (*vice president*) is found as such.
pub fn role_at(lemmas: &[&str]) -> Option<RoleMatch> {
    let mut qualifiers = Vec::new();
    let mut start = 0;
    loop {
        let rest = lemmas.get(start..)?;
        if let Some((role, len)) = ROLE_WORDS.prefixes(rest).next() {
            return Some(RoleMatch { role, qualifiers, len: start + len });
        }
        let (qualifier, len) = QUALIFIER_WORDS.prefixes(rest).next()?;
        qualifiers.push(qualifier);
        start += len;
    }
}

/// What `word` does to an office that it stands before, if anything.
pub fn qualifier(word: &str) -> Option<QualifierKind> {
    let words: Vec<&str> = word.split_whitespace().collect();
    QUALIFIER_WORDS.whole(&words).next().map(|qualifier| qualifier.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_parses() {
        assert_eq!(roles().len(), table::lines(include_str!("roles.tsv")).count());
        assert_eq!(QUALIFIERS.len(), table::lines(include_str!("qualifiers.tsv")).count());
    }

    #[test]
    fn ids_and_words_are_unique() {
        let ids: BTreeSet<_> = roles().iter().map(|r| r.id).collect();
        assert_eq!(ids.len(), roles().len());
        assert!(ids.iter().all(|id| super::super::is_kebab(id)));
        let mut words = BTreeSet::new();
        for word in roles().iter().flat_map(|r| &r.words) {
            assert!(words.insert(*word), "{word} stands twice");
        }
        let qualifiers: BTreeSet<_> = QUALIFIERS.iter().map(|q| q.word).collect();
        assert_eq!(qualifiers.len(), QUALIFIERS.len());
    }

    #[test]
    fn lookups_round_trip() {
        for r in roles() {
            for word in &r.words {
                let lemmas: Vec<&str> = word.split(' ').collect();
                assert_eq!(role(&lemmas), Some(r), "{word}");
            }
        }
        assert!(QUALIFIERS.iter().all(|q| qualifier(q.word) == Some(q.kind)));
    }

    #[test]
    fn one_office_has_many_names() {
        assert_eq!(role(&["CEO"]), role(&["managing", "director"]));
        assert_eq!(role(&["acting", "mayor"]), None);
        assert_ne!(role(&["mayor"]), role(&["governor"]));
    }

    #[test]
    fn qualifiers_are_told_apart_from_offices() {
        let found = role_at(&["former", "deputy", "mayor", "of"]).expect("a role");
        let kinds: Vec<_> = found.qualifiers.iter().map(|q| q.kind).collect();
        assert_eq!((found.role.id, found.len), ("mayor", 3));
        assert_eq!(kinds, [QualifierKind::Former, QualifierKind::Deputy]);
        let found = role_at(&["Vice", "President"]).expect("a role");
        assert_eq!((found.role.id, found.qualifiers.len()), ("vice-president", 0));
        assert_eq!(role_at(&["former"]), None);
        assert_eq!(role_at(&[]), None);
    }
}
