//! Claims: what a source says of one attribute of one thing, as a record with its evidence.
//!
//! A document's claims are read without a look at the others, but for what only shows beside them: assertions of what
//! another source denies (`asserted`), and places in which copies of one text differ (`copied`).

mod acronym;
mod anchor;
mod assent;
mod asserted;
mod called;
mod cause;
mod cause_told;
mod copied;
mod count_find;
mod count_list;
mod dates;
mod denial;
mod denying;
mod existence;
mod frames;
mod harm;
mod list;
mod list_row;
mod members;
mod named;
mod numbers;
mod office;
mod office_told;
mod office_words;
mod once;
mod outcome;
mod place;
mod polarity;
mod qualifiers;
mod quotes;
mod residual;
mod rows;
mod scene;
mod score;
mod sole;
mod speaker;
mod status;
mod superlative;
mod table;
mod titles;
mod total;
mod transfer;
mod unnamed;
mod whereabouts;
mod wording;
mod works;

pub use anchor::{Anchor, Role, Term};
pub(crate) use count_list::{LISTED, STATED};
pub(crate) use members::{common_words, keys as item_keys};
pub(crate) use place::HOUSE;
pub use qualifiers::Qualifiers;
pub(crate) use rows::RUN;
pub use scene::Scene;
pub(crate) use score::SOLE;
pub(crate) use superlative::BARE;
pub(crate) use titles::content_words;
pub(crate) use unnamed::head_of as described_head;

use crate::analysis::Document;
use crate::entity::{Entities, EntityId};
use crate::text::Span;
use crate::value::Value;
use rayon::prelude::*;

/// What kind of attribute a claim gives a value for. Only claims of one slot compare. The forest knows the slots by their
/// order: a new one goes to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// How many of something there are.
    Count,
    /// How much: money, a measure, a share.
    Amount,
    /// Which one in a sequence.
    Ordinal,
    /// When something happened or begins.
    Date,
    /// Until when something holds.
    End,
    /// At what time of day.
    Time,
    /// How long.
    Duration,
    /// Who did it.
    Agent,
    /// Where it happened or is.
    Place,
    /// Where or from what it comes.
    Origin,
    /// What it is called.
    Title,
    /// The words of a name that another source gives in other words.
    Name,
    /// Which office a person holds.
    Office,
    /// Who holds an office.
    Holder,
    /// Which status something has in a body.
    Status,
    /// What a short form stands for.
    Expansion,
    /// Whether it is so.
    Polarity,
    /// Of what size a group is that the same document lists.
    ListSize,
    /// Who or what makes up a group.
    Members,
    /// Whose words a quotation is.
    Quoted,
    /// Since when, or among what, something is the greatest.
    Superlative,
    /// What made it happen.
    Cause,
    /// How it came out, or which of several states it is in.
    Outcome,
    /// A person of whom only the surroundings tell what the name fills.
    SomePerson,
    /// The same for a place.
    SomePlace,
    /// The same for anything else with a name.
    SomeName,
    /// What stands in a place of a text where a copy of it has something else.
    Replaced,
    /// When a named thing was born, founded or came to its end.
    Once,
}

/// The value that a claim gives.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimValue {
    /// A number, date, time, duration or ordinal.
    Typed(Value),
    /// Someone, something or some place with a name.
    Entity(EntityId),
    /// Words of the source: a title, an expansion.
    Text(String),
    /// One of several exclusive values, by id.
    Choice(String),
    /// Yes or no.
    Truth(bool),
    /// The items of a closed list.
    List(Vec<String>),
}

/// One statement of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the document.
    pub document: usize,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// The kind of attribute.
    pub slot: Slot,
    /// The attribute itself: a concept of the world tables, or the head noun.
    pub attribute: String,
    /// What it is an attribute of and what else the statement ties it to.
    pub anchors: Vec<Anchor>,
    /// The value.
    pub value: ClaimValue,
    /// The words that carry the value, in the visible text.
    pub mention: Span,
    /// Time, scope, attribution, modality.
    pub qualifiers: Qualifiers,
}

impl Claim {
    /// Whether its value is a number, a date or a length of time, which are told apart by what stands around them.
    pub fn is_measured(&self) -> bool {
        let slots =
            [Slot::Count, Slot::Amount, Slot::Ordinal, Slot::Date, Slot::End, Slot::Time, Slot::Duration];
        slots.contains(&self.slot) && matches!(self.value, ClaimValue::Typed(_))
    }

    /// Whether only what stands around its value tells what it is about: of numbers, dates and names without a slot.
    pub fn is_open(&self) -> bool {
        self.is_measured() || self.slot.is_some_name()
    }
}

impl Slot {
    /// Whether it is the slot of a name of which only the surroundings tell what it fills.
    pub fn is_some_name(self) -> bool {
        matches!(self, Slot::SomePerson | Slot::SomePlace | Slot::SomeName)
    }
}

/// Finds the claims of one kind in a sentence. One file a kind, one line in [`EXTRACTORS`].
type Extractor = fn(&Scene<'_>, &mut Vec<Claim>);

/// All extractors that read one sentence at a time.
const EXTRACTORS: &[Extractor] = &[
    numbers::extract,
    dates::extract,
    table::extract,
    office::extract,
    office_told::extract,
    status::extract,
    titles::extract,
    acronym::extract,
    frames::extract,
    place::extract,
    polarity::extract,
    harm::extract,
    denial::extract,
    outcome::extract,
    assent::extract,
    score::extract,
    total::extract,
    cause::extract,
    superlative::extract,
    wording::extract,
    quotes::extract,
    works::extract,
    called::extract,
    whereabouts::extract,
    transfer::extract,
    unnamed::extract,
    named::extract,
];

/// The claims of all documents, in the order of the documents and their texts.
pub fn extract(documents: &[Document], entities: &Entities) -> Vec<Claim> {
    let per_document: Vec<Vec<Claim>> =
        documents.par_iter().enumerate().map(|(d, document)| of_document(d, document, entities)).collect();
    let mut claims: Vec<Claim> = Vec::with_capacity(per_document.iter().map(Vec::len).sum());
    per_document.into_iter().for_each(|of_one| claims.extend(of_one));
    asserted::add(documents, entities, &mut claims);
    copied::extract(documents, entities, &mut claims);
    claims.sort_by_key(|claim| (claim.document, claim.sentence));
    claims
}

fn of_document(d: usize, document: &Document, entities: &Entities) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut dates = scene::DateMemory::new(document);
    for s in 0..document.sentences.len() {
        let scene = Scene::new(d, s, document, entities, &mut dates);
        let first = claims.len();
        for extractor in EXTRACTORS {
            extractor(&scene, &mut claims);
        }
        once::extract(&scene, first, &mut claims);
        residual::extract(&scene, first, &mut claims);
        count_list::extract(&scene, &mut claims);
        members::extract(&scene, &mut claims);
    }
    titles::settle(&mut claims);
    score::settle(&mut claims);
    sole::mark(&mut claims);
    claims
}
