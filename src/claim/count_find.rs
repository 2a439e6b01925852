//! Where the list of what a number counts stands: in the same sentence, in the next one, or as items below.

use super::list::{self, Items, View};
use super::{Scene, members};
use crate::analysis::Tag;
use crate::text::{BlockKind, Span};
use crate::value::Value;
use crate::world;

/// How far behind the counted noun its list may begin, in words.
const REACH: usize = 16;

/// A list with where it stands.
pub(super) struct Found {
    /// How many items there are at least.
    pub low: usize,
    /// How many items there are at most.
    pub high: usize,
    pub span: Span,
    pub sentence: usize,
    /// The items' words.
    pub texts: Vec<String>,
    /// Countries and the like are counted by what they are, not by the form of the list.
    pub typed: bool,
}

/// The list of what `head` counts.
pub(super) fn find(scene: &Scene<'_>, view: &View<'_>, head: usize, stated: usize) -> Option<Found> {
    behind(scene, view, head, stated)
        .or_else(|| next_sentence(scene, head, stated))
        .or_else(|| items_below(scene))
}

/// The dictionary form of what is counted.
fn counted_noun(view: &View<'_>, head: usize) -> String {
    crate::grammar::lemma_noun(&view.lower(head))
}

/// The list in brackets or behind a colon or dash right at `at`; `head` is what it lists.
pub(super) fn opened_at(view: &View<'_>, head: usize, at: usize) -> Option<Found> {
    let noun = &counted_noun(view, head);
    let opener = view.tree.sentence.tokens.get(at)?;
    let opener = opener.span.of(view.tree.text);
    matches!(opener, "(" | ":" | "—" | "–").then(|| read(view, noun, at + 1, opener)).flatten()
}

/// In the same sentence: behind a colon, in brackets, between dashes, after "namely", in apposition.
fn behind(scene: &Scene<'_>, view: &View<'_>, head: usize, stated: usize) -> Option<Found> {
    let tree = &view.tree;
    let noun = &counted_noun(view, head);
    for i in head + 1..tree.len().min(head + REACH) {
        let word = view.lower(i);
        let near = i <= head + 3;
        let spaced = tree.token(i).span.start > tree.token(i - 1).span.end;
        match word.as_str() {
            ":" => return read(view, noun, i + 1, ":"),
            "(" | "—" | "–" if near => return read(view, noun, i + 1, &word),
            "-" if near && spaced => return read(view, noun, i + 1, "-"),
            "namely" | "viz" | "viz." | "i.e." => return read(view, noun, i + 1, &word),
            "named" | "called" if near => {
                let (items, end) = list::names_at(view, i + 1)?;
                let ends = end >= tree.len() || matches!(tree.word(end), "." | ";" | ",");
                return ends.then(|| found(view, &items));
            }
            "," if i == head + 1 && named_next(view, i + 1) => {}
            "," if i == head + 1 => {
                let Some((items, end)) = list::names_at(view, i + 1) else { continue };
                let stops = end >= tree.len() || matches!(tree.word(end), "." | ";");
                let ends = stops || matches!(tree.word(end), "," | ")") || tree.tag(end) == Tag::Verb;
                let pair = stops && stated == 3;
                return (ends && (items.low > 2 || pair)).then(|| found(view, &items));
            }
            "are" | "were" if inside_phrase(scene, head, i) => {
                let behind = (i + 1..tree.len())
                    .find(|&k| !matches!(view.lower(k).as_str(), "named" | "identified" | "as" | "called"));
                let Some((items, end)) = list::names_at(view, behind?) else { continue };
                let ends = end >= tree.len() || matches!(tree.word(end), "." | ";");
                return ends.then(|| found(view, &items));
            }
            ";" | "." => return None,
            // A second number with a noun of its own: whose list it is stays open.
            _ if tree.tag(i) == Tag::Num && !scene_value_is_date(scene, i) => return None,
            _ => {}
        }
    }
    None
}

/// "five wings, *named* North, South and East"
fn named_next(view: &View<'_>, at: usize) -> bool {
    at < view.tree.len() && matches!(view.tree.word(at), "named" | "called")
}

/// Whether the verb at `verb` follows the phrase of `head` right away: "the four members of the band *are*".
fn inside_phrase(scene: &Scene<'_>, head: usize, verb: usize) -> bool {
    (head + 1..verb).all(|i| {
        matches!(scene.tree.tag(i), Tag::Adp | Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Part)
    })
}

fn scene_value_is_date(scene: &Scene<'_>, i: usize) -> bool {
    scene
        .values
        .iter()
        .any(|v| v.start <= i && i < v.end && matches!(v.value, Value::Date(_) | Value::Time { .. }))
}

fn read(view: &View<'_>, noun: &str, start: usize, opener: &str) -> Option<Found> {
    let start = start + usize::from(start < view.tree.len() && matches!(view.tree.word(start), ":" | ","));
    let end = list::end_of(view, start, opener);
    if let Some(found) = countries(view, noun, start, end, opener == "(") {
        return Some(found);
    }
    list::read(view, start, end).map(|items| found(view, &items))
}

/// "crews from five countries: the Turks, ..." is as long as the countries in it are many.
///
/// `whole` says that brackets show where the list ends.
fn countries(view: &View<'_>, noun: &str, start: usize, end: usize, whole: bool) -> Option<Found> {
    if !matches!(noun, "country" | "nation" | "nationality") || view.is_open(start, end) {
        return None;
    }
    let mut codes: Vec<&str> = Vec::new();
    for i in (start..end).filter(|&i| view.capital(i)) {
        let word = view.tree.word(i);
        let country = world::country(word)
            .or_else(|| world::demonym(word))
            .or_else(|| world::demonym(view.tree.lemma(i)));
        codes.extend(country.map(|c| c.code));
    }
    for (name, _) in
        view.names.iter().filter(|(n, _)| n.start >= start && n.end <= end && n.end - n.start > 1)
    {
        codes.extend(world::country(&name.text).map(|c| c.code));
    }
    codes.sort_unstable();
    codes.dedup();
    let joined = whole || (start..end).any(|i| view.lower(i) == "and");
    let count = codes.len();
    (count >= 2 && joined).then(|| Found {
        low: count,
        high: count,
        span: view.span(start, end),
        sentence: view.sentence,
        texts: codes.into_iter().map(String::from).collect(),
        typed: true,
    })
}

/// What a list gives for a count.
pub(super) fn found(view: &View<'_>, items: &Items) -> Found {
    let first = items.items.first().map_or(0, |i| i.0);
    let last = items.items.last().map_or(0, |i| i.1);
    let texts = items.items.iter().map(|&(s, e)| members::text(view, s, e)).collect();
    let (low, high) = numbered(view, items).unwrap_or((items.low, items.high));
    Found { low, high, span: view.span(first, last), sentence: view.sentence, texts, typed: false }
}

/// "two horses, a dog and a hen" are four animals; where a number may also belong to one thing, three to four.
fn numbered(view: &View<'_>, items: &Items) -> Option<(usize, usize)> {
    let first = |&(start, _): &(usize, usize)| view.lower(start);
    let number = |word: &str| -> Option<usize> {
        let cardinal = crate::value::cardinal(word).filter(|n| *n >= 2.0 && *n <= 40.0);
        cardinal.map(|n| n as usize)
    };
    let firsts: Vec<String> = items.items.iter().map(first).collect();
    let sum: usize = firsts.iter().map(|w| number(w).unwrap_or(1)).sum();
    let plain = items.items.iter().all(|&(start, _)| {
        number(&view.lower(start)).is_some() || matches!(view.lower(start).as_str(), "a" | "an" | "one" | "1")
    });
    let count = items.items.len();
    (sum > count).then_some(if plain && items.low == items.high {
        (sum, sum)
    } else {
        (items.low, sum.max(items.high))
    })
}

/// "They are A, B and C." behind the sentence, or a sentence that is nothing but the list.
fn next_sentence(scene: &Scene<'_>, head: usize, stated: usize) -> Option<Found> {
    let next = scene.index + 1;
    let view = View::new(scene.source, scene.entities, scene.document, next)?;
    if view.tree.sentence.block != scene.sentence().block {
        return None;
    }
    let tree = &view.tree;
    let noun = crate::grammar::lemma_noun(scene.tree.lower(head));
    // Another plural behind the counted one could be what "they" are.
    let later = (head + 1..scene.tree.len()).any(|i| scene.tree.tag(i) == Tag::Num);
    let again =
        |i: usize| i == 1 && view.lower(0) == "the" && crate::grammar::lemma_noun(&view.lower(1)) == noun;
    let points = |i: usize| matches!(view.lower(i).as_str(), "they" | "these" | "those") || again(i);
    let copula = (0..tree.len().min(8))
        .find(|&i| points(i) && i + 1 < tree.len() && matches!(view.lower(i + 1).as_str(), "are" | "were"));
    if let Some(i) = copula.filter(|_| !later) {
        return read(&view, &noun, i + 2, ":");
    }
    let last = scene.tree.len().checked_sub(1)?;
    let colon = scene.tree.word(last) == ":";
    let verbless = !(0..tree.len()).any(|i| matches!(tree.tag(i), Tag::Verb | Tag::Aux));
    let items = list::read(&view, 0, list::end_of(&view, 0, ":"))?;
    let whole = colon || (verbless && items.names && stated >= 3 && last <= head + 6);
    whole.then(|| found(&view, &items))
}

/// The items of a list that stands below a line with a colon, a heading, or a sentence that speaks of "the following".
pub(super) fn items_below(scene: &Scene<'_>) -> Option<Found> {
    let own = scene.sentence().block;
    let text = &scene.source.source.text;
    let block = text.blocks.get(own)?;
    let sentence_ends = scene.sentence().span.end >= block.span.end;
    let following = || (0..scene.tree.len()).any(|i| matches!(scene.tree.word(i), "following" | "below"));
    let announces = block.span.of(&text.visible).trim_end().ends_with(':')
        || matches!(block.kind, BlockKind::Heading(_))
        || following();
    if !sentence_ends || !announces {
        return None;
    }
    let column = |b: usize| {
        let start = text.blocks[b].span.start;
        start - text.visible[..start].rfind('\n').map_or(0, |at| at + 1)
    };
    let is_item = |b: usize| text.blocks.get(b).is_some_and(|x| x.kind == BlockKind::Item);
    let all: Vec<usize> = (own + 1..).take_while(|&b| is_item(b)).collect();
    let (first, last) = (*all.first()?, *all.last()?);
    let top = all.iter().filter(|&&b| column(b) <= column(first)).count();
    let sentence = scene.source.sentences.iter().position(|s| s.block == first)?;
    (top >= 2).then(|| Found {
        low: top,
        high: top,
        span: text.blocks[first].span.join(text.blocks[last].span),
        sentence,
        texts: Vec::new(),
        typed: false,
    })
}
