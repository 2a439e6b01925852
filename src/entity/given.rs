//! Given names, and what titles tell of a person.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Whether a person is spoken of as "he" or "she".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

static NAMES: LazyLock<HashMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let rows = include_str!("given.tsv").lines().filter(|l| !l.starts_with('#'));
    for (gender, row) in rows.filter_map(|l| l.split_once('\t')) {
        let gender = match gender {
            "f" => Some(Gender::Female),
            "m" => Some(Gender::Male),
            _ => None,
        };
        for name in row.split(' ') {
            // A name that stands under two genders tells none.
            names
                .entry(name)
                .and_modify(|g| {
                    if *g != gender {
                        *g = None
                    }
                })
                .or_insert(gender);
        }
    }
    names
});

/// Whether a folded word is a common given name.
pub(super) fn is_given(word: &str) -> bool {
    NAMES.contains_key(word)
}

/// The gender of those who bear a given name, where most are of one.
pub(super) fn gender(word: &str) -> Option<Gender> {
    NAMES.get(word).copied().flatten()
}

/// The gender that a word of a phrase for a person tells: a title, a noun, a given name.
pub(super) fn gender_of(word: &str) -> Option<Gender> {
    gender_of_title(word).or_else(|| gender(&super::fold::fold(word)))
}

/// The gender that a title or a noun for a person tells.
pub(crate) fn gender_of_title(word: &str) -> Option<Gender> {
    let lower = word.trim_end_matches('.').to_lowercase();
    match lower.as_str() {
        "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "duchess" | "baroness"
        | "countess" | "empress" | "mme" | "madame" | "frau" | "señora" | "signora" | "senhora"
        | "sister" | "mother" | "actress" | "headmistress" | "sheikha" | "sultana" | "woman" | "girl"
        | "wife" | "daughter" | "widow" | "aunt" | "grandmother" => Some(Gender::Female),
        "mr" | "sir" | "lord" | "king" | "prince" | "duke" | "baron" | "count" | "emperor" | "herr"
        | "monsieur" | "señor" | "senhor" | "signor" | "brother" | "father" | "sheikh" | "sultan"
        | "emir" | "pope" | "headmaster" | "mzee" | "man" | "boy" | "husband" | "son" | "uncle"
        | "grandfather" => Some(Gender::Male),
        _ if lower.ends_with("woman") => Some(Gender::Female),
        _ if lower.len() > 5 && lower.ends_with("man") && !lower.ends_with("human") => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_and_tell_gender() {
        assert!(NAMES.keys().all(|n| crate::entity::fold::fold(n).replace(' ', "-") == *n), "not folded");
        assert_eq!(gender("mary"), Some(Gender::Female));
        assert_eq!(gender("kwame"), Some(Gender::Male));
        assert!(is_given("alex"));
        assert_eq!(gender("alex"), None);
        assert_eq!(gender_of_title("spokeswoman"), Some(Gender::Female));
        assert_eq!(gender_of_title("Mr."), Some(Gender::Male));
        assert_eq!(gender_of_title("mayor"), None);
    }
}
