//! Reads and writes CoNLL-U, the format of the Universal Dependencies treebanks.

use crate::analysis::{Feats, MentionKind, Rel, Tag};

/// One word of a treebank.
#[derive(Clone, Debug)]
pub struct GoldWord {
    /// The word as written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub tag: Tag,
    /// The treebank's own part of speech (Penn tags).
    pub xpos: String,
    /// Features.
    pub feats: Feats,
    /// Index of the head; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub rel: Rel,
    /// The universal relation as the treebank has it, without subtype.
    pub deprel: String,
    /// Whether the treebank marks the word as wrongly spelt.
    pub typo: bool,
    /// Whether white space follows in the text.
    pub space_after: bool,
}

/// An entity mention of a treebank.
#[derive(Clone, Debug)]
pub struct GoldMention {
    /// First word.
    pub start: usize,
    /// Behind the last word.
    pub end: usize,
    /// Type as written in the treebank.
    pub etype: String,
    /// Number of the chain of mentions of the same thing.
    pub group: String,
    /// Whether it carries a Wikipedia identity.
    pub identity: bool,
}

impl GoldMention {
    /// The type in this library's terms.
    pub fn kind(&self) -> MentionKind {
        match self.etype.as_str() {
            "person" => MentionKind::Person,
            "organization" => MentionKind::Organisation,
            "place" => MentionKind::Place,
            "event" => MentionKind::Event,
            "object" => MentionKind::Object,
            "time" => MentionKind::Time,
            "abstract" => MentionKind::Abstract,
            _ => MentionKind::Other,
        }
    }
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct GoldSentence {
    /// The text, from the comment.
    pub text: String,
    /// Whether a paragraph or document starts here.
    pub starts_block: bool,
    /// Whether a document starts here.
    pub starts_document: bool,
    /// The words.
    pub words: Vec<GoldWord>,
    /// The surface tokens as ranges of words: longer than one for contractions.
    pub surface: Vec<(usize, usize)>,
    /// Entity mentions; empty where the treebank has none.
    pub mentions: Vec<GoldMention>,
}

/// Reads every sentence of a file's text; lines that make no sense are skipped.
pub fn read(text: &str) -> Vec<GoldSentence> {
    let mut sentences = Vec::new();
    let mut current = Partial::default();
    for line in text.lines() {
        if line.is_empty() {
            sentences.extend(std::mem::take(&mut current).finish());
        } else if let Some(comment) = line.strip_prefix('#') {
            current.comment(comment.trim());
        } else {
            current.line(line);
        }
    }
    sentences.extend(current.finish());
    sentences
}

#[derive(Default)]
struct Partial {
    sentence: GoldSentence,
    open: Vec<GoldMention>,
    contraction: Option<(usize, bool)>,
}

impl Partial {
    fn comment(&mut self, comment: &str) {
        if let Some(text) = comment.strip_prefix("text = ") {
            self.sentence.text = text.to_owned();
        }
        self.sentence.starts_document |= comment.starts_with("newdoc");
        self.sentence.starts_block |= comment.starts_with("newpar") || comment.starts_with("newdoc");
    }

    fn line(&mut self, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, feats, head, deprel, _, misc] = columns[..] else { return };
        let space_after = !misc.split('|').any(|m| m == "SpaceAfter=No");
        let at = self.sentence.words.len();
        if let Some((_, last)) = id.split_once('-') {
            self.sentence.surface.push((at, last.parse().unwrap_or(at)));
            self.contraction = last.parse().ok().map(|last| (last, space_after));
            return;
        }
        if id.contains('.') {
            return;
        }
        let (space_after, inside) = match self.contraction {
            Some((last, after)) if at < last => (at + 1 == last && after, true),
            _ => (space_after, false),
        };
        if !inside {
            self.sentence.surface.push((at, at + 1));
        }
        let tag = Tag::from_name(upos).unwrap_or(Tag::X);
        self.sentence.words.push(GoldWord {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            tag,
            xpos: xpos.to_owned(),
            feats: features(feats, tag),
            head: head.parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
            rel: Rel::from_name(deprel).unwrap_or(Rel::Dep),
            deprel: deprel.split(':').next().unwrap_or_default().to_owned(),
            typo: feats.contains("Typo=Yes"),
            space_after,
        });
        if let Some(entity) = misc.split('|').find_map(|m| m.strip_prefix("Entity=")) {
            self.entities(entity, at);
        }
    }

    // `(4-organization-…-Name(5-place-…)` opens, `5)4)` closes, `(7-time-…)` is one word.
    fn entities(&mut self, value: &str, at: usize) {
        let mut rest = value;
        while !rest.is_empty() {
            if let Some(opened) = rest.strip_prefix('(') {
                let end = opened.find(['(', ')']).unwrap_or(opened.len());
                let fields: Vec<&str> = opened[..end].splitn(8, '-').collect();
                let mention = GoldMention {
                    start: at,
                    end: at + 1,
                    group: fields.first().copied().unwrap_or_default().to_owned(),
                    etype: fields.get(1).copied().unwrap_or_default().to_owned(),
                    identity: fields.get(7).is_some_and(|f| !f.is_empty()),
                };
                rest = &opened[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    self.sentence.mentions.push(mention);
                    rest = after;
                } else {
                    self.open.push(mention);
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                if let Some(i) = self.open.iter().rposition(|m| m.group == rest[..end]) {
                    let mut mention = self.open.remove(i);
                    mention.end = at + 1;
                    self.sentence.mentions.push(mention);
                }
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        }
    }

    fn finish(mut self) -> Option<GoldSentence> {
        self.sentence.mentions.sort_by_key(|m| (m.start, usize::MAX - m.end));
        (!self.sentence.words.is_empty()).then_some(self.sentence)
    }
}

// Number and person only where the word itself shows them, not where the subject decides.
fn features(column: &str, tag: Tag) -> Feats {
    let verbal = matches!(tag, Tag::Verb | Tag::Aux);
    column.split('|').fold(Feats::default(), |feats, feature| {
        let bit = match feature {
            "Number=Plur" if !verbal => Feats::PLURAL,
            "Person=1" | "Person=2" if !verbal => Feats::SPEAKER,
            "Tense=Past" => Feats::PAST,
            "Tense=Pres" => Feats::PRESENT,
            "VerbForm=Fin" => Feats::FINITE,
            "VerbForm=Part" | "VerbForm=Ger" => Feats::PARTICIPLE,
            "VerbForm=Inf" => Feats::INFINITIVE,
            "Degree=Cmp" => Feats::COMPARATIVE,
            "Degree=Sup" => Feats::SUPERLATIVE,
            "Poss=Yes" => Feats::POSSESSIVE,
            "Definite=Def" => Feats::DEFINITE,
            _ => 0,
        };
        Feats(feats.0 | bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_contractions_features_and_nested_mentions() {
        let rows = [
            "# newpar",
            "# text = Velm's mayor isn't",
            "1-2\tVelm's\t_\t_\t_\t_\t_\t_\t_\t_",
            "1\tVelm\tVelm\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\tEntity=(1-person-new-a-cf1-2-sgl(2-place-new-b-cf2-1-sgl-Velm",
            "2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\tEntity=2)",
            "3\tmayor\tmayor\tNOUN\tNN\tNumber=Sing\t0\troot\t_\tEntity=1)",
            "4-5\tisn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
            "4\tis\tbe\tAUX\tVBZ\tTense=Pres|VerbForm=Fin\t3\tcop\t_\t_",
            "5\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
            "",
        ];
        let sentences = read(&rows.join("\n"));
        assert_eq!(sentences.len(), 1);
        let s = &sentences[0];
        assert_eq!(s.surface, [(0, 2), (2, 3), (3, 5)]);
        let spans: Vec<_> = s.mentions.iter().map(|m| (m.start, m.end, m.kind(), m.identity)).collect();
        assert_eq!(spans, [(0, 3, MentionKind::Person, false), (0, 2, MentionKind::Place, true)]);
        assert_eq!(s.words[3].feats.0, Feats::PRESENT | Feats::FINITE);
        assert_eq!(
            s.words.iter().map(|w| w.space_after).collect::<Vec<_>>(),
            [false, true, true, false, false]
        );
    }
}
