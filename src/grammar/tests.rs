use proptest::prelude::*;

use super::*;
use crate::analysis::{Feats, Mention, MentionKind, Rel};

fn one(text: &str) -> Sentence {
    let mut found = analyse(text, Span::new(0, text.len()), 3);
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0)
}

fn rows(text: &str) -> Vec<(String, Tag, Rel, Option<usize>)> {
    one(text).tokens.into_iter().map(|t| (t.lemma, t.tag, t.rel, t.head)).collect()
}

#[test]
fn the_model_loads() {
    assert!(!Model::get().labels.is_empty());
}

#[test]
fn a_plain_sentence_has_its_tree() {
    let row = |lemma: &str, tag, rel, head| (lemma.to_owned(), tag, rel, head);
    assert_eq!(
        rows("The company opened two mines in 2019."),
        [
            row("the", Tag::Det, Rel::Det, Some(1)),
            row("company", Tag::Noun, Rel::Nsubj, Some(2)),
            row("open", Tag::Verb, Rel::Root, None),
            row("two", Tag::Num, Rel::Nummod, Some(4)),
            row("mine", Tag::Noun, Rel::Obj, Some(2)),
            row("in", Tag::Adp, Rel::Case, Some(6)),
            row("2019", Tag::Num, Rel::Obl, Some(2)),
            row(".", Tag::Punct, Rel::Punct, Some(2)),
        ]
    );
}

#[test]
fn passives_and_features_are_told() {
    let s = one("Three workers were killed by the explosion.");
    assert_eq!(s.tokens[1].rel, Rel::NsubjPass);
    assert_eq!(s.tokens[2].rel, Rel::AuxPass);
    assert_eq!(s.tokens[6].rel, Rel::OblAgent);
    assert!(s.tokens[1].feats.has(Feats::PLURAL));
    assert!(s.tokens[3].feats.has(Feats::PARTICIPLE) && s.tokens[3].feats.has(Feats::PAST));
    assert_eq!(s.tokens[3].lemma, "kill");
}

#[test]
fn spans_and_block_are_those_of_the_text() {
    let text = "Skip. It rained. He didn't go.";
    let found = analyse(text, Span::new(6, text.len()), 7);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|s| s.block == 7));
    let forms: Vec<&str> = found[1].tokens.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(forms, ["He", "did", "n't", "go", "."]);
    assert_eq!(found[1].span.of(text), "He didn't go.");
    assert!(analyse(text, Span::new(5, 900), 0).is_empty());
}

#[test]
fn confidence_is_low_for_other_languages() {
    let english = one("The council approved the budget for the new bridge on Tuesday after a long debate.");
    let german =
        one("Der Stadtrat hat am Dienstag nach langer Debatte den Haushalt der neuen Brücke gebilligt.");
    let spanish = one("El consejo aprobó el martes el presupuesto del nuevo puente tras un largo debate.");
    let noise = one("xq zrtp kkl 93 ;; vvb qwx zzp lkj mnb");
    assert!(english.confidence > 0.7, "{}", english.confidence);
    for other in [german, spanish, noise] {
        assert!(other.confidence < 0.4, "{}", other.confidence);
    }
}

#[test]
fn a_line_of_ten_thousand_words_has_one_root() {
    let text = "the old mine and ".repeat(2_500);
    let s = one(&text);
    assert_eq!(s.tokens.len(), 10_000);
    check(&s);
}

#[test]
fn a_line_without_end_is_cut_into_trees() {
    let text = "the old mine and ".repeat(6_250);
    let found = analyse(&text, Span::new(0, text.len()), 0);
    assert_eq!(found.iter().map(|s| s.tokens.len()).collect::<Vec<_>>(), [10_000, 10_000, 5_000]);
    found.iter().for_each(check);
    assert!(found.is_sorted_by(|a, b| a.span.end <= b.span.start));
    assert!(found.iter().all(|s| s.tokens.iter().all(|t| s.span.contains(t.span))));
}

#[test]
fn names_have_ranges_and_kinds() {
    let text = "Mary Johnson of Stanford University flew to Paris on Monday.";
    let s = one(text);
    let form = |m: &Mention| &text[s.tokens[m.start].span.start..s.tokens[m.end - 1].span.end];
    let named =
        |kind| s.mentions.iter().filter(move |m| m.named && m.kind == kind).map(form).collect::<Vec<_>>();
    // A mention takes in what describes it, as in GUM.
    assert_eq!(named(MentionKind::Person), ["Mary Johnson of Stanford University"]);
    assert_eq!(named(MentionKind::Organisation), ["Stanford University"]);
    assert_eq!(named(MentionKind::Place), ["Paris"]);
    assert_eq!(named(MentionKind::Time), ["Monday"]);
}

#[test]
fn a_surname_follows_the_full_name() {
    let text = "Mary Paris spoke. Paris left.";
    let mut found = analyse(text, Span::new(0, text.len()), 0);
    found[0].mentions = vec![Mention { start: 0, end: 2, head: 0, kind: MentionKind::Person, named: true }];
    found[0].tokens[1].rel = Rel::Flat;
    found[0].tokens[1].head = Some(0);
    found[1].mentions = vec![Mention { start: 0, end: 1, head: 0, kind: MentionKind::Place, named: true }];
    settle_names(text, &mut found);
    assert_eq!(found[1].mentions[0].kind, MentionKind::Person);
}

fn check(s: &Sentence) {
    let roots = s.tokens.iter().filter(|t| t.head.is_none()).count();
    assert_eq!(roots, 1);
    for (i, token) in s.tokens.iter().enumerate() {
        assert_eq!(token.head.is_none(), token.rel == Rel::Root);
        assert!(token.head.is_none_or(|h| h < s.tokens.len() && h != i));
    }
    for m in &s.mentions {
        assert!(m.start <= m.head && m.head < m.end && m.end <= s.tokens.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_text_gives_trees(text in "\\PC{0,80}|([A-Z]{1,8} ){0,12}|[a-z .,'\"()0-9$%-]{0,120}") {
        for s in analyse(&text, Span::new(0, text.len()), 0) {
            check(&s);
            prop_assert!((0.0..=1.0).contains(&s.confidence));
            for token in &s.tokens {
                prop_assert!(s.span.contains(token.span));
                prop_assert!(text.get(token.span.start..token.span.end).is_some());
            }
        }
    }
}
