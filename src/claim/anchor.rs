//! What ties a value to the thing that it is a value of: the words and names around it, weighed by how close the
//! grammar puts them.

use crate::entity::EntityId;

/// A concept, a word or a named thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// Something with a name.
    Entity(EntityId),
    /// A concept of the world tables or a word in dictionary form.
    Word(String),
}

/// How the grammar ties a term to the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The noun that the value counts, measures or dates.
    Head,
    /// Narrows the head: "*pilot* schools", "*Energy* Strategy".
    Modifier,
    /// Whose it is: "the city's", "of the city".
    Owner,
    /// The verb or event.
    Predicate,
    /// Subject of the clause.
    Subject,
    /// Object of the clause.
    Object,
    /// Named by a preposition in the clause.
    Adjunct,
    /// Stands elsewhere in the sentence.
    Nearby,
    /// Stands in a heading above.
    Heading,
}

impl Role {
    /// How much a shared term in this place says about the values' being of one thing, 0 to 1.
    pub const fn weight(self) -> f64 {
        match self {
            Role::Head => 1.0,
            Role::Modifier => 0.8,
            Role::Owner => 0.9,
            Role::Predicate => 0.7,
            Role::Subject | Role::Object => 0.8,
            Role::Adjunct => 0.6,
            Role::Heading => 0.4,
            Role::Nearby => 0.3,
        }
    }
}

/// A term with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// The term.
    pub term: Term,
    /// Its place.
    pub role: Role,
}
