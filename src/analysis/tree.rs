//! A sentence with its text and its dependency tree, read downwards.

use super::{Feats, Rel, Sentence, Tag, Token};
use crate::text::{Span, lower};
use std::borrow::Cow;

/// A sentence, the text that it stands in, and the dependents of each token.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The visible text of the source.
    pub text: &'a str,
    /// The analysed sentence.
    pub sentence: &'a Sentence,
    kids: Vec<Vec<usize>>,
    // Words and lemmas in lower case, which are asked for many times.
    lower: Vec<[Cow<'a, str>; 2]>,
}

impl<'a> Tree<'a> {
    /// Reads the tree of `sentence`, which stands in `text`.
    pub fn new(text: &'a str, sentence: &'a Sentence) -> Self {
        let mut kids = vec![Vec::new(); sentence.tokens.len()];
        for (i, token) in sentence.tokens.iter().enumerate() {
            if let Some(slot) = token.head.and_then(|h| kids.get_mut(h)) {
                slot.push(i);
            }
        }
        let lower = sentence.tokens.iter().map(|t| [lower(t.span.of(text)), lower(&t.lemma)]).collect();
        Tree { text, sentence, kids, lower }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// Whether the sentence has no token.
    pub fn is_empty(&self) -> bool {
        self.sentence.tokens.is_empty()
    }

    /// The token at `i`.
    pub fn token(&self, i: usize) -> &'a Token {
        &self.sentence.tokens[i]
    }

    /// The word as it stands in the text.
    pub fn word(&self, i: usize) -> &'a str {
        self.token(i).span.of(self.text)
    }

    /// The dictionary form.
    pub fn lemma(&self, i: usize) -> &'a str {
        &self.token(i).lemma
    }

    /// The word in lower case.
    pub fn lower(&self, i: usize) -> &str {
        &self.lower[i][0]
    }

    /// The dictionary form in lower case, of names too.
    pub fn lower_lemma(&self, i: usize) -> &str {
        &self.lower[i][1]
    }

    /// The part of speech.
    pub fn tag(&self, i: usize) -> Tag {
        self.token(i).tag
    }

    /// The features.
    pub fn feats(&self, i: usize) -> Feats {
        self.token(i).feats
    }

    /// The relation to the head.
    pub fn rel(&self, i: usize) -> Rel {
        self.token(i).rel
    }

    /// The head.
    pub fn head(&self, i: usize) -> Option<usize> {
        self.token(i).head
    }

    /// Direct dependents, left to right.
    pub fn kids(&self, i: usize) -> &[usize] {
        &self.kids[i]
    }

    /// Direct dependents by one of the relations.
    pub fn by<'s>(&'s self, i: usize, rels: &'s [Rel]) -> impl Iterator<Item = usize> + 's {
        self.kids[i].iter().copied().filter(move |&k| rels.contains(&self.rel(k)))
    }

    /// The first dependent by one of the relations.
    pub fn one(&self, i: usize, rels: &[Rel]) -> Option<usize> {
        self.kids[i].iter().copied().find(|&k| rels.contains(&self.rel(k)))
    }

    /// Whether a token is a verb or takes a verb's place in its clause (a predicate noun or adjective with a copula).
    pub fn is_predicate(&self, i: usize) -> bool {
        self.tag(i) == Tag::Verb || self.one(i, &[Rel::Cop]).is_some()
    }

    /// A noun, name or pronoun.
    pub fn is_nominal(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num)
    }

    /// All tokens below `i` and `i` itself, in order.
    pub fn below(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        let mut next = 0;
        while next < all.len() {
            all.extend(self.kids(all[next]));
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The noun phrase at `i` without what could be left out: relative clauses, appositions, parentheses, conjuncts, and
    /// the preposition that governs it.
    pub fn core(&self, i: usize) -> Vec<usize> {
        const OUT: &[Rel] = &[
            Rel::AclRelcl,
            Rel::Acl,
            Rel::Appos,
            Rel::Conj,
            Rel::Cc,
            Rel::Punct,
            Rel::Parataxis,
            Rel::Case,
            Rel::Cop,
            Rel::Mark,
            Rel::Nsubj,
            Rel::Advcl,
            Rel::List,
            Rel::Dep,
            Rel::Aux,
            Rel::Advmod,
            Rel::NsubjOuter,
            Rel::Discourse,
            Rel::CcPreconj,
            Rel::Obl,
            Rel::OblUnmarked,
            Rel::AdvclRelcl,
            Rel::Expl,
            Rel::Vocative,
        ];
        let mut all = vec![i];
        let mut next = 0;
        while next < all.len() {
            let at = all[next];
            for &k in self.kids(at) {
                // Only the phrase's own head loses its preposition and marks; inside, they hold the name together.
                if at != i || !OUT.contains(&self.rel(k)) {
                    all.push(k);
                }
            }
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The bytes from the first to the last of some tokens.
    pub fn span(&self, tokens: &[usize]) -> Span {
        let first = tokens.iter().copied().min().unwrap_or(0);
        let last = tokens.iter().copied().max().unwrap_or(0);
        match self.sentence.tokens.get(first) {
            Some(token) => token.span.join(self.token(last).span),
            None => self.sentence.span,
        }
    }

    /// The preposition (or possessive mark) before a noun, in dictionary form; several words joined by blanks.
    pub fn preposition(&self, noun: usize) -> Option<String> {
        let case = self.by(noun, &[Rel::Case]).next()?;
        let mut words = vec![self.lower_lemma(case).to_string()];
        for k in self.by(case, &[Rel::Fixed]) {
            words.push(self.lower_lemma(k).to_string());
        }
        Some(words.join(" "))
    }

    /// A token and the ones coordinated with it, left to right.
    pub fn conjuncts(&self, first: usize) -> Vec<usize> {
        let mut all = vec![first];
        let mut next = 0;
        while next < all.len() {
            all.extend(self.by(all[next], &[Rel::Conj]));
            next += 1;
        }
        all.sort_unstable();
        all
    }

    /// The first of the tokens that `i` is coordinated with.
    pub fn first_conjunct(&self, mut i: usize) -> usize {
        let mut steps = 0;
        while self.rel(i) == Rel::Conj && steps < self.len() {
            match self.head(i) {
                Some(h) => i = h,
                None => break,
            }
            steps += 1;
        }
        i
    }
}
