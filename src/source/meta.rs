//! What a document says of itself: title, publisher, address, day of publication.

use crate::text::calendar::{self, Found};
use crate::text::layout::dateline;
use crate::text::{Block, BlockKind, Text};
use jiff::civil::Date;

/// What is known of a document besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title of the page or document.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Whether it names the page before or after it: it is a part of a longer work.
    pub serial: bool,
}

impl Meta {
    /// Takes over one piece of metadata by the name it has in front matter or HTML, the earlier one winning.
    pub fn set(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let name = name.to_ascii_lowercase();
        let text = || Some(value.to_owned());
        match name.as_str() {
            "title" | "og:title" | "twitter:title" | "dc.title" => {
                self.title = self.title.take().or_else(text)
            }
            "publisher" | "og:site_name" | "site" | "source" | "dc.publisher" | "application-name" => {
                self.publisher = self.publisher.take().or_else(text);
            }
            "url" | "og:url" | "canonical" | "link" | "permalink" => self.url = self.url.take().or_else(text),
            "date"
            | "published"
            | "pubdate"
            | "publishdate"
            | "article:published_time"
            | "datepublished"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.created"
            | "publication_date"
            | "parsely-pub-date"
            | "sailthru.date" => self.published = self.published.or_else(|| day(value)),
            _ => {}
        }
    }
}

impl Meta {
    /// Takes a page's `<title>`: the part before the last bar or spaced dash, what follows naming the site.
    pub(crate) fn set_page_title(&mut self, title: &str) {
        let split = [" | ", " — ", " – ", " - ", " :: ", " » "].iter().find_map(|bar| title.rsplit_once(bar));
        let site = split.filter(|(_, site)| site.split_whitespace().nth(5).is_none());
        match site {
            Some((page, site)) => {
                self.set("title", page);
                self.set("publisher", site);
            }
            None => self.set("title", title),
        }
    }

    /// Takes what a page says of itself in JSON-LD.
    pub(crate) fn set_json_ld(&mut self, json: &str) {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(json) else { return };
        let graph = value.get("@graph").unwrap_or(&value);
        let one = std::slice::from_ref(graph);
        for node in graph.as_array().map_or(one, Vec::as_slice).iter().take(20) {
            let text = |key: &str| node.get(key).and_then(serde_json::Value::as_str).unwrap_or("");
            self.set("title", text("headline"));
            self.set("date", text("datePublished"));
            let publisher =
                node.get("publisher").and_then(|p| p.get("name")).and_then(serde_json::Value::as_str);
            self.set("publisher", publisher.unwrap_or(""));
        }
    }
}

/// Whether `text` names a day, month or weekday with a number or year.
pub(crate) fn names_day(text: &str) -> bool {
    !calendar::find(text).is_empty()
}

/// The one day that `value` names in full.
pub fn day(value: &str) -> Option<Date> {
    calendar::find(value).iter().filter(|found| !found.ambiguous).find_map(Found::date)
}

/// How many blocks from the top, and from the bottom, are looked at for dates.
const TOP: usize = 12;
/// See [`TOP`].
const BOTTOM: usize = 4;
/// Longest block that may give the date, in bytes.
const LONGEST: usize = 200;

/// Fills in what the metadata leaves open from the visible text: the first heading as title, a dateline as date.
pub fn complete(text: &Text, meta: &mut Meta) {
    if meta.title.is_none() {
        set_title(text, meta);
    }
    if meta.published.is_none() {
        meta.published = published(text);
    }
}

/// The first heading is the title; but a newspaper's name over a date and a headline is its publisher.
fn set_title(text: &Text, meta: &mut Meta) {
    let visible = text.visible.as_str();
    let headings = || {
        let top = text.blocks.iter().take(TOP).enumerate();
        top.filter(|(_, b)| matches!(b.kind, BlockKind::Heading(1..=6)) && !b.boilerplate && !b.dateline)
    };
    let words = |block: &Block| Some(one_line(block.span.of(visible)));
    let first = headings().find(|(_, b)| b.kind == BlockKind::Heading(1)).or_else(|| headings().next());
    let Some((at, first)) = first else { return };
    let name = first.span.of(visible);
    let masthead = !name.contains(char::is_lowercase) || name.to_lowercase().contains("edition");
    let dated = text.blocks.get(at + 1).is_some_and(|block| block.dateline);
    match headings().find(|(i, _)| *i == at + 2).filter(|_| masthead && dated) {
        Some((_, headline)) => {
            meta.title = words(headline);
            meta.publisher = meta.publisher.take().or_else(|| words(first));
        }
        None => meta.title = words(first),
    }
}

/// `text` with its white space made single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn published(text: &Text) -> Option<Date> {
    let visible = text.visible.as_str();
    let day_first = is_day_first(text);
    let mut partial: Option<Found> = None;
    for (_, block) in
        text.blocks.iter().take(TOP).enumerate().filter(|(i, block)| may_date(block, visible, *i))
    {
        for found in calendar::find(block.span.of(visible)) {
            let clear = !found.ambiguous || day_first;
            match (found.date().filter(|_| clear), found) {
                (Some(date), _) => return Some(date),
                (None, Found { year: None, day: Some(_), .. }) => partial = partial.or(Some(found)),
                _ => {}
            }
        }
    }
    if let Some(date) = in_passing(text) {
        return Some(date);
    }
    let found = partial?;
    Date::new(evident_year(text)?, found.month, found.day?).ok()
}

/// A date in a short sentence at the top or the foot of the page that speaks of the text itself.
fn in_passing(text: &Text) -> Option<Date> {
    let said = |block: &Block, top: bool| {
        let piece = block.span.of(&text.visible);
        // Of a long last paragraph only the end counts.
        let piece = if top { piece } else { piece.get(piece.len().saturating_sub(60)..).unwrap_or("") };
        let short = piece.len() <= LONGEST && !matches!(block.kind, BlockKind::Heading(_));
        let found = short.then(|| dateline::day_in_passing(piece, top)).flatten();
        found.filter(|found| !found.ambiguous)?.date()
    };
    let top = text.blocks.iter().take(TOP / 2).find_map(|block| said(block, true));
    top.or_else(|| text.blocks.iter().rev().take(BOTTOM).find_map(|block| said(block, false)))
}

/// Whether the block is a dateline or a field that gives the day of publication.
fn may_date(block: &Block, visible: &str, index: usize) -> bool {
    const FIELDS: &[&str] = &[
        "published",
        "publication",
        "posted",
        "issue",
        "updated",
        "reviewed",
        "revised",
        "released",
        "cut-off",
    ];
    if block.span.len() > LONGEST {
        return false;
    }
    match &block.kind {
        // Further down a record, `Date` is that of what it records.
        BlockKind::KeyValue { key, .. } => {
            let key = key.of(visible).to_lowercase();
            FIELDS.iter().any(|field| key.contains(field)) || key == "date" && index < 4
        }
        _ => block.dateline,
    }
}

/// Whether another numeric date of the text can only be read with the day first.
fn is_day_first(text: &Text) -> bool {
    let visible = text.visible.as_str();
    let numeric = |found: &Found, piece: &str| {
        let digits: String = found.span.of(piece).chars().take_while(char::is_ascii_digit).collect();
        digits.len() <= 2 && digits.parse::<i8>().is_ok_and(|first| first > 12 && Some(first) == found.day)
    };
    let short = text.blocks.iter().filter(|block| block.span.len() <= 4000).take(200);
    short.map(|block| block.span.of(visible)).any(|piece| {
        calendar::find(piece)
            .iter()
            .any(|found| numeric(found, piece) && !found.span.of(piece).contains(char::is_alphabetic))
    })
}

/// The only year that datelines, headings and the copyright line name, if there is just one.
fn evident_year(text: &Text) -> Option<i16> {
    let visible = text.visible.as_str();
    let count = text.blocks.len();
    let mut years: Vec<i16> = Vec::new();
    for (i, block) in text.blocks.iter().enumerate() {
        let piece = block.span.of(visible);
        let near = i < TOP && (block.dateline || matches!(block.kind, BlockKind::Heading(_)));
        let notice = i + BOTTOM >= count && block.boilerplate && piece.contains(['©', '(']);
        if piece.len() <= LONGEST && (near || notice) {
            years.extend(piece.split(|c: char| !c.is_ascii_digit()).filter_map(year));
        }
    }
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

fn year(digits: &str) -> Option<i16> {
    (digits.len() == 4).then(|| digits.parse().ok()).flatten().filter(|year| (1900..2100).contains(year))
}
