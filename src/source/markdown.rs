//! Markdown, with tables and with front matter in YAML or TOML. The visible text has the markup taken out.

use super::html;
use super::meta::Meta;
use super::{Document, Reader};
use crate::text::build::Builder;
use crate::text::layout::{self, Breaks};
use crate::text::{Block, BlockKind, Span};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The reader for Markdown.
pub struct Markdown;

impl Reader for Markdown {
    fn name(&self) -> &'static str {
        "Markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn sniff(&self, head: &str) -> bool {
        let heading = head.lines().take(40).any(|line| {
            let level = line.bytes().take_while(|b| *b == b'#').count();
            (1..=6).contains(&level) && line[level..].starts_with(' ')
        });
        heading
            || head.starts_with("---\n")
            || head.starts_with("+++\n")
            || head.contains("](http")
            || head.contains("\n|--")
    }

    fn read(&self, file: &str) -> Document {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let mut state = State::new(file);
        for (event, range) in Parser::new_ext(file, options).into_offset_iter() {
            state.event(event, range);
        }
        state.close(file.len());
        Document { text: state.builder.finish(file), meta: state.meta }
    }
}

#[derive(Default)]
struct Table {
    headers: Vec<Span>,
    cells: Vec<Span>,
    in_head: bool,
    open: bool,
    row: usize,
    cell: usize,
}

struct State<'a> {
    file: &'a str,
    builder: Builder,
    meta: Meta,
    /// Where the block that is being written starts, and what it is.
    open: Option<(usize, BlockKind)>,
    items: usize,
    table: Table,
    metadata: Option<MetadataBlockKind>,
    hidden: usize,
}

impl<'a> State<'a> {
    fn new(file: &'a str) -> Self {
        State {
            file,
            builder: Builder::new(),
            meta: Meta::default(),
            open: None,
            items: 0,
            table: Table::default(),
            metadata: None,
            hidden: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) if self.metadata.is_some() => self.front_matter(&text),
            Event::Text(text) | Event::Code(text) => self.text(&text, &range),
            Event::SoftBreak => self.push("\n", range.start),
            Event::HardBreak => self.hard_break(range.start),
            Event::Rule => self.close(range.start),
            Event::Html(markup) => self.markup(&markup, range.start),
            Event::InlineHtml(markup) if is_break(&markup) => self.hard_break(range.start),
            _ => {}
        }
    }

    /// Text stands in the file as it is, but for entities and escapes.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let raw = self.file.get(range.clone()).unwrap_or("");
        let inside = raw.find(text).unwrap_or(0);
        self.push(text, range.start + inside);
    }

    /// A break that the author set: a block of its own follows, but not in a table.
    fn hard_break(&mut self, file: usize) {
        self.push(if self.table.open { " " } else { "\n\n" }, file);
    }

    fn push(&mut self, text: &str, file: usize) {
        if self.hidden > 0 {
            return;
        }
        if self.open.is_none() {
            self.open(file, if self.items > 0 { BlockKind::Item } else { BlockKind::Paragraph });
        }
        self.builder.push(text, file);
    }

    fn open(&mut self, file: usize, kind: BlockKind) {
        self.close(file);
        self.builder.separate(file);
        self.open = Some((self.builder.len(), kind));
    }

    /// Ends the block that is being written.
    fn close(&mut self, file: usize) {
        let Some((start, kind)) = self.open.take() else { return };
        let span = Span::new(start, self.builder.len());
        add_blocks(&mut self.builder, span, kind, Breaks::Soft);
        self.builder.separate(file);
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => self.open(at, BlockKind::Heading(*level as u8)),
            Tag::Paragraph => {
                let kind = if self.items > 0 { BlockKind::Item } else { BlockKind::Paragraph };
                self.open(at, kind);
            }
            Tag::Item => {
                self.items += 1;
                self.open(at, BlockKind::Item);
            }
            Tag::BlockQuote(_) | Tag::CodeBlock(_) => self.open(at, BlockKind::Paragraph),
            Tag::MetadataBlock(kind) => self.metadata = Some(*kind),
            Tag::Image { .. } => self.hidden += 1,
            Tag::HtmlBlock | Tag::List(_) => self.close(at),
            Tag::Table(_) => {
                self.close(at);
                self.table = Table { open: true, ..Table::default() };
            }
            Tag::TableHead | Tag::TableRow => {
                self.table.in_head = matches!(tag, Tag::TableHead);
                self.table.cells.clear();
                self.builder.separate(at);
                self.table.row = self.builder.len();
            }
            Tag::TableCell => {
                if !self.table.cells.is_empty() {
                    self.builder.push(" | ", at);
                }
                self.table.cell = self.builder.len();
                self.open = Some((self.table.cell, BlockKind::Paragraph));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::CodeBlock => {
                self.close(range.end)
            }
            TagEnd::Item => {
                self.close(range.end);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.metadata = None,
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Table => self.table.open = false,
            TagEnd::TableCell => {
                self.open = None;
                self.table.cells.push(Span::new(self.table.cell, self.builder.len()));
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                add_row(
                    &mut self.builder,
                    &mut self.table.headers,
                    &self.table.cells,
                    self.table.row,
                    self.table.in_head,
                );
                self.builder.separate(range.end);
            }
            _ => {}
        }
    }

    fn front_matter(&mut self, text: &str) {
        let toml = self.metadata == Some(MetadataBlockKind::PlusesStyle);
        for line in text.lines() {
            if let Some((name, value)) = line.split_once(if toml { '=' } else { ':' }) {
                let value = value.trim().trim_matches(['"', '\'']);
                self.meta.set(name.trim(), value);
            }
        }
    }

    /// A piece of HTML among the Markdown.
    fn markup(&mut self, markup: &str, at: usize) {
        self.close(at);
        html::read_into(markup, at, &mut self.builder, &mut self.meta);
    }
}

fn is_break(markup: &str) -> bool {
    markup.to_ascii_lowercase().starts_with("<br")
}

/// Adds the blocks of one paragraph, item or heading.
pub(crate) fn add_blocks(builder: &mut Builder, span: Span, kind: BlockKind, breaks: Breaks) {
    let blocks = match kind {
        BlockKind::Heading(_) => vec![heading(builder.visible(), span, kind)],
        _ => {
            let first = builder.blocks().len();
            layout::lay_out(builder.visible(), span, kind, breaks, first)
        }
    };
    for block in blocks {
        builder.add(block);
    }
}

fn heading(visible: &str, span: Span, kind: BlockKind) -> Block {
    let span = layout::lines::trim(visible, span);
    let mut block = Block::new(kind, span);
    block.dateline = layout::lines::is_date_heading(span.of(visible));
    block.boilerplate = layout::boilerplate::is_boilerplate(span.of(visible));
    block
}

/// Adds a row of cells that start at `start`; a row of `head` only names the columns below.
pub(crate) fn add_row(
    builder: &mut Builder,
    headers: &mut Vec<Span>,
    cells: &[Span],
    start: usize,
    head: bool,
) {
    let span = layout::lines::trim(builder.visible(), Span::new(start, builder.len()));
    let trim = |cell: &Span| {
        let cell = layout::lines::trim(builder.visible(), *cell);
        // An empty cell stands where the row does.
        if cell.is_empty() { Span::new(span.end, span.end) } else { cell }
    };
    let trimmed: Vec<Span> = cells.iter().map(trim).collect();
    let named: Vec<Option<Span>> = (0..trimmed.len())
        .map(|column| headers.get(column).copied().filter(|header| !head && !header.is_empty()))
        .collect();
    if head {
        headers.clone_from(&trimmed);
    }
    if trimmed.iter().all(|cell| cell.is_empty()) {
        return;
    }
    builder.add(Block::new(BlockKind::Row { cells: trimmed, headers: named }, span));
}
