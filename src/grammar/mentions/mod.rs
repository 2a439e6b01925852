//! Mentions: every noun phrase of the tree is a candidate; linear classifiers say what it refers to, whether it is a
//! name, and which of the words below its head belong to it.
//!
//! The classes are those of the GUM corpus (Zeldes 2017). Names of one text are weighed together: the same name mostly
//! refers to the same thing (Finkel, Grenager & Manning 2005 make use of that by sampling).

pub mod features;
pub mod names;
pub mod range;
pub mod tree;

use std::collections::BTreeMap;

pub use self::features::Keys;
use self::names::Cases;
use self::range::Ranges;
pub use self::tree::Children;
use super::linear::Scorer;
use super::names::Names;
use super::tagger::best;
use super::word::Word;
use crate::analysis::{Mention, MentionKind, Rel, Tag, Token};

/// Classes of kinds: no mention, then those of [`MentionKind::ALL`].
pub const KIND_CLASSES: usize = MentionKind::ALL.len() + 1;
/// The first of two classes: no name, a name.
pub const NAMED: usize = KIND_CLASSES;
/// The first of two classes: outside the mention, inside.
pub const INSIDE: usize = NAMED + 2;
/// Number of all classes.
pub const CLASSES: usize = INSIDE + 2;

/// What the classifiers see of a sentence.
pub struct View<'a> {
    /// The words as written.
    pub forms: &'a [&'a str],
    /// The analysed tokens.
    pub tokens: &'a [Token],
    /// Their forms, hashed.
    pub words: &'a [Word],
    /// As `words`, but in training with some names made unknown, so that lists and context are learned too.
    pub seen: &'a [Word],
    /// The joint labels.
    pub labels: &'a [u8],
    /// Children of every token.
    pub children: Children,
    /// Lists of names.
    pub names: &'a Names,
}

/// Whether a token can head a mention: nominals, and other words in the place of one.
pub fn candidate(token: &Token) -> bool {
    match token.tag {
        Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::X | Tag::Sym => true,
        Tag::Adj | Tag::Det | Tag::Adv => !matches!(token.rel, Rel::Det | Rel::Amod | Rel::Advmod | Rel::Cc),
        _ => false,
    }
}

/// Whether a candidate may be the head of a name.
pub fn name_like(view: &View, head: usize) -> bool {
    let capital = view.words[head].capital && matches!(view.tokens[head].tag, Tag::Noun | Tag::X | Tag::Adj);
    view.tokens[head].tag == Tag::Propn || capital
}

/// The class of no phrase above.
pub const NO_CLASS: u8 = 20;

// A candidate with what the classifiers say of it.
#[derive(Clone, Copy)]
struct Found {
    sentence: usize,
    head: usize,
    scores: [i32; CLASSES],
    class: u8,
    named: bool,
}

/// The mentions of the sentences of one text; of each named ones first, each sort from left to right, outermost first.
pub fn find(views: &[View], model: &impl Scorer) -> Vec<Vec<Mention>> {
    let cases = Cases::of(views.iter().map(|v| v.words));
    let mut all = Vec::new();
    for (sentence, view) in views.iter().enumerate() {
        classify(view, sentence, &cases, model, &mut all);
    }
    weigh_together(views, &mut all);
    let mut mentions = vec![Vec::new(); views.len()];
    for of_sentence in all.chunk_by(|a, b| a.sentence == b.sentence) {
        let Some(number) = of_sentence.first().map(|f| f.sentence) else { continue };
        let mut classes = vec![0; views[number].tokens.len()];
        of_sentence.iter().for_each(|f| classes[f.head] = f.class);
        let ranges = Ranges::new(&views[number], &classes, model);
        let mention = |f: &Found| {
            let kind = *MentionKind::ALL.get(usize::from(f.class.checked_sub(1)?))?;
            let (start, end) = ranges.of(f.head, f.named.then_some(f.class));
            Some(Mention { start, end, head: f.head, kind, named: f.named })
        };
        let mut found: Vec<Mention> = of_sentence.iter().filter_map(mention).collect();
        found.sort_by_key(|m| (!m.named, m.start, usize::MAX - m.end));
        mentions[number] = found;
    }
    mentions
}

fn classify(view: &View, sentence: usize, cases: &Cases, model: &impl Scorer, found: &mut Vec<Found>) {
    let mut classes = vec![0; view.tokens.len()];
    let mut keys = Keys::default();
    let downwards = view.children.downwards(view.tokens);
    for head in downwards.into_iter().filter(|&i| candidate(&view.tokens[i])) {
        let above = view.tokens[head].head.map_or(NO_CLASS, |h| classes[h]);
        let mut scores = [0; CLASSES];
        features::kind(view, head, above, &mut keys);
        model.score(&keys.list, &mut scores);
        let mut class = best(&scores[..KIND_CLASSES]);
        let named = name_like(view, head) && {
            names::features(view, head, class, cases, &mut keys);
            model.score(&keys.list, &mut scores);
            scores[NAMED + 1] > scores[NAMED] || whole_name(view, head)
        };
        if named {
            class = best(&scores[1..KIND_CLASSES]) + 1;
        }
        classes[head] = class;
        if class > 0 {
            found.push(Found { sentence, head, scores, class, named });
        }
    }
}

// Adds to the scores of every name those of the same name elsewhere in the text.
fn weigh_together(views: &[View], all: &mut [Found]) {
    let mut sums: BTreeMap<u64, ([i32; CLASSES], i32)> = BTreeMap::new();
    let key = |f: &Found| features::name_key(&views[f.sentence], f.head);
    for f in all.iter().filter(|f| f.named) {
        let (sum, count) = sums.entry(key(f)).or_default();
        sum.iter_mut().zip(f.scores).for_each(|(sum, score)| *sum += score);
        *count += 1;
    }
    for f in all.iter_mut().filter(|f| f.named) {
        let Some((sum, count)) = sums.get(&key(f)).filter(|(_, count)| *count > 1) else { continue };
        let own = f.scores;
        let together = |class: usize| OWN * own[class] + (sum[class] - own[class]) / (count - 1).max(1);
        let scores: Vec<i32> = (1..KIND_CLASSES).map(together).collect();
        f.class = best(&scores) + 1;
    }
}

// How much a mention's own scores weigh beside the mean of the others'.
const OWN: i32 = 3;

// A name that is no part of another one refers to something, whatever the scores.
fn whole_name(view: &View, head: usize) -> bool {
    let token = &view.tokens[head];
    let part = matches!(token.rel, Rel::Flat | Rel::Compound | Rel::NmodDesc | Rel::Goeswith | Rel::Fixed);
    let capital = view.words[head].capital;
    token.tag == Tag::Propn && capital && !part
}
