//! One name, one kind: within a document the readings of a name are brought into line.

use std::collections::BTreeMap;

use crate::analysis::{Mention, MentionKind, Rel, Sentence, Tag};

/// Gives all named mentions of the same name in a document the kind that most of them have. A longer name of
/// a person or place votes for its last word, and a person's for the first too, so that "Oran" follows
/// "Mayor Jan Oran". `form` gives the form of a token of a sentence.
pub fn settle<'a>(sentences: &mut [Sentence], form: impl Fn(&Sentence, usize) -> &'a str) {
    let mut votes: BTreeMap<String, BTreeMap<MentionKind, usize>> = BTreeMap::new();
    for sentence in sentences.iter() {
        for mention in sentence.mentions.iter().filter(|m| m.named) {
            let words = name(sentence, mention, &form);
            *votes.entry(words.join(" ")).or_default().entry(mention.kind).or_default() += 2;
            if let (MentionKind::Person, [first, .., last]) = (mention.kind, words.as_slice()) {
                for part in [first, last] {
                    *votes.entry((*part).to_owned()).or_default().entry(mention.kind).or_default() += 3;
                }
            }
        }
    }
    for sentence in sentences {
        let settled = |mention: &Mention| {
            let kinds = votes.get(&name(sentence, mention, &form).join(" "))?;
            let own = kinds.get(&mention.kind).copied().unwrap_or(0);
            let (&kind, &most) = kinds.iter().max_by_key(|(_, n)| **n)?;
            (mention.named && most > own).then_some(kind)
        };
        let kinds: Vec<Option<MentionKind>> = sentence.mentions.iter().map(settled).collect();
        for (mention, kind) in sentence.mentions.iter_mut().zip(kinds) {
            mention.kind = kind.unwrap_or(mention.kind);
        }
    }
}

// The words of a mention's name alone.
fn name<'a>(
    sentence: &Sentence,
    mention: &Mention,
    form: &impl Fn(&Sentence, usize) -> &'a str,
) -> Vec<&'a str> {
    let part = |i: &usize| {
        let token = &sentence.tokens[*i];
        let desc = token.head == Some(mention.head) && token.rel == Rel::NmodDesc;
        *i == mention.head
            || token.tag == Tag::Propn
                && token.head == Some(mention.head)
                && !desc
                && matches!(token.rel, Rel::Flat | Rel::Compound)
    };
    (mention.start..mention.end).filter(part).map(|i| form(sentence, i)).collect()
}
