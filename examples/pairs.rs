//! throwaway

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]
use atodds::*;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let settings = config::Settings::default();
    let (inputs, _) = source::discover::discover(&[dir.into()], &mut std::io::empty());
    let mut sources: Vec<_> = inputs.iter().filter_map(|i| source::read(&i.path, &i.load().ok()?, &settings).0).collect();
    source::settle(&mut sources, &settings);
    let st = Stages::run(&sources);
    let show = |c: &claim::Claim| {
        let d = &st.documents[c.document];
        serde_json::json!({"source": d.source.id, "quote": d.sentences[c.sentence].span.of(&d.source.text.visible), "mention": c.mention.of(&d.source.text.visible),
          "slot": format!("{:?}", c.slot), "attribute": c.attribute, "value": conflict::display(c, &st.entities), "speaker": c.qualifiers.speaker, "modality": format!("{:?}",c.qualifiers.modality),
          "anchors": c.anchors.iter().map(|a| format!("{:?}:{}", a.role, match &a.term { claim::Term::Entity(e) => format!("*{}", st.entities.list[*e].name), claim::Term::Word(w) => w.clone() })).collect::<Vec<_>>()})
    };
    if std::env::args().nth(2).as_deref() == Some("claims") {
        for c in &st.claims { println!("{}", show(c)); }
        return;
    }
    for j in conflict::candidates(&st.documents, &st.entities, &st.claims) {
        let v = match j.verdict { conflict::Verdict::Agree => "agree", conflict::Verdict::Differ{..} => "differ", conflict::Verdict::Update => "update", _ => "" };
        println!("{}", serde_json::json!({"a": show(&st.claims[j.a]), "b": show(&st.claims[j.b]), "score": j.score, "parts": parts(&j.alike.parts), "verdict": v, "ia": j.a, "ib": j.b}));
    }
}
fn parts(p: &topic::same::Parts) -> Vec<f64> { vec![p.head,p.tied,p.names,p.nearby,p.heading,p.narrowed,p.crossed,p.owners,p.actors] }
