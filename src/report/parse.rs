//! The grammatical analysis, shown: as a table, as CoNLL-U and as JSON.

use super::quote::clean;
use super::style::{Look, Role, marked, painted};
use super::table::{Columns, table};
use crate::analysis::{Feats, Rel, Sentence, Token};
use serde::Serialize;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// A sentence for JSON.
#[derive(Serialize)]
struct SentenceView<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    confidence: f32,
    tokens: Vec<TokenView<'a>>,
}

/// A token for JSON, with the fields of CoNLL-U.
#[derive(Serialize)]
struct TokenView<'a> {
    id: usize,
    form: &'a str,
    start: usize,
    end: usize,
    lemma: &'a str,
    upos: &'static str,
    feats: Vec<&'static str>,
    head: usize,
    deprel: &'static str,
}

/// The sentences of `text` as JSON.
pub fn json(text: &str, sentences: &[Sentence]) -> String {
    let views: Vec<_> = sentences.iter().map(|sentence| view(text, sentence)).collect();
    super::json::pretty(&views)
}

/// The sentences of `text` in CoNLL-U, the exchange format of Universal Dependencies.
pub fn conllu(text: &str, sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let view = view(text, sentence);
        // Writing to a string can't fail.
        let _ = write!(out, "# sent_id = {}\n# text = {}\n", index + 1, clean(view.text));
        for (position, token) in view.tokens.iter().enumerate() {
            let touching = view.tokens.get(position + 1).is_some_and(|next| next.start == token.end);
            let misc = if touching { "SpaceAfter=No" } else { "_" };
            let (id, head, upos, deprel) = (token.id, token.head, token.upos, token.deprel);
            let (form, lemma, feats) = (field(token.form), field(token.lemma), field(&token.feats.join("|")));
            let _ = writeln!(out, "{id}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t{misc}");
        }
        out.push('\n');
    }
    out
}

/// The sentences of `text` as tables for a terminal.
pub fn table_of(text: &str, sentences: &[Sentence], look: &Look) -> String {
    let mut out = String::new();
    for sentence in sentences {
        let view = view(text, sentence);
        for line in super::style::wrapped(&marked(Role::Strong, &clean(view.text)), look.columns()) {
            out.push_str(&format!("{line}\n"));
        }
        let rows: Vec<Vec<String>> = view.tokens.iter().map(|token| cells(token, &view.tokens)).collect();
        out.push_str(&format!("{}\n\n", table(&columns(&rows, look.columns()), vec![rows])));
    }
    painted(&out, look.color)
}

/// Columns as wide as their cells, the widest made narrower until the table fits.
fn columns(rows: &[Vec<String>], width: usize) -> Columns {
    let names = ["#", "word", "lemma", "tag", "features", "relation", "head"];
    let widest =
        |column| rows.iter().filter_map(|row| row.get(column)).map(|cell: &String| cell.width()).max();
    let natural = |(i, name): (usize, &&'static str)| (*name, widest(i).unwrap_or(0).max(name.len()));
    let mut columns: Columns = names.iter().enumerate().map(natural).collect();
    let room = width.saturating_sub(names.len() * 3 + 1);
    let mut excess = columns.iter().map(|(_, width)| width).sum::<usize>().saturating_sub(room);
    while excess > 0 {
        let Some(widest) = columns.iter_mut().map(|(_, width)| width).max().filter(|width| **width > 2)
        else {
            break;
        };
        *widest -= 1;
        excess -= 1;
    }
    columns
}

fn cells(token: &TokenView, tokens: &[TokenView]) -> Vec<String> {
    let head = token.head.checked_sub(1).and_then(|head| tokens.get(head)).map_or("", |head| head.form);
    vec![
        token.id.to_string(),
        clean(token.form),
        clean(token.lemma),
        token.upos.to_owned(),
        token.feats.join(" "),
        token.deprel.to_owned(),
        clean(head),
    ]
}

fn view<'a>(text: &'a str, sentence: &'a Sentence) -> SentenceView<'a> {
    let slice = |start, end| text.get(start..end).unwrap_or_default();
    // A row of a table has no grammar: its words hang on the first, so that there is a tree all the same.
    let bare = sentence.tokens.iter().all(|token| token.rel != Rel::Root);
    let place = |index: usize, token: &Token| match (bare, index) {
        (true, 0) => (0, Rel::Root),
        (true, _) => (1, Rel::Dep),
        (false, _) => (token.head.map_or(0, |head| head + 1), token.rel),
    };
    let tokens = sentence.tokens.iter().enumerate().map(|(index, token): (usize, &Token)| TokenView {
        id: index + 1,
        form: slice(token.span.start, token.span.end),
        start: token.span.start,
        end: token.span.end,
        lemma: &token.lemma,
        upos: token.tag.name(),
        feats: feats(token.feats),
        head: place(index, token).0,
        deprel: place(index, token).1.name(),
    });
    SentenceView {
        text: slice(sentence.span.start, sentence.span.end),
        start: sentence.span.start,
        end: sentence.span.end,
        confidence: sentence.confidence,
        tokens: tokens.collect(),
    }
}

/// A field of CoNLL-U: no tabs or line breaks, never empty.
fn field(text: &str) -> String {
    let text = clean(text);
    if text.is_empty() { "_".to_owned() } else { text }
}

/// The features in the order of the alphabet, as CoNLL-U asks.
fn feats(feats: Feats) -> Vec<&'static str> {
    let names = [
        (Feats::DEFINITE, "Definite=Def"),
        (Feats::COMPARATIVE, "Degree=Cmp"),
        (Feats::SUPERLATIVE, "Degree=Sup"),
        (Feats::PLURAL, "Number=Plur"),
        (Feats::SPEAKER, "Person=1,2"),
        (Feats::POSSESSIVE, "Poss=Yes"),
        (Feats::PAST, "Tense=Past"),
        (Feats::PRESENT, "Tense=Pres"),
        (Feats::FINITE, "VerbForm=Fin"),
        (Feats::INFINITIVE, "VerbForm=Inf"),
        (Feats::PARTICIPLE, "VerbForm=Part"),
    ];
    names.iter().filter(|(mask, _)| feats.has(*mask)).map(|(_, name)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Tag;
    use crate::text::Span;

    fn token(start: usize, end: usize, lemma: &str, tag: Tag, head: Option<usize>, rel: Rel) -> Token {
        let feats = Feats(if tag == Tag::Verb { Feats::PAST | Feats::FINITE } else { 0 });
        Token { span: Span::new(start, end), lemma: lemma.into(), tag, feats, head, rel }
    }

    fn sentence() -> (&'static str, Vec<Sentence>) {
        let tokens = vec![
            token(0, 5, "ferry", Tag::Noun, Some(2), Rel::NsubjPass),
            token(6, 10, "be", Tag::Aux, Some(2), Rel::AuxPass),
            token(11, 15, "sell", Tag::Verb, None, Rel::Root),
            token(15, 16, ".", Tag::Punct, Some(2), Rel::Punct),
        ];
        let span = Span::new(0, 16);
        ("Ferry were sold.", vec![Sentence { span, block: 0, tokens, mentions: Vec::new(), confidence: 1.0 }])
    }

    #[test]
    fn writes_conllu() {
        let (text, sentences) = sentence();
        let expected = "# sent_id = 1\n# text = Ferry were sold.\n\
            1\tFerry\tferry\tNOUN\t_\t_\t3\tnsubj:pass\t_\t_\n\
            2\twere\tbe\tAUX\t_\t_\t3\taux:pass\t_\t_\n\
            3\tsold\tsell\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No\n\
            4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n";
        assert_eq!(conllu(text, &sentences), expected);
    }

    #[test]
    fn writes_tables_and_json() {
        let (text, sentences) = sentence();
        let shown = table_of(text, &sentences, &Look::default());
        assert!(shown.contains("│ 3 │ sold  │ sell  │ VERB"), "{shown}");
        let json: serde_json::Value = serde_json::from_str(&json(text, &sentences)).unwrap();
        assert_eq!(json[0]["tokens"][0]["deprel"], "nsubj:pass");
    }

    #[test]
    fn a_span_outside_the_text_is_shown_empty() {
        let (_, sentences) = sentence();
        assert!(conllu("é", &sentences).contains("\n1\t_\tferry"));
    }
}
