//! Lists in running text: where their items are, and how many there are at least and at most.
//!
//! What stands between two commas may be an item or may describe the one before ("Ada Quill, the mayor, and Ben Roe").
//! Where the words don't show which, the list has a lowest and a highest length.

use crate::analysis::{Document, Feats, Tag, Tree};
use crate::entity::{Entities, EntityId, Name};
use crate::text::Span;
use crate::world::{self, List};

/// The longest item, in words.
const ITEM: usize = 9;

/// A sentence as the list reader sees it; unlike a scene, any sentence of the document.
pub(super) struct View<'a> {
    pub tree: Tree<'a>,
    pub names: &'a [(Name, EntityId)],
    pub sentence: usize,
}

/// A closed list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Items {
    /// Tokens of each item, behind the last one exclusive.
    pub items: Vec<(usize, usize)>,
    /// How many items there are at least.
    pub low: usize,
    /// How many items there are at most.
    pub high: usize,
    /// Whether every item is nothing but a name, so that the length is beyond doubt.
    pub names: bool,
}

impl<'a> View<'a> {
    pub fn new(
        source: &'a Document,
        entities: &'a Entities,
        document: usize,
        sentence: usize,
    ) -> Option<Self> {
        let tree = Tree::new(&source.source.text.visible, source.sentences.get(sentence)?);
        Some(View { tree, names: entities.referents.get(document)?.names(sentence), sentence })
    }

    pub fn capital(&self, i: usize) -> bool {
        i < self.tree.len() && self.tree.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        self.tree.span(&(start..end).collect::<Vec<_>>())
    }

    pub fn lower(&self, i: usize) -> String {
        self.tree.lower(i).to_string()
    }

    /// Whether any words from `start` to `end` say that the list goes on.
    pub fn is_open(&self, start: usize, end: usize) -> bool {
        let words: Vec<String> = (start..end.min(self.tree.len())).map(|i| self.lower(i)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        (0..words.len()).any(|i| world::list_at(List::OpenListCue, &words[i..]) > 0)
            || words.iter().any(|w| {
                matches!(*w, "..." | "…" | "among" | "amongst" | "excluding" | "except" | "plus" | "or")
            })
    }

    fn in_name(&self, i: usize) -> bool {
        self.names.iter().any(|(n, _)| n.start < i && i + 1 < n.end)
    }
}

/// Reads the list that fills `start..end`; `None` where it is open or no list.
pub(super) fn read(view: &View<'_>, start: usize, end: usize) -> Option<Items> {
    if end <= start || view.is_open(start, end) {
        return None;
    }
    let (parts, closed) = segments(view, start, end);
    let kinds = kinds(view, &parts);
    if kinds.contains(&Kind::Clause) || kinds.first() == Some(&Kind::Aside) {
        return None;
    }
    let count = |wanted: &[Kind]| kinds.iter().filter(|k| wanted.contains(k)).count();
    let (named, plain, unsure) =
        (count(&[Kind::Named, Kind::Name]), count(&[Kind::Plain]), count(&[Kind::Unsure]));
    let items: Vec<(usize, usize)> =
        parts.iter().zip(&kinds).filter(|(_, k)| **k != Kind::Aside).map(|(&p, _)| p).collect();
    let asides = kinds.len() - items.len();
    let last_plain = kinds.iter().rev().find(|k| **k != Kind::Aside) == Some(&Kind::Plain);
    let (low, high) = match (named, plain) {
        (_, 0) => (named, named + unsure),
        // Names with descriptions between them; what "and" brings in at the end is an item.
        (2.., _) => (named + usize::from(last_plain && closed), named + plain + unsure),
        (0, _) if closed && asides == 0 => (plain, plain + unsure),
        _ => return None,
    };
    let names = kinds.iter().all(|k| *k == Kind::Name);
    (low >= 2 && (closed || (low >= 3 && asides == 0))).then_some(Items { items, low, high, names })
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Nothing but a name.
    Name,
    /// Contains a name.
    Named,
    /// A noun phrase without one.
    Plain,
    /// An item, or more of the one before: "Reno, *Nevada*", "salt *and pepper*, oil and bread".
    Unsure,
    /// Describes the item before.
    Aside,
    /// A statement of its own: this is no list.
    Clause,
}

/// Each part by itself, then by what stands before it.
fn kinds(view: &View<'_>, parts: &[(usize, usize)]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = parts.iter().map(|&part| kind(view, part)).collect();
    for i in 1..parts.len() {
        let ((before, stop), (start, _)) = (parts[i - 1], parts[i]);
        let bare_and = (stop..start).all(|t| view.tree.word(t) != "," && view.tree.word(t) != ";");
        let places = kinds[i] == Kind::Name
            && view.capital(stop - 1)
            && (before..stop).any(|t| matches!(view.tree.word(t), "in" | "at" | "near" | "from" | "outside"));
        if bare_and && i + 1 < parts.len() && !matches!(kinds[i], Kind::Aside | Kind::Clause) {
            // "and" before the last comma joins two words inside one item.
            kinds[i] = if kinds[i - 1] == Kind::Aside { Kind::Aside } else { Kind::Unsure };
        } else if places {
            kinds[i] = Kind::Unsure;
        }
    }
    kinds
}

fn kind(view: &View<'_>, (start, end): (usize, usize)) -> Kind {
    let tree = &view.tree;
    let first = view.lower(start);
    let that_of = first == "that" && start + 1 < end && view.lower(start + 1) == "of";
    let described = matches!(
        first.as_str(),
        "who"
            | "which"
            | "whose"
            | "where"
            | "whom"
            | "that"
            | "when"
            | "while"
            | "all"
            | "both"
            | "each"
            | "their"
            | "its"
            | "across"
            | "with"
            | "from"
            | "in"
            | "at"
            | "now"
            | "then"
            | "also"
            | "formerly"
            | "aged"
            | "born"
            | "one"
            | "most"
            | "some"
            | "respectively"
            | "too"
            | "he"
            | "she"
            | "they"
            | "it"
    );
    let participle = matches!(tree.tag(start), Tag::Verb) && !view.capital(start);
    if !that_of && (described || participle) {
        return Kind::Aside;
    }
    let end = relative(view, start, end);
    if end - start > ITEM
        || (start..end)
            .any(|i| tree.tag(i) == Tag::Verb && tree.feats(i).has(Feats::FINITE) && !view.capital(i))
    {
        return Kind::Clause;
    }
    if (start..end).any(|i| tree.tag(i) == Tag::Aux) {
        return Kind::Clause;
    }
    let bracket = (start..end).find(|&i| tree.word(i) == "(").unwrap_or(end);
    let small = |i: usize| {
        matches!(
            view.lower(i).as_str(),
            "the" | "of" | "de" | "-" | "da" | "van" | "and" | "'s" | "’s" | "&" | "'" | "’"
        )
    };
    let capitals = (start..bracket).filter(|&i| view.capital(i)).count();
    let all = (start..bracket).all(|i| view.capital(i) || small(i));
    let title = view.capital(start)
        && end - start <= 6
        && world::role(&[&first]).is_some()
        && bracket - start > 1
        && !has_person(view, start, end);
    match capitals {
        0 => Kind::Plain,
        _ if title => Kind::Plain,
        _ if all => Kind::Name,
        _ => Kind::Named,
    }
}

fn has_person(view: &View<'_>, start: usize, end: usize) -> bool {
    view.names.iter().any(|(n, _)| n.start > start && n.end <= end && n.end - n.start >= 2)
}

/// Where a relative clause cuts the item short.
fn relative(view: &View<'_>, start: usize, end: usize) -> usize {
    let begins = |i: usize| matches!(view.lower(i).as_str(), "who" | "which" | "whose" | "where" | "that");
    (start + 1..end).find(|&i| begins(i)).unwrap_or(end)
}

/// The parts between commas, or between semicolons where there are any, and whether "and" brings in the last.
fn segments(view: &View<'_>, start: usize, end: usize) -> (Vec<(usize, usize)>, bool) {
    let tree = &view.tree;
    let semicolons = separators(view, start, end, &[";"]);
    let marks: Vec<usize> = match semicolons.len() {
        0 => separators(view, start, end, &[",", "and", "&", "then"]),
        _ => semicolons,
    };
    let mut closed = false;
    let mut parts = Vec::new();
    let mut from = start;
    for stop in marks.into_iter().chain([end]) {
        let mut first = from;
        while first < stop
            && matches!(view.lower(first).as_str(), "and" | "&" | "then" | "also" | "finally" | "lastly")
        {
            closed |= first > start && matches!(view.lower(first).as_str(), "and" | "&");
            first += 1;
        }
        let lettered = (first..stop).any(|i| tree.word(i).chars().any(char::is_alphanumeric));
        if lettered {
            parts.push((first, stop));
        }
        if stop < end && matches!(view.lower(stop).as_str(), "and" | "&") {
            closed = true;
        }
        from = stop + 1;
    }
    (parts, closed)
}

fn separators(view: &View<'_>, start: usize, end: usize, marks: &[&str]) -> Vec<usize> {
    let mut depth = 0usize;
    let mut found = Vec::new();
    for i in start..end {
        match view.tree.word(i) {
            "(" | "[" | "“" | "«" => depth += 1,
            ")" | "]" | "”" | "»" => depth = depth.saturating_sub(1),
            _ if depth > 0 || view.in_name(i) => {}
            w if marks.contains(&w.to_lowercase().as_str()) => found.push(i),
            _ => {}
        }
    }
    found
}

/// Where the list that begins at `start` ends: at the closing mark of what opened it, else with its sentence.
pub(super) fn end_of(view: &View<'_>, start: usize, opener: &str) -> usize {
    let tree = &view.tree;
    let mut depth = 0usize;
    let semicolons = (start..tree.len()).filter(|&i| tree.word(i) == ";").count();
    for i in start..tree.len() {
        let closes = match (opener, tree.word(i)) {
            (_, ")") if depth > 0 => {
                depth -= 1;
                false
            }
            ("(", ")") => true,
            (_, "(") => {
                depth += 1;
                false
            }
            ("—" | "–" | "-", "—" | "–" | "-") => {
                tree.token(i).span.start > tree.token(i - 1).span.end
            }
            (_, "." | "!" | "?") => opener != "(",
            (_, ";") => semicolons < 2,
            _ => false,
        };
        if closes {
            return i;
        }
    }
    tree.len()
}

/// The run of bare names at `start` ("Ruda, Veldt and Anse"), with the place behind it. It ends with what "and" brings in.
pub(super) fn names_at(view: &View<'_>, start: usize) -> Option<(Items, usize)> {
    let tree = &view.tree;
    let mut items = Vec::new();
    let (mut at, mut stop) = (start, start);
    let mut last = false;
    while at < tree.len() {
        let first = at + usize::from(view.lower(at) == "the" && view.capital(at + 1));
        let mut end = first;
        while end < tree.len()
            && (view.capital(end) || end > first && view.in_name(end) || glue(view, end, first))
        {
            end += 1;
        }
        if end == first {
            return None;
        }
        items.push((first, end));
        // "Jan (born 1920) and Eva (born 1923)"
        end = behind_bracket(view, end);
        if last {
            stop = end;
            break;
        }
        let comma = end < tree.len() && tree.word(end) == ",";
        let next = end + usize::from(comma);
        last = next < tree.len() && matches!(view.lower(next).as_str(), "and" | "&");
        if !comma && !last {
            return None;
        }
        at = next + usize::from(last);
    }
    let count = items.len();
    (last && stop > start && count >= 2 && !view.is_open(stop, stop + 3))
        .then_some((Items { items, low: count, high: count, names: true }, stop))
}

/// Behind the brackets that open at `at`, if any do.
fn behind_bracket(view: &View<'_>, at: usize) -> usize {
    if at >= view.tree.len() || view.tree.word(at) != "(" {
        return at;
    }
    (at..view.tree.len()).find(|&i| view.tree.word(i) == ")").map_or(at, |i| i + 1)
}

/// A hyphen or a possessive between two capitals.
fn glue(view: &View<'_>, i: usize, first: usize) -> bool {
    i > first
        && matches!(view.tree.word(i), "-" | "'s" | "’s" | "of")
        && view.capital(i + 1)
        && view.capital(i - 1)
}
