//! Text that is no plain English prose, through the public faces: other languages state nothing and are named, mixed
//! documents are read where they are English, and headlines, capitals and endless lines are analysed like the rest.

use atodds::analysis::{Rel, Tag};
use atodds::config::Settings;
use atodds::source::{self, Source};
use atodds::{Options, analyse, check, claims};

/// Notices of a bridge and of a company, each in two paragraphs.
const FOREIGN: [(&str, &str); 15] = [
    (
        "German",
        "Die neue Brücke über den Fluss wurde am 12. Mai 2021 eröffnet. Der Bau kostete 40 Millionen Euro und dauerte drei \
         Jahre.\n\nDie Firma Holm hat 1.200 Mitarbeiter und sitzt in Torvane. Sie wurde 1956 von Karl Weber gegründet.",
    ),
    (
        "French",
        "Le nouveau pont a été inauguré le 12 mai 2021 par le maire de Torvane. La construction a coûté 40 millions d'euros \
         et a duré trois ans.\n\nLa société Durand compte 1 200 salariés. Elle a été fondée en 1956 par Charles Martin.",
    ),
    (
        "Spanish",
        "El nuevo puente fue inaugurado el 12 de mayo de 2021 por el alcalde de Torvane. La obra costó 40 millones de euros \
         y duró tres años.\n\nLa empresa tiene 1.200 empleados. Fue fundada en 1956 por Carlos Ruiz en la capital.",
    ),
    (
        "Turkish",
        "Yeni köprü 12 Mayıs 2021'de belediye başkanı Mehmet Demir tarafından açıldı. İnşaat 40 milyon liraya mal oldu.\n\n\
         Şirketin 1.200 çalışanı var ve merkezi Torvane'de bulunuyor. Şirket 1956 yılında Ali Kaya tarafından kuruldu.",
    ),
    (
        "Italian",
        "Il nuovo ponte è stato inaugurato il 12 maggio 2021 dal sindaco di Torvane. I lavori sono costati 40 milioni di \
         euro.\n\nLa società ha 1.200 dipendenti e ha sede nella capitale. È stata fondata nel 1956 da Carlo Bianchi.",
    ),
    (
        "Dutch",
        "De nieuwe brug werd op 12 mei 2021 geopend door de burgemeester van Torvane. De bouw kostte 40 miljoen euro en \
         duurde drie jaar.\n\nHet bedrijf heeft 1.200 werknemers en werd in 1956 opgericht door Jan de Vries.",
    ),
    (
        "Swedish",
        "Den nya bron över älven invigdes den 12 maj 2021 av borgmästaren i Torvane. Bygget kostade 40 miljoner kronor.\n\n\
         Företaget har 1 200 anställda och har sitt säte i huvudstaden. Det grundades 1956 av Karl Berg.",
    ),
    (
        "Polish",
        "Nowy most został otwarty 12 maja 2021 roku przez prezydenta miasta Torvane. Budowa kosztowała 40 milionów złotych.\
         \n\nFirma zatrudnia 1200 osób i ma siedzibę w stolicy. Założył ją w 1956 roku Jan Nowak.",
    ),
    (
        "Portuguese",
        "A nova ponte foi inaugurada a 12 de maio de 2021 pelo presidente da câmara de Torvane. A obra custou 40 milhões de \
         euros.\n\nA empresa tem 1.200 empregados e a sua sede fica na capital. Foi fundada em 1956 por Carlos Silva.",
    ),
    (
        "Finnish",
        "Uusi silta avattiin 12. toukokuuta 2021. Rakentaminen maksoi 40 miljoonaa euroa ja kesti kolme vuotta.\n\n\
         Yhtiöllä on 1200 työntekijää ja sen kotipaikka on pääkaupungissa. Sen perusti Kalle Berg vuonna 1956.",
    ),
    (
        "Indonesian",
        "Jembatan baru itu dibuka pada 12 Mei 2021 oleh wali kota Torvane. Pembangunannya menelan biaya 40 juta euro.\n\n\
         Perusahaan itu memiliki 1.200 karyawan dan berkantor pusat di ibu kota. Didirikan pada 1956 oleh Karl Berg.",
    ),
    (
        "Russian",
        "Новый мост через реку был открыт 12 мая 2021 года мэром города. Строительство обошлось в 40 миллионов рублей.\n\n\
         В компании работают 1200 человек. Её основал в 1956 году Карл Берг.",
    ),
    (
        "Arabic",
        "افتتح الجسر الجديد في 12 مايو 2021. وبلغت تكلفة البناء 40 مليون يورو واستغرق ثلاث سنوات.\n\n\
         يعمل في الشركة 1200 موظف وقد تأسست في عام 1956 في العاصمة.",
    ),
    (
        "Chinese",
        "新桥于2021年5月12日由市长主持开通。建设耗资4000万元，历时三年。据警方称，300人参加了仪式。\n\n\
         该公司有1200名员工，总部设在首都。公司于1956年由卡尔·贝格创立。",
    ),
    (
        "Greek",
        "Η νέα γέφυρα εγκαινιάστηκε στις 12 Μαΐου 2021 από τον δήμαρχο. Το έργο κόστισε 40 εκατομμύρια ευρώ.\n\n\
         Η εταιρεία έχει 1.200 εργαζόμενους και ιδρύθηκε το 1956 από τον Καρλ Μπεργκ.",
    ),
];

const ENGLISH: &str = "The new bridge over the river was opened on 12 May 2021 by the mayor of Torvane. The work cost 40 \
    million euros and took three years.\n\nThe company has 1,200 employees. It was founded in 1956 by Karl Weber.";

fn source(path: &str, text: &str) -> Source {
    source::read(path, text.as_bytes(), &Settings::default()).0.expect("a document")
}

fn problems(sources: &[Source]) -> Vec<(String, String)> {
    check(sources, &Options::default()).problems.into_iter().map(|p| (p.path, p.message)).collect()
}

/// The only sentence of a text.
fn tags(text: &str) -> Vec<Tag> {
    let sentences = analyse(&source("text.txt", text));
    assert_eq!(sentences.len(), 1, "{text}");
    sentences[0].tokens.iter().map(|t| t.tag).collect()
}

#[test]
fn other_languages_state_nothing_and_are_named() {
    assert!(claims(&[source("en.txt", ENGLISH)], &Options::default()).len() >= 4);
    for (language, text) in FOREIGN {
        let source = source("other.txt", text);
        let stated = claims(std::slice::from_ref(&source), &Options::default());
        assert!(stated.is_empty(), "{language}: {stated:#?}");
        let unsure = analyse(&source).iter().all(|s| s.confidence < 0.5);
        assert!(
            unsure,
            "{language}: {:?}",
            analyse(&source).iter().map(|s| s.confidence).collect::<Vec<_>>()
        );
        let named = problems(&[source]);
        assert!(
            matches!(&named[..], [(path, message)] if path == "other.txt" && message.contains("not English")),
            "{language}: {named:?}"
        );
    }
}

#[test]
fn english_has_no_such_note() {
    assert_eq!(problems(&[source("en.txt", ENGLISH)]), []);
    // Lists of names hardly have a word that a lexicon knows.
    let names = "Present: Prof. L. Verhulst (chair), Dr S. Nkemelu, Ms T. Brouwer, Mr D. Aalders, Mr Ö. Çelik, Ms A. Kovačová.";
    assert_eq!(problems(&[source("names.txt", &format!("{ENGLISH}\n\n{names}"))]), []);
}

#[test]
fn the_english_of_a_mixed_document_is_read() {
    let alone = claims(&[source("m.txt", ENGLISH)], &Options::default());
    for (language, text) in FOREIGN {
        let whole = source("m.txt", &format!("{text}\n\n{ENGLISH}"));
        let stated = claims(std::slice::from_ref(&whole), &Options::default());
        let quotes = |rows: &[atodds::report::claims::ClaimRow]| -> Vec<String> {
            rows.iter().map(|row| row.evidence.quote.clone()).collect()
        };
        assert_eq!(quotes(&stated), quotes(&alone), "{language}");
        let named = problems(&[whole]);
        assert!(
            matches!(&named[..], [(_, message)] if message.contains("2 paragraphs") && message.contains("line 1")),
            "{language}: {named:?}"
        );
    }
}

#[test]
fn a_foreign_title_in_english_is_fine() {
    let text = "Her second novel, “Die verlorene Ehre der alten Brücke”, was published in 1974 and sold 40,000 copies in a year.";
    let book = source("book.txt", text);
    assert_eq!(problems(std::slice::from_ref(&book)), []);
    assert!(claims(&[book], &Options::default()).iter().any(|row| row.value.contains("1974")));
}

#[test]
fn capitals_throughout_change_few_tags() {
    let texts = [
        "The council approved the budget for the new bridge on Tuesday.",
        "Three workers were killed by the explosion in the old factory.",
        "The mayor said that he would not sell the house.",
        "They found two large boats near the island after the storm.",
        "She was elected president in 2014 and left the office in 2018.",
    ];
    let (mut same, mut all) = (0, 0);
    for text in texts {
        let (usual, capitals) = (tags(text), tags(&text.to_uppercase()));
        assert_eq!(usual.len(), capitals.len());
        all += usual.len();
        same += usual.iter().zip(&capitals).filter(|(a, b)| a == b).count();
    }
    assert!(same * 100 >= all * 95, "{same} of {all}");
}

#[test]
fn capitals_throughout_state_the_same() {
    let text = "The firm has 1,200 employees and earned $3 million in 2019. Three workers were killed on 4 May 2019.";
    let of = |text: &str| -> Vec<String> {
        claims(&[source("t.txt", text)], &Options::default()).into_iter().map(|row| row.value).collect()
    };
    assert_eq!(of(&text.to_uppercase()), of(text));
    let usual = "The Varnholm bridge was opened on 12 May 2031.";
    let other = "THE VARNHOLM BRIDGE WAS OPENED ON 21 MAY 2031.";
    let report = check(&[source("a.txt", usual), source("b.txt", other)], &Options::default());
    assert!(report.conflicts.iter().any(|c| c.kind == "date"), "{report:#?}");
}

#[test]
fn headlines_and_unpunctuated_text_have_their_verbs() {
    for (text, verb) in [
        ("Mayor of Port Town Resigns After Vote", "Resigns"),
        ("Storm kills 12 in port town", "kills"),
        ("the mayor said he would go to the town in the north", "said"),
        ("company opens two new mines in the north", "opens"),
    ] {
        let source = source("line.txt", text);
        let sentences = analyse(&source);
        let found = sentences[0].tokens.iter().find(|t| t.span.of(&source.text.visible) == verb).unwrap();
        assert_eq!((found.tag, found.rel), (Tag::Verb, Rel::Root), "{text}");
    }
}

#[test]
fn ten_thousand_words_without_a_mark_are_one_tree() {
    let text = "the old mine and ".repeat(2_500);
    let source = source("line.txt", &text);
    let sentences = analyse(&source);
    let tokens: usize = sentences.iter().map(|s| s.tokens.len()).sum();
    assert_eq!(tokens, 10_000);
    let roots = sentences.iter().flat_map(|s| &s.tokens).filter(|t| t.head.is_none()).count();
    assert_eq!(roots, sentences.len());
    claims(&[source], &Options::default());
}

#[test]
fn marks_and_pictures_are_no_names() {
    for text in ["?!...", "🎉🎉", "→ ★", "-- ;;", "…"] {
        let marks = analyse(&source("t.txt", &format!("{text}\n")));
        let tags: Vec<Tag> = marks.iter().flat_map(|s| &s.tokens).map(|t| t.tag).collect();
        assert!(tags.iter().all(|tag| matches!(tag, Tag::Punct | Tag::Sym)), "{text}: {tags:?}");
    }
}
