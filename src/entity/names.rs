//! Names in a sentence: runs of capitalised words, held together by the small words that names contain, without the
//! titles, nationalities and ordinals that stand before them.

use super::casing::{self, Casing};
use super::kinds::{self, Votes};
use super::run::Line;
use super::short::{self, Bracket};
use super::{fold, given};
use crate::analysis::{Document, MentionKind, Tag, Tree};
use crate::text::BlockKind;
use crate::world::{self, List};

/// A name as it stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// First token, titles left out.
    pub start: usize,
    /// Behind the last token.
    pub end: usize,
    /// The token that ties it to the rest of the sentence.
    pub head: usize,
    /// The words as they stand, line breaks as blanks.
    pub text: String,
    /// Folded words joined by blanks; names with one key are written alike.
    pub key: String,
    /// What it names, as far as the sentence shows.
    pub kind: MentionKind,
    /// Short form in capitals given in brackets behind it.
    pub short: Option<String>,
    /// Other name given in brackets behind it: `("Alder")`.
    pub alias: Option<String>,
    /// What speaks for each kind.
    pub(super) votes: Votes,
    /// The gender that a title before it tells.
    pub(super) gender: Option<given::Gender>,
}

/// Names of every sentence of a document.
pub(super) fn of_document(document: &Document, casing: &Casing) -> Vec<Vec<Name>> {
    let text = &document.source.text;
    let block = |s: &crate::analysis::Sentence| text.blocks.get(s.block).map(|b| &b.kind);
    document.sentences.iter().map(|s| find(&Tree::new(&text.visible, s), block(s), casing)).collect()
}

/// Names of one sentence, left to right.
pub fn find(tree: &Tree<'_>, block: Option<&BlockKind>, casing: &Casing) -> Vec<Name> {
    let line = Line::new(tree, block, casing);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        if !line.starts(i) {
            i += 1;
            continue;
        }
        let end = line.end(i);
        for piece in pieces(&line, i, end) {
            make(&line, piece, &mut found);
        }
        i = end;
    }
    found
}

/// A part of a run that is one name.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    start: usize,
    end: usize,
    person: bool,
}

/// Cuts a run of capitals where one name ends and the next begins: "Kazakh President X Y", "Norwegian X Y".
fn pieces(line: &Line<'_>, start: usize, end: usize) -> Vec<Piece> {
    let tree = line.tree;
    let whole = Piece { start, end, person: false };
    let house = line.is_saint(start) && (start..end).any(|i| matches!(tree.word(i), "'s" | "’s"));
    if house || world::country(&line.text(start, end)).is_some() {
        return vec![whole];
    }
    let mut all = Vec::new();
    let (title, name) = title_before(line, start, end).unwrap_or((start, start));
    if name > start {
        if title > start {
            all.extend(before_title(line, start, title));
        }
        all.push(Piece { start: name, end, person: true });
        return all;
    }
    let land = |i: usize| world::country(tree.word(i)).is_some() || world::demonym(tree.word(i)).is_some();
    let rest = start + 1;
    if land(start) && looks_personal(line, rest, end) {
        return vec![Piece { start, end: rest, person: false }, Piece { start: rest, end, person: true }];
    }
    if is_ordinal(tree.lower(start)) && rest < end && world::list(List::EventHead, tree.lower(rest)) {
        return vec![Piece { start: rest, ..whole }];
    }
    vec![Piece { person: false, start: behind_functions(line, start, end), end }]
}

/// "City Clerk Ann Lee": common words before a given name say what the person is.
fn behind_functions(line: &Line<'_>, start: usize, end: usize) -> usize {
    let given = (start..end).find(|&i| given::is_given(&fold::fold(line.tree.word(i)))).unwrap_or(start);
    let function = (start..given).all(|i| line.is_common(i) && line.capital(i));
    let name = given + 1 < end && (given + 1..end).all(|i| !line.is_common(i));
    if function && name { given } else { start }
}

/// Where the last title or office in a run begins and ends, if a person's name follows.
fn title_before(line: &Line<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let tree = line.tree;
    let last = tree.lower(end - 1);
    if casing::is_head(last) && end - start > 2 && !given::is_given(&fold::fold(tree.word(end - 2))) {
        return None;
    }
    let words: Vec<String> =
        (start..end).map(|i| tree.word(i).trim_end_matches('.').to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut found = None;
    let mut i = start;
    while i + 1 < end {
        let length = title_length(tree, &words[i - start..], i);
        if length > 0
            && i + length < end
            && (!line.is_common(i + length) || is_courtesy(tree.word(i)))
            && tree.word(i + length) != "'s"
            && tree.word(i + length) != "’s"
        {
            found = Some((i, i + length));
        }
        i += length.max(1);
    }
    found
}

/// A title that nothing but a name follows.
fn is_courtesy(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Prof" | "Sir" | "Mme")
}

fn title_length(tree: &Tree<'_>, words: &[&str], i: usize) -> usize {
    let word = tree.word(i);
    if matches!(word, "St" | "St." | "Saint" | "San" | "Santa" | "Don" | "Count") {
        return 0;
    }
    let role = world::role_at(words).map_or(0, |r| r.len);
    let short = tree.word(i).chars().count() == 2 && matches!(word, "GM" | "IM" | "FM");
    role.max(usize::from(
        world::list(List::PersonTitle, word)
            || short
            || matches!(word, "Mzee" | "Excellency" | "Grandmaster" | "Executive"),
    ))
}

/// What stands before a title: a country, a body; common words are part of the title ("Deputy", "National").
fn before_title(line: &Line<'_>, start: usize, end: usize) -> Option<Piece> {
    let tree = line.tree;
    let mut end = end;
    while end > start
        && (line.is_common(end - 1) && !casing::is_head(tree.lower(end - 1)) || !line.capital(end - 1))
    {
        end -= 1;
    }
    (end > start && (start..end).any(|i| !line.is_common(i))).then_some(Piece { start, end, person: false })
}

/// Two or more words that English doesn't have, or a given name with another word.
fn looks_personal(line: &Line<'_>, start: usize, end: usize) -> bool {
    let plain = (start..end).all(|i| !line.is_common(i) || given::is_given(&fold::fold(line.tree.word(i))));
    let given = start < end && given::is_given(&fold::fold(line.tree.word(start)));
    let last = line.tree.lower(end - 1);
    end >= start + 2 && (plain || given) && !casing::is_head(last) && world::role(&[last]).is_none()
        || (given && end == start + 2)
}

fn is_ordinal(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_lowercase());
    WORDS.contains(&lower)
        || lower.starts_with("twenty-")
        || (!digits.is_empty()
            && digits.chars().all(|c| c.is_ascii_digit())
            && matches!(&lower[digits.len()..], "st" | "nd" | "rd" | "th"))
}

fn make(line: &Line<'_>, piece: Piece, found: &mut Vec<Name>) {
    let (mut start, mut end) = (piece.start, piece.end);
    let tree = line.tree;
    let hangs_on = |w: &str| !w.chars().any(char::is_alphanumeric) || matches!(w, "'s" | "’s");
    while end > start + 1 && hangs_on(tree.word(end - 1)) {
        end -= 1;
    }
    let bracket = short::bracket(tree, end);
    if let Some(Bracket::Short(letters)) = &bracket
        && let Some(from) = short::long_form_start(line, start, end, letters)
        && from > start
    {
        // "Summit of the X Y Z (XYZ)": the short form is that of the last part only.
        let mut cut = from;
        while cut > start && !line.capital(cut - 1) {
            cut -= 1;
        }
        if cut > start {
            add(line, Piece { start, end: cut, person: false }, None, found);
        }
        start = from;
    }
    add(line, Piece { start, end, ..piece }, bracket, found);
}

fn add(line: &Line<'_>, piece: Piece, bracket: Option<Bracket>, found: &mut Vec<Name>) {
    let tree = line.tree;
    let Piece { start, end, person } = piece;
    let text = line.text(start, end);
    let key = fold::words(&text).join(" ");
    if key.is_empty() || (!person && end - start == 1 && !stands_alone(line, start)) {
        return;
    }
    let lower = text.to_lowercase().replace('-', " ");
    let words: Vec<&str> = lower.split(' ').collect();
    if !person && (world::role(&words).is_some() || world::role(&[&text.to_lowercase()]).is_some()) {
        return;
    }
    let head = (start..end).find(|&t| tree.head(t).is_none_or(|h| h < start || h >= end)).unwrap_or(start);
    let title = (start > 0).then(|| tree.word(start - 1)).filter(|_| person || kinds::is_title(line, start));
    let votes = kinds::votes(line, start, end, &text, person);
    let (mut short, mut alias) = (None, None);
    match bracket {
        Some(Bracket::Short(s)) => short = Some(s),
        Some(Bracket::Alias(a)) => alias = Some(a),
        None => {}
    }
    let beside = || {
        kinds::apposed(tree, head, start, end).into_iter().find_map(|n| given::gender_of_title(tree.lemma(n)))
    };
    let gender = title.and_then(given::gender_of_title).or_else(beside);
    found.push(Name { start, end, head, text, key, kind: votes.best(), short, alias, votes, gender });
}

/// Whether a single capitalised word is a name: no role, unit, number or shouted word, and no common word unless the
/// article shows that one particular thing is so called ("the Commission").
fn stands_alone(line: &Line<'_>, i: usize) -> bool {
    let tree = line.tree;
    let word = tree.word(i);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2
        || word.chars().any(|c| c.is_ascii_digit()) && letters < 3
        || word.ends_with('.') && letters <= 4
    {
        return false;
    }
    let lower = word.to_lowercase();
    if world::role(&[&lower]).is_some() || world::list(List::PersonTitle, word) || is_ordinal(&lower) {
        return false;
    }
    let behind_number =
        i > 0 && (tree.tag(i - 1) == Tag::Num || tree.word(i - 1).ends_with(|c: char| c.is_ascii_digit()));
    if behind_number && (letters <= 3 || !line.is_strong(i)) {
        return false;
    }
    let shouted = letters >= 2 && word.chars().all(|c| c.is_uppercase());
    if !line.is_common(i) {
        return true;
    }
    if i + 1 < tree.len() && tree.word(i + 1) == "of" {
        return false;
    }
    let article = i > 0 && matches!(tree.lower(i - 1), "the" | "this" | "our" | "’s" | "'s");
    (shouted && letters <= 5 && line.is_strong(i)) || (article && !shouted) || line.prefers_capital(i)
}
