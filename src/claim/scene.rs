//! Everything that the extractors see of one sentence.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Slot, Term};
use crate::analysis::{Clause, Document, MentionKind, Rel, Sentence, Tag, Tree, clauses};
use crate::entity::{Entities, EntityId};
use crate::text::{Block, BlockKind, Span};
use crate::value::{self, DateContext, Value, ValueMention};
use crate::world;
use jiff::civil::Date;
use std::cell::OnceCell;

/// Dates carried from one sentence to the next, against which "two days later" is read.
#[derive(Debug)]
pub struct DateMemory {
    context: DateContext,
    headings: Vec<Option<Date>>,
}

impl DateMemory {
    /// At the start of a document.
    pub fn new(document: &Document) -> Self {
        let text = &document.source.text;
        let published = document.source.published;
        let base = DateContext { published, heading_date: None, previous: None };
        let headings =
            text.blocks.iter().map(|b| b.dateline.then(|| heading_date(&text.visible, b, &base)).flatten());
        DateMemory { context: base, headings: headings.collect() }
    }

    fn enter(&mut self, block: &Block) {
        self.context.heading_date =
            block.headings.iter().rev().find_map(|&h| self.headings.get(h).copied().flatten());
    }
}

/// One sentence with all that is known of it.
#[derive(Debug)]
pub struct Scene<'a> {
    /// Index of the document.
    pub document: usize,
    /// Index of the sentence.
    pub index: usize,
    /// The document.
    pub source: &'a Document,
    /// The sentence's tree.
    pub tree: Tree<'a>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Its numbers, dates and so on.
    pub values: Vec<ValueMention>,
    /// All entities.
    pub entities: &'a Entities,
    // What many claims of the sentence ask for, found once.
    terms: Vec<OnceCell<Option<Term>>>,
    concepts: Vec<OnceCell<String>>,
    headings: OnceCell<Vec<Anchor>>,
    inclusions: OnceCell<Vec<(usize, String)>>,
}

impl<'a> Scene<'a> {
    /// Reads a sentence.
    pub fn new(
        d: usize,
        s: usize,
        source: &'a Document,
        entities: &'a Entities,
        dates: &mut DateMemory,
    ) -> Self {
        let sentence = &source.sentences[s];
        let text = &source.source.text;
        let tree = Tree::new(&text.visible, sentence);
        if let Some(block) = text.blocks.get(sentence.block) {
            dates.enter(block);
        }
        let values = value::find(&text.visible, &sentence.tokens, sentence.span, &dates.context);
        if let Some(first) = values.iter().find_map(|v| match &v.value {
            Value::Date(date) if date.grain == value::DateGrain::Day => date.first,
            _ => None,
        }) {
            dates.context.previous = Some(first);
        }
        let clauses = clauses(&tree);
        let (terms, concepts) = (vec![OnceCell::new(); tree.len()], vec![OnceCell::new(); tree.len()]);
        Scene {
            document: d,
            index: s,
            source,
            tree,
            clauses,
            values,
            entities,
            terms,
            concepts,
            headings: OnceCell::new(),
            inclusions: OnceCell::new(),
        }
    }

    /// The sentence.
    pub fn sentence(&self) -> &'a Sentence {
        self.tree.sentence
    }

    /// The visible text.
    pub fn text(&self) -> &'a str {
        self.tree.text
    }

    /// The block that the sentence stands in.
    pub fn block(&self) -> Option<&'a Block> {
        self.source.source.text.blocks.get(self.sentence().block)
    }

    /// Whether the sentence is a row of a table or a label with its value: no grammar to go by.
    pub fn is_tabular(&self) -> bool {
        matches!(self.block().map(|b| &b.kind), Some(BlockKind::Row { .. } | BlockKind::KeyValue { .. }))
    }

    /// Whether the grammar of the sentence can be relied on.
    pub fn is_prose(&self) -> bool {
        !self.is_tabular() && (self.sentence().confidence >= 0.3 || self.source.confidence >= 0.45)
    }

    /// The entity that a phrase refers to.
    pub fn entity(&self, head: usize) -> Option<EntityId> {
        self.entities.referents[self.document].of(self.index, head)
    }

    /// Whether an entity is a place.
    pub fn is_place(&self, id: EntityId) -> bool {
        self.entities.list[id].kind == MentionKind::Place
    }

    /// The concept of a token: of the world tables, else the lemma.
    pub fn concept(&self, i: usize) -> String {
        self.concepts
            .get(i)
            .map_or_else(String::new, |known| known.get_or_init(|| self.read_concept(i)).clone())
    }

    fn read_concept(&self, i: usize) -> String {
        if let Some(concept) = self.clause_at(i).and_then(|c| self.phrasal_concept(c)) {
            return concept.id.to_string();
        }
        if let Some((name, _)) = self.entities.referents[self.document].name_at(self.index, i)
            && name.end - name.start > 1
            && name.head != i
        {
            return self.tree.lower_lemma(i).to_string();
        }
        if let Some(concept) = self.compound_concept(i) {
            return concept.id.to_string();
        }
        let lemma = self.tree.lower_lemma(i);
        concept_of(lemma, self.tree.tag(i)).map_or(lemma, |c| c.id).to_string()
    }

    /// The concept of a noun with the words before it: "head office", "leaders' meeting".
    fn compound_concept(&self, i: usize) -> Option<&'static world::Concept> {
        if self.tree.tag(i) != Tag::Noun {
            return None;
        }
        (i.saturating_sub(3)..i).find_map(|start| {
            let lemmas: Vec<&str> = (start..=i).map(|k| self.tree.lower_lemma(k)).collect();
            world::concept_phrase(&lemmas).filter(|m| m.len == lemmas.len()).map(|m| m.concept)
        })
    }

    /// The concept of a verb with its particle or object: "set up", "take place", "lose one's life".
    fn phrasal_concept(&self, clause: &Clause) -> Option<&'static world::Concept> {
        let verb = self.tree.lower_lemma(clause.predicate);
        let particles = clause.lemma.split(' ').skip(1);
        let object = clause.patient.filter(|_| !clause.passive).map(|o| self.tree.lower_lemma(o));
        let mut phrase: Vec<&str> = vec![&verb];
        phrase.extend(particles);
        phrase.extend(object);
        world::concept_phrase(&phrase).map(|m| m.concept)
    }

    /// The term of a phrase: the entity that it refers to, else the concept of its head.
    pub fn term(&self, head: usize) -> Option<Term> {
        self.terms.get(head)?.get_or_init(|| self.read_term(head)).clone()
    }

    fn read_term(&self, head: usize) -> Option<Term> {
        if let Some(id) = self.entity(head) {
            return Some(Term::Entity(id));
        }
        let empty = matches!(self.tree.tag(head), Tag::Pron | Tag::Punct | Tag::Det | Tag::Num | Tag::Sym)
            || world::list(world::List::GenericNoun, self.tree.lower_lemma(head));
        (!empty).then(|| Term::Word(self.concept(head)))
    }

    /// The clause whose predicate is `i`.
    pub fn clause_at(&self, i: usize) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.predicate == i)
    }

    /// The innermost clause around a token.
    pub fn clause_of(&self, i: usize) -> Option<&Clause> {
        let mut at = i;
        for _ in 0..=self.tree.len() {
            if let Some(clause) = self.clause_at(at) {
                return Some(clause);
            }
            at = self.tree.head(at)?;
        }
        None
    }

    /// Who is quoted as saying the clause at `i`: the subject of a verb of saying above it, or "according to X".
    pub fn speaker(&self, i: usize) -> Option<String> {
        let mut at = i;
        for _ in 0..=self.tree.len() {
            if let Some(k) = self.tree.by(at, &[Rel::Parataxis, Rel::Ccomp]).find(|&k| self.reports(k))
                && at != k
            {
                return self.subject_text(k);
            }
            if let Some(o) = self.clause_at(at).and_then(|c| c.oblique(&["accord to", "according to"])) {
                return Some(self.phrase(o));
            }
            let Some(h) = self.tree.head(at) else { break };
            if matches!(self.tree.rel(at), Rel::Ccomp | Rel::Parataxis | Rel::Xcomp) && self.reports(h) {
                return self.subject_text(h);
            }
            at = h;
        }
        None
    }

    fn reports(&self, i: usize) -> bool {
        self.tree.tag(i) == Tag::Verb && world::list(world::List::Reporting, self.tree.lower_lemma(i))
    }

    fn subject_text(&self, verb: usize) -> Option<String> {
        let subject = self.clause_at(verb)?.agent?;
        Some(match self.entity(subject) {
            Some(id) => self.entities.list[id].name.clone(),
            None => self.phrase(subject),
        })
    }

    /// The words of the phrase at `head`, without what could be left out.
    pub fn phrase(&self, head: usize) -> String {
        self.tree.span(&self.tree.core(head)).of(self.text()).to_string()
    }

    /// The span of the phrase at `head`.
    pub fn phrase_span(&self, head: usize) -> Span {
        self.tree.span(&self.tree.core(head))
    }

    /// The terms that narrow or own the noun at `head`.
    pub fn noun_anchors(&self, head: usize, anchors: &mut Vec<Anchor>) {
        let tree = &self.tree;
        let name = self.entities.referents[self.document].name_at(self.index, head);
        for &k in tree.kids(head) {
            let of_value = self.values.iter().any(|v| v.start <= k && k < v.end);
            if of_value || name.is_some_and(|(n, _)| n.start <= k && k < n.end) {
                continue;
            }
            let role = match tree.rel(k) {
                Rel::Amod | Rel::Compound | Rel::NmodDesc | Rel::NmodUnmarked => Role::Modifier,
                Rel::NmodPoss => Role::Owner,
                Rel::Nmod if matches!(tree.preposition(k).as_deref(), Some("of" | "for")) => Role::Owner,
                Rel::Nmod => Role::Adjunct,
                Rel::Acl | Rel::AclRelcl => {
                    self.clause_anchors(k, head, anchors, Role::Predicate);
                    continue;
                }
                Rel::Appos => Role::Owner,
                _ => continue,
            };
            for part in tree.conjuncts(k) {
                self.push(part, role, anchors);
                if matches!(role, Role::Owner | Role::Adjunct) {
                    self.modifiers(part, anchors);
                }
            }
        }
    }

    fn modifiers(&self, noun: usize, anchors: &mut Vec<Anchor>) {
        if self.entity(noun).is_some() {
            return;
        }
        for k in self.tree.by(noun, &[Rel::Amod, Rel::Compound, Rel::NmodPoss, Rel::Nmod]) {
            self.push(k, Role::Adjunct, anchors);
        }
    }

    /// Adds the term of a phrase.
    pub fn push(&self, head: usize, role: Role, anchors: &mut Vec<Anchor>) {
        let Some(term) = self.term(head) else { return };
        if matches!(term, Term::Entity(_)) {
            anchors.extend(self.kind_word(head).map(|term| Anchor { term, role }));
        }
        anchors.push(Anchor { term, role });
    }

    /// The kind of thing that a name of several words ends in: "Eastern *Bridge*", "Fifteenth *Assembly*". Other sources
    /// may call it by that word alone.
    fn kind_word(&self, head: usize) -> Option<Term> {
        let (name, id) = self.entities.referents[self.document].name_at(self.index, head)?;
        let titled = !matches!(self.entities.list[*id].kind, MentionKind::Person);
        let last = name.end.checked_sub(1)?;
        let lower = self.tree.lower_lemma(last);
        (titled && name.end - name.start > 1 && super::scene::concept_of(lower, Tag::Noun).is_some())
            .then(|| Term::Word(self.concept_word(last)))
    }

    fn concept_word(&self, i: usize) -> String {
        let lemma = self.tree.lower_lemma(i);
        concept_of(lemma, Tag::Noun).map_or(lemma, |c| c.id).to_string()
    }

    /// The terms of a clause, the phrase at `own` left out.
    pub fn clause_anchors(&self, predicate: usize, own: usize, anchors: &mut Vec<Anchor>, role: Role) {
        let Some(clause) = self.clause_at(predicate) else { return };
        self.push(predicate, role, anchors);
        let mut arguments: Vec<(Option<usize>, Role)> = vec![
            (clause.agent, Role::Subject),
            (clause.patient, Role::Object),
            (clause.recipient, Role::Object),
        ];
        arguments.extend(clause.obliques.iter().map(|o| (Some(o.head), Role::Adjunct)));
        for (head, role) in arguments {
            let Some(head) = head.filter(|&h| h != own && !self.is_value(h)) else { continue };
            self.push(head, role, anchors);
            self.modifiers(head, anchors);
        }
    }

    /// Whether a token belongs to a number, date or the like.
    pub fn is_value(&self, i: usize) -> bool {
        self.values.iter().any(|v| v.start <= i && i < v.end && !matches!(v.value, Value::Ordinal(_)))
    }

    /// The words that take something in or out of the sentence's counts, with their places.
    pub(super) fn inclusions(&self) -> &[(usize, String)] {
        self.inclusions.get_or_init(|| {
            let word = |i: usize| {
                let forms = [self.tree.lower_lemma(i), self.tree.lower(i)];
                let found = forms.into_iter().find(|w| world::list(world::List::Inclusion, w))?;
                Some((i, found.to_string()))
            };
            (0..self.tree.len()).filter_map(word).collect()
        })
    }

    /// The words of the headings above, nearest two.
    pub fn heading_anchors(&self, anchors: &mut Vec<Anchor>) {
        anchors.extend_from_slice(self.headings.get_or_init(|| self.read_headings()));
    }

    fn read_headings(&self) -> Vec<Anchor> {
        let text = &self.source.source.text;
        let headings = self.block().into_iter().flat_map(|block| block.headings.iter().rev().take(2));
        let words =
            headings.flat_map(|&h| text.blocks[h].span.of(self.text()).split(|c: char| !c.is_alphanumeric()));
        words.filter_map(|word| self.word_anchor(word, Role::Heading)).collect()
    }

    /// The words of a label in running text: "*Battery*: there's room for more".
    fn label_anchors(&self, mention: Span, anchors: &mut Vec<Anchor>) {
        let colon = (1..self.tree.len().min(5)).find(|&i| self.tree.word(i) == ":");
        let Some(colon) = colon.filter(|&c| self.tree.token(c).span.end <= mention.start) else { return };
        for i in (0..colon).filter(|&i| matches!(self.tree.tag(i), Tag::Noun | Tag::Propn | Tag::Verb)) {
            anchors.extend(self.word_anchor(self.tree.word(i), Role::Head));
        }
    }

    /// All names and content words of the sentence outside the value.
    fn nearby_anchors(&self, mention: Span, anchors: &mut Vec<Anchor>) {
        for i in 0..self.tree.len() {
            let content = matches!(self.tree.tag(i), Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj);
            if content && !self.is_value(i) && !mention.overlaps(self.tree.token(i).span) {
                self.push(i, Role::Nearby, anchors);
            }
        }
    }

    /// A content word outside grammar: of a heading, a label, a column header.
    pub fn word_anchor(&self, word: &str, role: Role) -> Option<Anchor> {
        let lower = word.to_lowercase();
        let digits = lower.chars().any(|c| c.is_ascii_digit());
        if lower.chars().count() < 3 || digits || world::list(world::List::Stop, &lower) {
            return None;
        }
        let lemma = crate::grammar::lemma_noun(&lower);
        let concept = concept_of(&lemma, Tag::Noun).or_else(|| concept_of(&lower, Tag::Verb));
        Some(Anchor { term: Term::Word(concept.map_or(lemma, |c| c.id.to_string())), role })
    }

    /// A claim about `attribute` with the anchors sorted and single.
    pub fn claim(
        &self,
        slot: Slot,
        attribute: impl Into<String>,
        mut anchors: Vec<Anchor>,
        value: ClaimValue,
        mention: Span,
        qualifiers: Qualifiers,
    ) -> Claim {
        self.label_anchors(mention, &mut anchors);
        self.nearby_anchors(mention, &mut anchors);
        self.heading_anchors(&mut anchors);
        anchors.sort();
        anchors.dedup_by(|later, first| first.term == later.term);
        // They are kept for as long as the report takes.
        anchors.shrink_to_fit();
        Claim {
            document: self.document,
            sentence: self.index,
            slot,
            attribute: attribute.into(),
            anchors,
            value,
            mention,
            qualifiers,
        }
    }
}

/// The concept of a single word.
pub(super) fn concept_of(lemma: &str, tag: Tag) -> Option<&'static world::Concept> {
    world::concept(lemma, world::Pos::of(tag)?)
}

/// The day that a heading names.
fn heading_date(text: &str, block: &Block, base: &DateContext) -> Option<Date> {
    let sentence = crate::analysis::bare_tokens(text, block, 0);
    value::find(text, &sentence.tokens, sentence.span, base).iter().find_map(|v| match &v.value {
        Value::Date(date) if date.first == date.last => date.first,
        _ => None,
    })
}
