//! Mentions: every noun phrase of the tree is a candidate, a linear classifier says what it refers to.
//!
//! The classes are those of the GUM corpus (Zeldes 2017); a mention's range is read off the tree.

use std::ops::Index;

use super::hash::{key, mix};
use super::linear::Scorer;
use super::names::{self, Names};
use super::tagger::best;
use super::word::Word;
use crate::analysis::{Mention, MentionKind, Rel, Tag, Token};

/// The classifier's classes but the first, which stands for no mention.
pub const KINDS: [MentionKind; 8] = [
    MentionKind::Person,
    MentionKind::Organisation,
    MentionKind::Place,
    MentionKind::Event,
    MentionKind::Object,
    MentionKind::Time,
    MentionKind::Abstract,
    MentionKind::Other,
];

/// Number of the classifier's classes.
pub const CLASSES: usize = KINDS.len() + 1;

/// The children of every token, in order.
#[derive(Clone, Debug)]
pub struct Children {
    // Where each token's children start in `all`.
    starts: Vec<usize>,
    all: Vec<usize>,
}

impl Children {
    /// Reads them off the tokens' heads.
    pub fn new(tokens: &[Token]) -> Self {
        let mut starts = vec![0; tokens.len() + 2];
        let heads = || tokens.iter().enumerate().filter_map(|(i, t)| Some((i, t.head?)));
        let inside = || heads().filter(|(_, head)| *head < tokens.len());
        inside().for_each(|(_, head)| starts[head + 2] += 1);
        for i in 2..starts.len() {
            starts[i] += starts[i - 1];
        }
        // Filling in moves every start to its end, which is the next one's start.
        let mut all = vec![0; starts[starts.len() - 1]];
        for (i, head) in inside() {
            all[starts[head + 1]] = i;
            starts[head + 1] += 1;
        }
        Children { starts, all }
    }

    /// An order in which every token comes after its head.
    pub fn downwards(&self, tokens: &[Token]) -> Vec<usize> {
        let mut order = Vec::with_capacity(tokens.len());
        order.extend((0..tokens.len()).filter(|&i| tokens[i].head.is_none()));
        let mut at = 0;
        while let Some(&next) = order.get(at) {
            order.extend(&self[next]);
            at += 1;
        }
        order
    }
}

impl Index<usize> for Children {
    type Output = [usize];

    fn index(&self, token: usize) -> &[usize] {
        &self.all[self.starts[token]..self.starts[token + 1]]
    }
}

/// The range of words that each token's subtree covers, given an order of heads before children.
pub fn yields(tokens: &[Token], downwards: &[usize]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = (0..tokens.len()).map(|i| (i, i + 1)).collect();
    // Children before heads, without recursion: a tree of ten thousand words may be a chain.
    for &i in downwards.iter().rev() {
        if let Some(head) = tokens[i].head.filter(|&h| h < tokens.len()) {
            let (start, end) = ranges[i];
            ranges[head] = (ranges[head].0.min(start), ranges[head].1.max(end));
        }
    }
    ranges
}

// Whether a dependent's words belong to the noun phrase of its head, by what the corpus does.
fn inside(rel: Rel, before: bool) -> bool {
    match rel {
        Rel::Det | Rel::DetPredet | Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nummod | Rel::Flat => {
            true
        }
        Rel::NmodDesc | Rel::Fixed | Rel::Goeswith | Rel::CompoundPrt | Rel::Obj => true,
        Rel::Nmod | Rel::NmodUnmarked | Rel::Acl | Rel::AclRelcl | Rel::Obl => !before,
        // The possessive's ending.
        Rel::Case => !before,
        Rel::Advmod => !before,
        _ => false,
    }
}

/// The range of the noun phrase headed by `head`; of a name, the name alone.
pub fn phrase(
    tokens: &[Token],
    children: &Children,
    yields: &[(usize, usize)],
    head: usize,
) -> (usize, usize) {
    let (mut start, mut end) = if tokens[head].tag == Tag::Propn {
        name_extent(tokens, children, yields, head, 4)
    } else {
        let parts = children[head].iter().filter(|&&c| inside(tokens[c].rel, c < head));
        parts.fold((head, head + 1), |range, &c| join(range, yields[c]))
    };
    let edge = |i: usize| {
        matches!(tokens[i].rel, Rel::Punct | Rel::Cc)
            || tokens[i].tag == Tag::Adp
            || tokens[i].tag == Tag::Punct
    };
    while start < head && edge(start) {
        start += 1;
    }
    // A closing bracket, being the second mark of its phrase, stays.
    let closes = |i: usize| {
        tokens[i]
            .head
            .is_some_and(|h| h < i && children[h].iter().any(|&c| c < h && tokens[c].rel == Rel::Punct))
    };
    while end > head + 1 && edge(end - 1) && !closes(end - 1) {
        end -= 1;
    }
    (start, end)
}

fn join(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    (a.0.min(b.0), a.1.max(b.1))
}

// A name goes on with "of" and the like; other phrases and clauses behind it are no part of it, or wrongly
// attached. `depth` bounds the recursion, for trees as deep as their sentence is long.
fn name_extent(
    tokens: &[Token],
    children: &Children,
    yields: &[(usize, usize)],
    head: usize,
    depth: usize,
) -> (usize, usize) {
    let opener = |&c: &usize| tokens[c].rel == Rel::Case;
    let continues = |child: usize| match children[child].iter().find(|c| opener(c)) {
        Some(&c) => matches!(tokens[c].lemma.as_str(), "of" | "for" | "&"),
        None => tokens[child].tag == Tag::Propn,
    };
    // A full name, as against a title: "Jan Oran of Velm", "Duke of Velm".
    let full = children[head].iter().any(|&c| tokens[c].rel == Rel::Flat);
    let part = |&&child: &&usize| match tokens[child].rel {
        Rel::AclRelcl | Rel::Advmod => false,
        Rel::Nmod => child > head && !full && continues(child),
        rel => inside(rel, child < head),
    };
    children[head].iter().filter(part).fold((head, head + 1), |range, &child| {
        let whole = depth == 0 || matches!(tokens[child].rel, Rel::NmodPoss | Rel::Acl | Rel::Obl);
        let inner =
            if whole { yields[child] } else { name_extent(tokens, children, yields, child, depth - 1) };
        // "Ministry of Trade and Industry", but not "Oran, Velm and others".
        let more = children[child].iter().filter(|&&c| tokens[c].rel == Rel::Conj || opener(&c));
        let joined = tokens[child].rel == Rel::Nmod;
        more.filter(|_| joined).fold(join(range, inner), |range, &c| join(range, yields[c]))
    })
}

/// Whether a token can head a mention: nominals, and other words in the place of one.
pub fn candidate(token: &Token) -> bool {
    match token.tag {
        Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::X | Tag::Sym => true,
        Tag::Adj | Tag::Det | Tag::Adv => !matches!(token.rel, Rel::Det | Rel::Amod | Rel::Advmod | Rel::Cc),
        _ => false,
    }
}

/// What the classifier sees of a sentence.
pub struct View<'a> {
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

/// The keys of the features that speak for what the phrase headed by `head` refers to. `above` is the class
/// found for the token that it hangs on.
pub fn features(view: &View, head: usize, above: u8, keys: &mut Vec<u32>) {
    keys.clear();
    let none = Word::default();
    let word = |i: Option<usize>| i.and_then(|i| view.seen.get(i)).unwrap_or(&none);
    let token = &view.tokens[head];
    let w = &view.seen[head];
    let label = u64::from(view.labels[head]);
    let governor = token.head;
    let rel = token.rel as u64;
    let mut template = 500;
    let mut push = |value: u64| {
        keys.push(key(template, value));
        template += 1;
    };
    push(label);
    push(mix(label, rel));
    push(w.lower);
    push(mix(w.lower, label));
    push(mix(w.lower, rel));
    push(w.exact);
    push(mix(w.shape, label));
    for suffix in &w.suffix[1..] {
        push(mix(*suffix, label));
    }
    push(mix(w.prefix[2], label));
    push(mix(w.prefix[3], label));
    push(mix(word(governor).lower, rel));
    push(mix(mix(word(governor).lower, rel), label));
    push(mix(governor.map_or(0, |g| u64::from(view.labels[g]) + 1), mix(rel, label)));
    push(mix(word(governor).suffix[2], mix(rel, label)));
    push(mix(u64::from(above), mix(rel, label)));
    push(mix(u64::from(above), mix(rel, w.lower)));
    push(word(head.checked_sub(1)).lower);
    push(word(Some(head + 1)).lower);
    push(mix(word(head.checked_sub(1)).shape, w.shape));
    push(mix(word(Some(head + 1)).shape, w.shape));
    let name = name_range(view, head);
    let last = word(Some(name.1 - 1));
    push(mix(last.lower, 1));
    push(mix(last.suffix[2], 2));
    push(mix(word(Some(name.0)).lower, 3));
    push(mix(word(name.0.checked_sub(1)).lower, 4));
    push(mix(mix(word(name.0.checked_sub(1)).lower, 4), rel));
    push(word(Some(name.1)).lower);
    push(mix((name.1 - name.0).min(5) as u64, label));
    let known = |i: usize| view.names.lists(view.words[i].lower);
    let whole = names::phrase(view.words[name.0..name.1].iter().map(|w| w.lower));
    let lists = view.names.lists(whole) | u64::from(name.1 - name.0 > 1) << 20;
    let capital = u64::from(w.capital);
    push(mix(lists, capital));
    push(mix(mix(lists, capital), label));
    push(mix(mix(known(head), capital), rel));
    push(mix(known(name.1 - 1), mix(known(name.0), lists)));
    push(mix(known(name.1 - 1), mix(known(head), rel)));
    let mut bag = |template: u32, value: u64| keys.push(key(template, value));
    for i in name.0..name.1 {
        bag(600, view.seen[i].lower);
        bag(601, known(i));
    }
    for &child in &view.children[head] {
        let rel = view.tokens[child].rel as u64;
        bag(602, mix(view.seen[child].lower, rel));
        bag(603, mix(view.seen[child].lower, mix(rel, label)));
        bag(604, mix(rel, label));
        bag(605, mix(known(child), mix(rel, label)));
    }
    // A preposition with the word that the phrase hangs on: "in", "born in".
    for &child in view.children[head].iter().filter(|&&c| view.tokens[c].rel == Rel::Case) {
        bag(606, mix(view.seen[child].lower, mix(word(governor).lower, label)));
        bag(607, mix(view.seen[child].lower, mix(u64::from(above), label)));
    }
}

// The head with the words of its name around it, in one piece.
fn name_range(view: &View, head: usize) -> (usize, usize) {
    let part = |i: usize| {
        let token = &view.tokens[i];
        token.head == Some(head) && matches!(token.rel, Rel::Compound | Rel::Flat | Rel::NmodDesc)
            || token.tag == Tag::Propn
                && view.tokens[head].tag == Tag::Propn
                && token.head.is_some_and(|h| h.abs_diff(head) < 4)
                && token.rel != Rel::Conj
                && token.rel != Rel::Appos
                && token.rel != Rel::NmodPoss
    };
    let (mut start, mut end) = (head, head + 1);
    while start > 0 && part(start - 1) {
        start -= 1;
    }
    while end < view.tokens.len() && part(end) {
        end += 1;
    }
    (start, end)
}

/// Classifies every token as the head of a mention (0 for none), in an order of heads before children.
pub fn classify(view: &View, downwards: &[usize], model: &impl Scorer) -> Vec<u8> {
    let mut classes = vec![0; view.tokens.len()];
    let (mut keys, mut scores) = (Vec::new(), [0; CLASSES]);
    for &head in downwards.iter().filter(|&&i| candidate(&view.tokens[i])) {
        let above = view.tokens[head].head.map_or(20, |h| classes[h]);
        features(view, head, above, &mut keys);
        scores.fill(0);
        model.score(&keys, &mut scores);
        classes[head] = best(&scores);
        if classes[head] == 0 && whole_name(view, head) {
            classes[head] = best(&scores[1..]) + 1;
        }
    }
    classes
}

// A name that is no part of another one refers to something, whatever the scores.
fn whole_name(view: &View, head: usize) -> bool {
    let token = &view.tokens[head];
    let part = matches!(token.rel, Rel::Flat | Rel::Compound | Rel::NmodDesc | Rel::Goeswith | Rel::Fixed);
    let capital = view.words[head].capital;
    token.tag == Tag::Propn && capital && !part
}

// "Velm, Oranland": the larger place behind a comma belongs to the name of the smaller.
fn join_places(tokens: &[Token], found: &mut [Mention]) {
    let place = |m: &Mention| m.kind == MentionKind::Place && m.named;
    let mut larger: Vec<(usize, usize, usize)> =
        found.iter().filter(|m| place(m)).map(|m| (m.start, m.end, m.head)).collect();
    larger.sort_unstable();
    for mention in found.iter_mut().filter(|m| place(m)) {
        let at = larger.binary_search_by_key(&(mention.end + 1), |l| l.0).ok();
        let Some(&(_, end, head)) = at.and_then(|i| larger.get(i)) else { continue };
        let below = matches!(tokens[head].rel, Rel::Appos | Rel::Nmod | Rel::NmodUnmarked);
        if below && tokens[head].head == Some(mention.head) && tokens[mention.end].tag == Tag::Punct {
            mention.end = end;
        }
    }
}

// Whether the phrase is a name: by the tag, or by a capital where only names have one.
fn named(view: &View, head: usize, start: usize) -> bool {
    let tag = view.tokens[head].tag;
    let capital = view.words[head].capital && (start > 0 || head > start) && view.words[start].shape != 0;
    tag == Tag::Propn || tag == Tag::Noun && capital
}

/// The mentions that the classes stand for: named ones first, each sort from left to right, outermost first.
pub fn mentions(view: &View, downwards: &[usize], classes: &[u8]) -> Vec<Mention> {
    let yields = yields(view.tokens, downwards);
    let found = classes.iter().enumerate().filter_map(|(head, &class)| {
        let kind = *KINDS.get(usize::from(class.checked_sub(1)?))?;
        let (start, end) = phrase(view.tokens, &view.children, &yields, head);
        Some(Mention { start, end, head, kind, named: named(view, head, start) })
    });
    let mut found: Vec<Mention> = found.collect();
    join_places(view.tokens, &mut found);
    found.sort_by_key(|m| (!m.named, m.start, usize::MAX - m.end));
    found
}
