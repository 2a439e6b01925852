//! HTML, by the standard's tokenizer and a stack of open elements; no tree, so depth costs nothing but its stack.

mod entities;
mod fields;
mod table;
mod tags;

use super::markdown::add_blocks;
use super::meta::{self, Meta};
use super::{Document, Reader};
use crate::text::build::Builder;
use crate::text::layout::{Breaks, lines};
use crate::text::{BlockKind, Span};
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Spanned, Tokenizer};
use std::collections::BTreeMap;
use table::Table;

/// The reader for HTML.
pub struct Html;

impl Reader for Html {
    fn name(&self) -> &'static str {
        "HTML"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn sniff(&self, head: &str) -> bool {
        let head = head.trim_start().to_ascii_lowercase();
        head.starts_with("<!doctype html")
            || head.starts_with("<html")
            || head.contains("<body")
            || head.contains("<p>")
    }

    fn read(&self, file: &str) -> Document {
        let mut builder = Builder::new();
        let mut meta = Meta::default();
        read_into(file, 0, &mut builder, &mut meta);
        Document { text: builder.finish(file), meta }
    }
}

/// Reads `markup`, which stands at byte `base` of its file, and adds what is visible to `builder`.
pub(crate) fn read_into(markup: &str, base: usize, builder: &mut Builder, meta: &mut Meta) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page::new(markup, base, builder, meta);
    for token in Tokenizer::new_with_emitter(markup, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name), base + tag.span.start),
            Token::String(text) => page.string(&text),
            _ => {}
        }
    }
    page.close(base + markup.len());
    while page.tables.pop().is_some_and(|table| table.finish(page.builder)) {}
}

/// An open element with what holds inside it.
#[derive(Clone, Debug, Default)]
struct Frame {
    name: String,
    hidden: bool,
    furniture: bool,
    dateline: bool,
    pre: bool,
    code: bool,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Paragraph,
    Item,
    Heading(u8),
    Term,
    Definition,
}

struct Page<'a> {
    markup: &'a str,
    base: usize,
    builder: &'a mut Builder,
    meta: &'a mut Meta,
    stack: Vec<Frame>,
    counts: BTreeMap<String, usize>,
    /// Where the block that is being written starts.
    open: Option<(usize, Frame)>,
    /// Number of links in it, and of bytes inside them.
    links: (usize, usize),
    /// White space that is to be written before the next word, with its place in the file.
    space: Option<usize>,
    tables: Vec<Table>,
    pending_cell: (usize, usize),
    term: Option<Span>,
    note: Option<usize>,
    /// The title or structured data that is being collected.
    collected: Option<String>,
}

impl<'a> Page<'a> {
    fn new(markup: &'a str, base: usize, builder: &'a mut Builder, meta: &'a mut Meta) -> Self {
        Page {
            markup,
            base,
            builder,
            meta,
            stack: Vec::new(),
            counts: BTreeMap::new(),
            open: None,
            links: (0, 0),
            space: None,
            tables: Vec::new(),
            pending_cell: (1, 1),
            term: None,
            note: None,
            collected: None,
        }
    }

    fn top(&self) -> Frame {
        self.stack.last().cloned().unwrap_or_default()
    }

    fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.cell.is_some())
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let at = self.base + tag.span.start;
        let attribute = |key: &str| {
            tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
        };
        self.metadata(&name, &attribute);
        if let Some((ends, until)) = tags::implied_ends(&name) {
            self.end_implied(ends, until, at);
        }
        let hidden = self.stack.last().is_some_and(|frame| frame.hidden);
        if !hidden {
            self.boundary(&name, at, &attribute);
        }
        if !tags::is_void(&name) {
            let frame = self.frame(name, &attribute);
            *self.counts.entry(frame.name.clone()).or_default() += 1;
            self.stack.push(frame);
        }
    }

    /// What an element means for what was written before it.
    fn boundary(&mut self, name: &str, at: usize, attribute: &dyn Fn(&str) -> Option<String>) {
        match name {
            "br" if self.in_cell() => self.space = Some(at),
            "br" => {
                if self.open.is_some() {
                    self.space = None;
                    self.builder.push("\n", at);
                }
            }
            "table" => {
                self.leave_cell(at);
                self.close(at);
                let table = Table { furniture: self.top().furniture, ..Table::default() };
                if !attribute("role").is_some_and(|role| role == "presentation" || role == "none") {
                    self.tables.push(table);
                }
            }
            "tr" => self.start_row(at),
            "td" | "th" => self.start_cell(name, at, attribute),
            "sup" => self.note = self.open.as_ref().map(|_| self.builder.len()),
            _ if tags::heading(name).is_some() => {
                self.leave_cell(at);
                self.close(at);
            }
            _ if tags::is_inline(name) => {}
            _ if self.in_cell() => self.space = Some(at),
            _ => self.close(at),
        }
    }

    fn frame(&self, name: String, attribute: &dyn Fn(&str) -> Option<String>) -> Frame {
        let mut frame = self.top();
        let marks = [attribute("class"), attribute("id")];
        let whole = matches!(name.as_str(), "html" | "body" | "main" | "article");
        let styled = attribute("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
        let page_form =
            name == "form" && attribute("id").is_some_and(|id| id.to_lowercase().starts_with("aspnet"));
        frame.hidden |= (tags::is_hidden(&name) && !page_form)
            || attribute("hidden").is_some()
            || attribute("aria-hidden").is_some_and(|value| value == "true")
            || styled;
        frame.furniture |= !whole && marks.iter().flatten().any(|mark| tags::is_furniture(mark));
        frame.dateline |= !whole && marks.iter().flatten().any(|mark| tags::is_dateline(mark));
        frame.pre |= name == "pre";
        frame.code |= name == "code" || marks.iter().flatten().any(|mark| tags::is_code(mark));
        // A listing states nothing; a preformatted text may be the whole document.
        frame.furniture |= frame.pre && frame.code;
        frame.kind = match name.as_str() {
            "li" => Kind::Item,
            "dt" => Kind::Term,
            "dd" => Kind::Definition,
            "table" | "article" | "section" => Kind::Paragraph,
            _ => tags::heading(&name).map_or(frame.kind, Kind::Heading),
        };
        frame.name = name;
        frame
    }

    fn end(&mut self, name: &str, at: usize) {
        self.finish_collected(name);
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            if name == "p" || name == "br" {
                self.close(at);
            }
            return;
        }
        while let Some(frame) = self.stack.last().cloned() {
            self.leave(&frame, at);
            self.stack.pop();
            if let Some(count) = self.counts.get_mut(&frame.name) {
                *count = count.saturating_sub(1);
            }
            if frame.name == name {
                break;
            }
        }
    }

    /// Ends elements whose end tag was left out.
    fn end_implied(&mut self, ends: &[&str], until: &[&str], at: usize) {
        // Nobody leaves out an end tag this far up; the bound keeps deep nesting linear.
        const FAR: usize = 24;
        let found = self
            .stack
            .iter()
            .rev()
            .take(FAR)
            .find(|frame| ends.contains(&frame.name.as_str()) || until.contains(&frame.name.as_str()));
        if let Some(name) = found.map(|frame| frame.name.clone()).filter(|name| ends.contains(&name.as_str()))
        {
            self.end(&name, at);
        }
    }

    fn leave(&mut self, frame: &Frame, at: usize) {
        if frame.hidden && self.stack.iter().rev().nth(1).is_some_and(|parent| parent.hidden) {
            return;
        }
        match frame.name.as_str() {
            "td" | "th" => self.end_cell(),
            "tr" => self.end_row(at),
            "table" => {
                self.end_row(at);
                if let Some(table) = self.tables.pop() {
                    table.finish(self.builder);
                }
            }
            "sup" => self.drop_note(),
            "a" => self.links.0 += 1,
            name if tags::is_inline(name) => {}
            _ if self.in_cell() => self.space = Some(at),
            _ => self.close(at),
        }
    }

    /// Takes out a reference mark such as `[4]`.
    fn drop_note(&mut self) {
        let Some(start) = self.note.take() else { return };
        let piece = self.builder.visible().get(start..).unwrap_or("").trim();
        let mark = piece.len() <= 24 && piece.starts_with('[') && piece.ends_with(']');
        if mark && self.open.as_ref().is_some_and(|(from, _)| *from <= start) {
            self.builder.truncate(start);
        }
    }

    fn string(&mut self, text: &Spanned<html5gum::HtmlString, usize>) {
        let value = String::from_utf8_lossy(text);
        if let Some(collected) = &mut self.collected {
            collected.push_str(&value);
            return;
        }
        if self.stack.last().is_some_and(|frame| frame.hidden) {
            return;
        }
        let raw = self.markup.get(text.span.start..text.span.end).unwrap_or("");
        for (piece, at) in entities::align(&value, raw) {
            self.words(piece, self.base + text.span.start + at);
        }
    }

    /// Writes text with its white space made single spaces.
    fn words(&mut self, text: &str, at: usize) {
        if self.stack.last().is_some_and(|frame| frame.pre) && !self.in_cell() {
            self.write(text, at);
            return;
        }
        let mut start = 0;
        for piece in text.split_inclusive([' ', '\n', '\t', '\r', '\x0c']) {
            let word = piece.trim_end_matches([' ', '\n', '\t', '\r', '\x0c']);
            if !word.is_empty() {
                self.write(word, at + start);
            }
            if word.len() < piece.len() {
                self.space = self.space.or(Some(at + start + word.len()));
            }
            start += piece.len();
        }
    }

    fn write(&mut self, word: &str, at: usize) {
        if self.open.is_none() && !self.in_cell() {
            if self.tables.last().is_some_and(|table| table.row.start.is_some()) {
                return;
            }
            self.builder.separate(at);
            let frame = self.top();
            if frame.kind == Kind::Definition {
                self.append_definition(at);
            }
            self.open = Some((self.builder.len(), frame));
            self.links = (0, 0);
            self.space = None;
        }
        let begun = match self.tables.last().and_then(|table| table.cell) {
            Some(start) => start < self.builder.len(),
            None => !self.builder.visible().ends_with('\n'),
        };
        if let Some(space) = self.space.take().filter(|_| begun) {
            self.builder.push(" ", space);
        }
        if self.stack.last().is_some_and(|frame| frame.name == "a") {
            self.links.1 += word.len() + 1;
        }
        self.builder.push(word, at);
    }

    /// Ends the block that is being written.
    fn close(&mut self, at: usize) {
        self.space = None;
        self.note = None;
        let Some((start, frame)) = self.open.take() else { return };
        let span = lines::trim(self.builder.visible(), Span::new(start, self.builder.len()));
        let known = self.builder.blocks().len();
        match frame.kind {
            Kind::Term => self.term = Some(span),
            Kind::Definition => self.define(span),
            Kind::Heading(level) => add_blocks(self.builder, span, BlockKind::Heading(level), Breaks::Hard),
            Kind::Item => add_blocks(self.builder, span, BlockKind::Item, breaks(&frame)),
            Kind::Paragraph => add_blocks(self.builder, span, BlockKind::Paragraph, breaks(&frame)),
        }
        // A line of several links and little else leads to other pages.
        let (links, inside) = self.links;
        let menu = links > 1 && inside * 10 > span.len() * 8;
        self.builder.mark(known, |block, text| {
            block.boilerplate |= frame.furniture || menu && !lines::is_finished(text);
            let short = text.len() <= 140 && !matches!(block.kind, BlockKind::Heading(_));
            block.dateline |= frame.dateline && short && (!lines::is_finished(text) || meta::names_day(text));
        });
        self.builder.separate(at);
    }

    fn metadata(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        match name {
            "meta" => {
                let key =
                    attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(key), Some(content)) = (key, attribute("content")) {
                    self.meta.set(&key, &content);
                }
            }
            "link" if attribute("rel").is_some_and(|rel| rel == "canonical") => {
                self.meta.set("canonical", &attribute("href").unwrap_or_default());
            }
            "link" if attribute("rel").is_some_and(|rel| names_neighbour(&rel)) => self.meta.serial = true,
            "time" if self.builder.blocks().len() < 6 => {
                self.meta.set("date", &attribute("datetime").unwrap_or_default());
            }
            "title" if self.counts.get("svg").is_none_or(|count| *count == 0) => {
                self.collected = Some(String::new())
            }
            "script" if attribute("type").is_some_and(|kind| kind == "application/ld+json") => {
                self.collected = Some(String::new());
            }
            _ => {}
        }
    }

    fn finish_collected(&mut self, name: &str) {
        let Some(collected) = self.collected.take() else { return };
        match name {
            "title" => self.meta.set_page_title(&meta::one_line(&collected)),
            "script" => self.meta.set_json_ld(&collected),
            _ => self.collected = Some(collected),
        }
    }
}

/// Whether a link leads to another part of the same work (HTML 4.01, 6.12).
fn names_neighbour(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| {
        ["prev", "previous", "next", "up"].iter().any(|neighbour| word.eq_ignore_ascii_case(neighbour))
    })
}

fn breaks(frame: &Frame) -> Breaks {
    if frame.pre { Breaks::Plain } else { Breaks::Hard }
}
