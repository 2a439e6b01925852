//! Copies of one text, or of a passage of it, in which a value was changed.
//!
//! Articles are syndicated, mirrored, quoted and rewritten with a few words changed. Where two texts are the same word by
//! word but for a few names, numbers or dates that stand in each other's place, those places give one attribute of one
//! thing, whatever the words around them say. Texts that differ in many places are of one pattern (town portraits,
//! minutes) and speak of different things.

mod edits;
mod sketch;

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Slot, Term};
use crate::analysis::{Document, Tag, Token};
use crate::entity::{Entities, fold};
use crate::text::Span;
use crate::value::{self, Comparison, DateContext, Value, ValueMention};
use crate::world::{self, List};
use edits::{Edit, Reuse};
use sketch::Word;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// More places than this in which values differ, and the texts only follow one pattern.
const MOST: usize = 6;
/// Where no more than these places were touched, another noun is another value; rewriting touches more.
const FEW: usize = 4;
/// Words in common for each such place at the least.
const WORDS_EACH: usize = 12;
/// The same where only passages are shared, as pages of one pattern do.
const PASSAGE_WORDS_EACH: usize = 20;
/// The part of the shorter text that such passages make up at the least: one over this.
const PASSAGE_PART: usize = 3;

/// Adds the claims of all places in which copies differ.
pub(super) fn extract(documents: &[Document], entities: &Entities, claims: &mut Vec<Claim>) {
    let candidates = sketch::candidates(documents);
    // Most documents have no copy: only those that may have one are read word by word.
    let alike: BTreeSet<usize> = candidates.iter().flat_map(|&(a, b)| [a, b]).collect();
    let texts: BTreeMap<usize, Vec<Word>> =
        alike.into_iter().map(|d| (d, sketch::words(&documents[d]))).collect();
    let mut places = 0;
    for (a, b) in candidates {
        // Pages of one work say like things of different things in the same words.
        if documents[a].source.is_of_one_work_with(&documents[b].source) {
            continue;
        }
        let Some(reuse) = edits::between(&texts[&a], &texts[&b]) else { continue };
        let found = Reader { documents, entities, texts: &texts, a, b }.changed(&reuse);
        for (x, y) in found {
            claims.push(x.claim(documents, places));
            claims.push(y.claim(documents, places));
            places += 1;
        }
    }
}

/// One side of a place in which copies differ.
struct Half {
    document: usize,
    sentence: usize,
    span: Span,
    value: ClaimValue,
}

impl Half {
    fn shown(&self, documents: &[Document]) -> String {
        fold::fold(self.span.of(&documents[self.document].source.text.visible))
    }

    fn claim(self, documents: &[Document], place: usize) -> Claim {
        let slot = match &self.value {
            ClaimValue::Typed(Value::Date(_)) => Slot::Date,
            ClaimValue::Typed(Value::Time { .. }) => Slot::Time,
            ClaimValue::Typed(Value::Duration(_)) => Slot::Duration,
            ClaimValue::Typed(Value::Ordinal(_)) => Slot::Ordinal,
            ClaimValue::Typed(_) => Slot::Amount,
            _ => Slot::Replaced,
        };
        Claim {
            document: self.document,
            sentence: self.sentence,
            slot,
            // Only the two halves of one place meet.
            attribute: format!("copy {place}"),
            anchors: around(&documents[self.document], &self),
            value: self.value,
            mention: self.span,
            qualifiers: Qualifiers { copied: true, ..Qualifiers::plain() },
        }
    }
}

/// The words of the sentence, for the reader of the report.
fn around(document: &Document, half: &Half) -> Vec<Anchor> {
    let sentence = &document.sentences[half.sentence];
    let content =
        |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Verb | Tag::Propn) && !t.span.overlaps(half.span);
    let term = |t: &Token| Term::Word(t.lemma.to_lowercase());
    let words = sentence.tokens.iter().filter(content);
    let mut anchors: Vec<Anchor> = words.map(|t| Anchor { term: term(t), role: Role::Adjunct }).collect();
    anchors.sort();
    anchors.dedup_by(|later, first| later.term == first.term);
    anchors
}

struct Reader<'a> {
    documents: &'a [Document],
    entities: &'a Entities,
    texts: &'a BTreeMap<usize, Vec<Word>>,
    a: usize,
    b: usize,
}

impl Reader<'_> {
    /// The values that were changed, each once; none where the two texts only follow one pattern.
    fn changed(&self, reuse: &Reuse) -> Vec<(Half, Half)> {
        let shorter = self.texts[&self.a].len().min(self.texts[&self.b].len());
        if !reuse.whole && reuse.length * PASSAGE_PART < shorter {
            return Vec::new();
        }
        let untouched = reuse.whole && reuse.edits.len() <= FEW && reuse.same * 20 >= 17 * reuse.length;
        let read = |e| self.read(e).or_else(|| untouched.then(|| self.read_nouns(e)).flatten());
        let mut found: Vec<(Half, Half)> = reuse.edits.iter().filter_map(read).collect();
        let mut seen = BTreeSet::new();
        found.retain(|(x, y)| seen.insert((x.shown(self.documents), y.shown(self.documents))));
        // Texts of one pattern that are about different things differ in their titles, too.
        let in_titles = |e: &Edit| self.titles(self.a, &e.old) && self.titles(self.b, &e.new);
        let about_others = reuse.edits.iter().any(in_titles);
        let each = if reuse.whole { WORDS_EACH } else { PASSAGE_WORDS_EACH };
        if about_others || found.len() > MOST || found.len() * each > reuse.same {
            found.clear();
        }
        found
    }

    /// Whether a stretch stands in its document's title, in capitals or not.
    fn titles(&self, document: usize, range: &Range<usize>) -> bool {
        let words: Vec<String> =
            self.texts[&document][range.clone()].iter().map(|w| w.text.clone()).collect();
        let title = self.documents[document].source.title.as_deref();
        title.is_some_and(|title| fold::has_run(title, &words))
    }

    /// What stands on the two sides of an edit, where both sides are numbers, dates or names of one type that differ.
    fn read(&self, edit: &Edit) -> Option<(Half, Half)> {
        let (x, y) = (self.value(self.a, &edit.old), self.value(self.b, &edit.new));
        if let (Some(x), Some(y)) = (x, y) {
            let differ = matches!((&x.value, &y.value), (ClaimValue::Typed(p), ClaimValue::Typed(q))
                if matches!(value::compare(p, q), Comparison::Different));
            return differ.then_some((x, y));
        }
        let (x, y) = (self.name(self.a, &edit.old)?, self.name(self.b, &edit.new)?);
        let (p, q) = (fold::words(&x.shown(self.documents)), fold::words(&y.shown(self.documents)));
        let inside = |s: &[String], l: &[String]| s.iter().all(|w| l.contains(w));
        let spelling = strsim::jaro_winkler(&p.join(" "), &q.join(" ")) >= 0.85;
        (!inside(&p, &q) && !inside(&q, &p) && !spelling).then_some((x, y))
    }

    /// Common nouns that mean different things: "a *novel* by" and "a *film* by".
    fn read_nouns(&self, edit: &Edit) -> Option<(Half, Half)> {
        let (x, p) = self.nouns(self.a, &edit.old)?;
        let (y, q) = self.nouns(self.b, &edit.new)?;
        let alike = |m: &String, n: &String| strsim::jaro_winkler(m, n) >= 0.85;
        (!p.iter().any(|m| q.iter().any(|n| alike(m, n)))).then_some((x, y))
    }

    /// A stretch of nouns and adjectives, with their concepts.
    fn nouns(&self, document: usize, range: &Range<usize>) -> Option<(Half, Vec<String>)> {
        let (sentence, tokens) = self.tokens(document, range)?;
        let source = &self.documents[document].source;
        let tokens = &self.documents[document].sentences[sentence].tokens[tokens];
        let nominal = tokens.iter().all(|t| matches!(t.tag, Tag::Noun | Tag::Adj | Tag::Propn | Tag::Punct));
        if !nominal || tokens.last()?.tag != Tag::Noun {
            return None;
        }
        let concept = |t: &Token| {
            let lemma = t.lemma.to_lowercase();
            if world::list(List::PersonNoun, &lemma) {
                return "person".to_owned();
            }
            world::concept(&lemma, world::Pos::Noun).map_or(lemma, |c| c.id.to_string())
        };
        let concepts = tokens.iter().filter(|t| t.tag != Tag::Punct).map(concept).collect();
        let span = tokens.first()?.span.join(tokens.last()?.span);
        let value = ClaimValue::Text(span.of(&source.text.visible).to_string());
        Some((Half { document, sentence, span, value }, concepts))
    }

    /// The tokens of a stretch, if it lies in one sentence.
    fn tokens(&self, document: usize, range: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let words = self.texts.get(&document)?.get(range.clone())?;
        let (first, last) = (words.first()?.at, words.last()?.at);
        (first.0 == last.0).then_some((first.0, first.1..last.1 + 1))
    }

    /// The number or date that a stretch belongs to; of a range whose one end was changed, that end.
    fn value(&self, document: usize, range: &Range<usize>) -> Option<Half> {
        let (sentence, tokens) = self.tokens(document, range)?;
        let analysed = &self.documents[document].sentences[sentence];
        let overlaps = |m: &ValueMention| m.start < tokens.end && tokens.start < m.end;
        let mention = self.find(document, &analysed.tokens).into_iter().find(overlaps)?;
        let is_range = matches!(&mention.value, Value::Date(date) if date.range);
        let end = || self.find(document, &analysed.tokens[tokens.clone()]).into_iter().next();
        let mention = if is_range { end().unwrap_or(mention) } else { mention };
        Some(Half { document, sentence, span: mention.span, value: ClaimValue::Typed(mention.value) })
    }

    /// The values in some tokens of a sentence.
    fn find(&self, document: usize, tokens: &[Token]) -> Vec<ValueMention> {
        let source = &self.documents[document].source;
        let [Some(first), Some(last)] = [tokens.first(), tokens.last()] else { return Vec::new() };
        let context = DateContext { published: source.published, heading_date: None, previous: None };
        value::find(&source.text.visible, tokens, first.span.join(last.span), &context)
    }

    /// The name that a stretch belongs to.
    fn name(&self, document: usize, range: &Range<usize>) -> Option<Half> {
        let (sentence, tokens) = self.tokens(document, range)?;
        let analysed = &self.documents[document].sentences[sentence];
        let visible = &self.documents[document].source.text.visible;
        let word = |t: usize| analysed.tokens[t].span.of(visible);
        let capital = |t: usize| word(t).starts_with(char::is_uppercase);
        let small = |t: usize| world::list(List::Stop, &word(t).to_lowercase());
        let named = tokens.clone().any(|t| capital(t) && analysed.tokens[t].tag == Tag::Propn);
        let whole =
            tokens.clone().all(|t| capital(t) || small(t) || !word(t).starts_with(char::is_alphabetic));
        // At the head of a sentence a capital says nothing.
        let referents = &self.entities.referents[document];
        let known = tokens.clone().any(|t| referents.name_at(sentence, t).is_some());
        if !named || !whole || !known || !capital(tokens.start) {
            return None;
        }
        let span = analysed.tokens[tokens.start].span.join(analysed.tokens[tokens.end - 1].span);
        let text = span.of(visible).to_string();
        Some(Half { document, sentence, span, value: ClaimValue::Text(text) })
    }
}
