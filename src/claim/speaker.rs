//! Who speaks a quotation: rules from the surest to the least sure, as in the sieves of Muzny et al. 2017.
//!
//! What a verb of saying ties to the quotation comes first, then what stands before a colon, then words that name the
//! utterance ("the line is from NAME"), then the sentences around it.

use super::{Claim, ClaimValue, Scene, Slot};
use crate::analysis::{Feats, MentionKind, Rel, Sentence, Tag, Tree};
use crate::entity::{EntityId, Name};
use crate::text::Span;
use crate::world::{self, List};

/// How many tokens of an office may stand between a verb of saying and the name behind it.
const OFFICE: usize = 12;

/// A sentence's share of a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted {
    /// Its first token.
    pub start: usize,
    /// Behind its last token.
    pub end: usize,
    /// Byte behind the opening mark, which may stand in a sentence before.
    pub opened: usize,
    /// Whether it ends in this sentence.
    pub closed: bool,
}

impl Quoted {
    fn outside(self, i: usize) -> bool {
        i < self.start || i >= self.end
    }

    fn distance(self, i: usize) -> usize {
        if i < self.start { self.start - i } else { i + 1 - self.end }
    }
}

/// Who speaks, and the words that tell it.
pub(super) type Speaker = (EntityId, Span);

/// What a rule says: nothing, or who speaks as far as that has a name.
type Ruling = Option<Option<Speaker>>;

/// The one who speaks the quotation; `claims` are those of the sentences before.
pub(super) fn of(scene: &Scene<'_>, quoted: Quoted, claims: &[Claim]) -> Option<Speaker> {
    let rules = [by_verb, by_echo, by_colon, by_word];
    if let Some(ruling) = rules.iter().find_map(|rule| rule(scene, quoted)) {
        return ruling;
    }
    let bare = (0..scene.tree.len()).filter(|&i| quoted.outside(i)).all(|i| scene.tree.tag(i) == Tag::Punct);
    if !bare {
        return None;
    }
    continued(scene, claims).or_else(|| if quoted.closed { before(scene, quoted) } else { None })
}

/// Verbs that bring in somebody's words.
fn says(tree: &Tree<'_>, i: usize) -> bool {
    const OTHER: &[&str] = &[
        "put", "call", "ask", "shout", "sigh", "cry", "go", "coin", "speak", "chant", "sing", "pen",
        "whisper", "mutter", "murmur", "yell", "snap", "exclaim", "utter", "sum",
    ];
    let lemma = tree.lower_lemma(i);
    tree.tag(i) == Tag::Verb && (world::list(List::Reporting, lemma) || OTHER.contains(&lemma))
}

/// Nouns for what is said.
fn is_utterance(lemma: &str) -> bool {
    const NOUNS: &[&str] = &[
        "line",
        "word",
        "phrase",
        "sentence",
        "remark",
        "saying",
        "quote",
        "quotation",
        "motto",
        "quip",
        "toast",
        "joke",
        "comment",
        "slogan",
        "expression",
        "dictum",
        "maxim",
        "aphorism",
        "adage",
        "reply",
        "answer",
        "verdict",
        "speech",
        "statement",
        "formula",
        "catchphrase",
        "proverb",
        "pun",
        "retort",
    ];
    NOUNS.contains(&lemma)
}

/// The subject of the verb of saying that stands nearest: "NAME told them", "said the mayor, NAME".
fn by_verb(scene: &Scene<'_>, quoted: Quoted) -> Ruling {
    let tree = &scene.tree;
    let verbs = (0..tree.len()).filter(|&i| quoted.outside(i) && says(tree, i));
    let verb = verbs.min_by_key(|&i| quoted.distance(i))?;
    let clause = scene.clause_at(verb);
    let agent = clause.and_then(|c| c.agent).or_else(|| tree.one(verb, &[Rel::Nsubj]));
    let agent = agent.filter(|&a| quoted.outside(a));
    if let Some(speaker) = agent.and_then(|a| phrase(scene, a)).or_else(|| beside(scene, verb, quoted)) {
        return Some(Some(speaker));
    }
    // Somebody speaks whom nothing names.
    agent.filter(|&a| tree.tag(a) == Tag::Pron && tree.lower(a) != "who").map(|_| None)
}

/// A name right before the verb of saying, or behind it with no more than an office between them.
fn beside(scene: &Scene<'_>, verb: usize, quoted: Quoted) -> Option<Speaker> {
    let tree = &scene.tree;
    let names = people(scene);
    let office = |i: usize| {
        let small = matches!(tree.word(i), "," | "of" | "for" | "at" | "'s" | "’s" | "and" | "in");
        small || matches!(tree.tag(i), Tag::Noun | Tag::Adj | Tag::Det | Tag::Propn | Tag::Pron)
    };
    let behind = names.iter().find(|(n, _)| n.start > verb && n.start <= verb + OFFICE);
    let behind = behind.filter(|(n, _)| (verb + 1..n.start).all(|i| quoted.outside(i) && office(i)));
    let comma = |i: usize| tree.word(i) == ",";
    let before = || names.iter().find(|(n, _)| n.end == verb || n.end + 1 == verb && comma(n.end));
    behind.or_else(before).filter(|(n, _)| quoted.outside(n.start)).map(|n| named(scene.sentence(), n))
}

/// "NAME, close to tears: “…”": what stands before the colon is about who speaks.
fn by_colon(scene: &Scene<'_>, quoted: Quoted) -> Ruling {
    let tree = &scene.tree;
    let colon = quoted.start.checked_sub(2).filter(|&i| tree.word(i) == ":")?;
    let root = scene.clauses.iter().filter(|c| c.predicate < colon).find_map(|c| c.agent);
    let subject = root.filter(|&s| s < colon).and_then(|s| phrase(scene, s));
    let first = || people(scene).into_iter().find(|(n, _)| n.end <= colon);
    subject.or_else(|| first().map(|n| named(scene.sentence(), n))).map(Some)
}

/// "In the words of NAME", "NAME's motto", "“…” – NAME": the only person named outside the quotation.
fn by_word(scene: &Scene<'_>, quoted: Quoted) -> Ruling {
    let tree = &scene.tree;
    let outside = || (0..tree.len()).filter(|&i| quoted.outside(i));
    let mut all: Vec<&(Name, EntityId)> = people(scene);
    all.retain(|(n, _)| quoted.outside(n.start));
    all.dedup_by_key(|(_, id)| *id);
    let [name] = all.as_slice() else { return None };
    let (start, end) = (name.0.start, name.0.end);
    let told = outside().any(|i| is_utterance(tree.lower_lemma(i)));
    let marks = |i: usize| matches!(tree.word(i), "to" | "by" | "By" | "—" | "–" | "-" | "―");
    let by = start.checked_sub(1).is_some_and(|i| quoted.outside(i) && marks(i));
    let alone = outside().filter(|&i| tree.tag(i) != Tag::Punct).count() <= end - start + 2;
    let owner = tree.feats(end - 1).has(Feats::POSSESSIVE)
        || end < tree.len() && matches!(tree.word(end), "'s" | "’s");
    (told || by || alone && owner).then(|| Some(named(scene.sentence(), name)))
}

/// "That was the captain, NAME", "The line is from NAME", "It was NAME who said it" in the sentence behind.
fn by_echo(scene: &Scene<'_>, quoted: Quoted) -> Ruling {
    let sentence = scene.source.sentences.get(scene.index + 1).filter(|_| quoted.closed)?;
    let tree = Tree::new(scene.text(), sentence);
    let near = sentence.block == scene.sentence().block && tree.len() > 2;
    if !near || sentence.span.of(scene.text()).contains(['“', '”', '"']) {
        return None;
    }
    let speaks = (1..tree.len()).any(|i| says(&tree, i) || matches!(tree.lemma(i), "come" | "find"));
    let points = match tree.lower(0) {
        "that" | "this" | "those" | "these" => tree.lemma(1) == "be",
        "it" => speaks && (1..tree.len()).any(|i| tree.lower(i) == "who"),
        "so" => says(&tree, 1),
        _ => false,
    };
    let utters = (0..tree.len().min(8)).any(|i| is_utterance(tree.lower_lemma(i)));
    (points || utters).then(|| only_person(scene, scene.index + 1)).flatten().map(Some)
}

/// "“…,” said NAME. “…”": who spoke in the sentence before goes on.
fn continued(scene: &Scene<'_>, claims: &[Claim]) -> Option<Speaker> {
    let last = scene.index.checked_sub(1)?;
    let own = claims.iter().rev().take_while(|c| c.document == scene.document && c.sentence >= last);
    let said = own.filter(|c| c.slot == Slot::Quoted && c.sentence == last).find_map(|c| match c.value {
        ClaimValue::Entity(id) => Some((id, c.mention)),
        _ => None,
    });
    let same = scene.source.sentences[last].block == scene.sentence().block;
    said.filter(|_| same)
}

/// A quotation that fills its sentences: who speaks stands in the sentence before ("NAME was blunt.").
fn before(scene: &Scene<'_>, quoted: Quoted) -> Option<Speaker> {
    let sentences = &scene.source.sentences;
    let first = (0..=scene.index).rev().find(|&s| sentences[s].span.start <= quoted.opened)?;
    let lead = Span::new(sentences[first].span.start, quoted.opened).of(scene.text());
    let last = first.checked_sub(1).filter(|_| !lead.contains(char::is_alphanumeric))?;
    if sentences[last].span.of(scene.text()).contains(['“', '”', '"']) {
        return None;
    }
    only_person(scene, last)
}

/// The person that another sentence names, if it names one only; all of it tells who speaks.
fn only_person(scene: &Scene<'_>, sentence: usize) -> Option<Speaker> {
    let names = scene.entities.referents[scene.document].names(sentence);
    let mut people = names.iter().filter(|(_, id)| scene.entities.list[*id].kind == MentionKind::Person);
    let first = people.next()?;
    people.all(|(_, id)| *id == first.1).then(|| (first.1, scene.source.sentences[sentence].span))
}

/// The names in the sentence that may be of people.
fn people<'a>(scene: &Scene<'a>) -> Vec<&'a (Name, EntityId)> {
    let names = scene.entities.referents[scene.document].names(scene.index);
    names.iter().filter(|(_, id)| is_person(scene, *id)).collect()
}

fn named(sentence: &Sentence, (name, id): &(Name, EntityId)) -> Speaker {
    let token = |i: usize| sentence.tokens[i].span;
    (*id, Span::new(token(name.start).start, token(name.end - 1).end))
}

/// The person that a phrase names, or refers to as a description or a pronoun. Of "NAME, a farmer, who said" the verb's
/// subject is the farmer.
fn phrase(scene: &Scene<'_>, subject: usize) -> Option<Speaker> {
    let tree = &scene.tree;
    let name = |i: usize| scene.entities.referents[scene.document].name_at(scene.index, i);
    if let Some(found) = name(subject).filter(|(_, id)| is_person(scene, *id)) {
        return Some(named(scene.sentence(), found));
    }
    let beside = tree.kids(subject).iter().copied().filter(|&k| tree.rel(k) == Rel::Appos);
    let beside = beside.chain(tree.head(subject).filter(|_| tree.rel(subject) == Rel::Appos));
    if let Some(found) = beside.filter_map(name).find(|(_, id)| is_person(scene, *id)) {
        return Some(named(scene.sentence(), found));
    }
    scene.entity(subject).filter(|&id| is_person(scene, id)).map(|id| (id, scene.phrase_span(subject)))
}

/// The person that a phrase stands for.
pub(super) fn person_at(scene: &Scene<'_>, subject: usize) -> Option<EntityId> {
    phrase(scene, subject).map(|(id, _)| id)
}

/// Whether an entity is a person or may be one.
pub(super) fn is_person(scene: &Scene<'_>, id: EntityId) -> bool {
    matches!(scene.entities.list[id].kind, MentionKind::Person | MentionKind::Other)
}
