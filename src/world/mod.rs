//! World knowledge: tables of general English and of the world, with lookups.
//!
//! Each table is a `.tsv` file that begins with a description of its columns and says where it comes from. All are part
//! of the binary, read when first asked for. Words are lemmas; lookups do not mind capitals unless they say so.

mod concepts;
mod countries;
mod fold;
mod jobs;
mod lists;
mod nominal;
mod opposites;
mod phrase;
mod regions;
mod roles;
mod statuses;
mod table;
pub mod vectors;

pub use concepts::{
    Concept, ConceptKind, ConceptMatch, Pos, Slot, concept, concept_by_id, concept_phrase, concepts, senses,
};
pub use countries::{Country, capital, countries, country, demonym};
pub use jobs::{is_job, job_at, jobs_exclude};
pub use lists::{List, list, list_at};
pub use nominal::{nouns_of, verb_of};
pub use opposites::{OppositeKind, opposite, opposites_of, opposition, opposition_as};
pub use regions::region;
pub use roles::{Qualifier, QualifierKind, Role, RoleMatch, qualifier, role, role_at, roles};
pub use statuses::{Status, exclusive, status, status_at, statuses};

/// Whether `id` is in kebab-case.
#[cfg(test)]
fn is_kebab(id: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.split('-').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_one_concept_are_never_opposites() {
        for concept in concepts() {
            for (i, &(pos, a)) in concept.words.iter().enumerate() {
                let later = concept.words.iter().skip(i + 1);
                let against: Vec<_> =
                    later.filter(|&&(other, b)| opposition_as((a, pos), (b, other)).is_some()).collect();
                assert!(against.is_empty(), "{}: {a} against {against:?}", concept.id);
            }
        }
    }

    /// Words that occur in the tables, so that deeper paths are reached, and any others.
    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            prop::sample::select(vec![
                "set", "up", "the", "former", "take", "place", "of", "Republic", "member", "'s", ""
            ])
            .prop_map(str::to_owned),
        ]
    }

    proptest! {
        #[test]
        fn no_input_makes_a_lookup_panic_or_claim_too_many_words(words in prop::collection::vec(word(), 0..6)) {
            let lemmas: Vec<&str> = words.iter().map(String::as_str).collect();
            let text = words.join(" ");
            let _ = (country(&text), demonym(&text), capital(&text), qualifier(&text), opposite(&text, "open"));
            let _ = (role(&lemmas), status(&lemmas), exclusive(&lemmas, &["member"]));
            let role_len = role_at(&lemmas).map_or(0, |found| found.len);
            let phrase_len = concept_phrase(&lemmas).map_or(0, |found| found.len);
            let list_len = List::ALL.iter().map(|&kind| list_at(kind, &lemmas)).max().unwrap_or(0);
            let longest = role_len.max(phrase_len).max(list_len).max(status_at(&lemmas).1);
            prop_assert!(longest <= lemmas.len());
        }
    }
}
