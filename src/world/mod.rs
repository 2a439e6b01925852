//! World knowledge: tables of general English and of the world, with lookups.
//!
//! Each table is a `.tsv` file that begins with a description of its columns and says where it comes from. All are part
//! of the binary, read when first asked for. Words are lemmas; lookups do not mind capitals unless they say so.

mod concepts;
mod countries;
mod fold;
mod lists;
mod nominal;
mod opposites;
mod phrase;
mod roles;
mod statuses;
mod table;

pub use concepts::{
    Concept, ConceptKind, ConceptMatch, Pos, Slot, concept, concept_by_id, concept_phrase, concepts, senses,
};
pub use countries::{Country, capital, countries, country, demonym};
pub use lists::{List, list, list_at};
pub use nominal::{nouns_of, verb_of};
pub use opposites::{OppositeKind, opposite, opposition, opposition_as};
pub use roles::{Qualifier, QualifierKind, Role, RoleMatch, qualifier, role, role_at, roles};
pub use statuses::{Status, exclusive, status, status_at, statuses};

/// Whether `id` is in kebab-case.
#[cfg(test)]
fn is_kebab(id: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.split('-').all(plain)
}
