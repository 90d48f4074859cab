//! A folder with a secret in every place where somebody could write one.

use crate::program::Folder;

/// The meeting that treats the cases.
pub const MEETING: &str = "2024-02-16-styret";
/// An exempt case, whose file is named so that it tells.
pub const EXEMPT: &str = "cases/2024/2024-003-zqfilnavn.md";
/// A case of which parts are exempt.
pub const PARTLY: &str = "cases/2024/2024-002-kontingent-for-2025.md";

/// A word that stands in one place only.
pub struct Planted {
    /// The place.
    pub place: &'static str,
    /// The word.
    pub word: &'static str,
    /// Whether the members read it in the closed edition.
    pub is_in_closed: bool,
    /// Whether it is in a path, which is printed so that the file can be opened (O09 warns of it).
    pub is_in_path: bool,
}

const fn in_closed(place: &'static str, word: &'static str) -> Planted {
    Planted { place, word, is_in_closed: true, is_in_path: false }
}

const fn in_no_paper(place: &'static str, word: &'static str) -> Planted {
    Planted { place, word, is_in_closed: false, is_in_path: false }
}

/// Every secret.
pub const PLANTED: &[Planted] = &[
    in_closed("exempt title", "Zqtittel"),
    in_closed("preamble", "Zqinnledning"),
    in_closed("proposal", "Zqforslag"),
    in_closed("body", "Zqbrodtekst"),
    in_closed("section heading", "Zqoverskrift"),
    in_closed("lower heading", "Zqunderoverskrift"),
    in_closed("table", "Zqtabell"),
    in_closed("table header", "Zqkolonne"),
    in_closed("footnote", "Zqfotnote"),
    in_closed("link text", "Zqlenketekst"),
    in_closed("link address", "Zqlenkemal"),
    in_closed("alternative text", "Zqbildetekst"),
    in_closed("attachment's title", "Zqvedleggstittel"),
    in_no_paper("name of an attachment that has a title", "Zqvedleggsfil"),
    Planted { place: "file name", word: "Zqfilnavn", is_in_closed: false, is_in_path: true },
    in_no_paper("note on the case", "Zqsaksmerknad"),
    in_no_paper("note on a treatment", "Zqstegmerknad"),
    in_no_paper("note on the exemption", "Zqunntaksmerknad"),
    in_no_paper("waiver's reason", "Zqavviksgrunn"),
    in_no_paper("what the case waits for", "Zqventer"),
    in_no_paper("what is to be done afterwards", "Zqoppgave"),
    in_no_paper("who is to do it", "Zqutforer"),
    in_closed("why it was weighed so", "Zqvurdert"),
    in_no_paper("note on how it was weighed", "Zqvurdertmerknad"),
    in_no_paper("why it was turned down once", "Zqavvist"),
    in_no_paper("note on that", "Zqavvistmerknad"),
    in_no_paper("note on a request", "Zqinnsynsmerknad"),
    in_no_paper("comment", "Zqkommentar"),
    in_no_paper("own title of the item", "Zqpunkttittel"),
    in_no_paper("own proposal of the item", "Zqpunktforslag"),
    in_no_paper("note on the item", "Zqpunktmerknad"),
    in_no_paper("why somebody is disqualified", "Zqinhabil"),
    in_no_paper("who is disqualified, in a note", "Zqinhabilmerknad"),
    in_no_paper("note on the vote", "Zqstemmemerknad"),
    in_no_paper("note on closed doors", "Zqlukkemerknad"),
    in_no_paper("decision", "Zqvedtak"),
    in_closed("passage", "Zqavsnitt"),
    in_closed("passage in the proposal", "Zqforslagsavsnitt"),
    in_closed("table in a passage", "Zqavsnittstabell"),
    in_closed("list in a passage", "Zqavsnittsliste"),
    in_closed("footnote defined in a passage", "Zqavsnittsnote"),
    in_closed("footnote called in a passage", "Zqnotekall"),
    in_closed("link in a passage", "Zqavsnittslenke"),
    in_closed("picture in a passage", "Zqavsnittsbilde"),
    in_closed("heading in a passage", "Zqavsnittsoverskrift"),
    in_closed("section in a passage", "Zqavsnittsdel"),
    in_closed("code in a passage", "Zqavsnittskode"),
    in_no_paper("name of a partly exempt attachment", "Zqdelvedleggsfil"),
    in_closed("title of a partly exempt attachment", "Zqdelvedleggstittel"),
    in_no_paper("comment in a passage", "Zqavsnittskommentar"),
    in_no_paper("note on the partly exempt case", "Zqdelmerknad"),
    in_no_paper("title of a new case", "Zqnytittel"),
];

/// Words of the same cases that everybody must be able to read.
pub const OPEN: &[&str] = &["Apentavsnitt", "Apenttabell", "Apenhale", "vedlegg-offentlig.pdf", "Apennote"];

/// What of a proposal and of the decision that follows it everybody must be able to read.
pub const OPEN_PROPOSAL: &str = "Apenforslag";

/// The folder, with a meeting that has not been called.
pub fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let old = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    folder.git(&["rm", "--quiet", old]);
    folder.write(EXEMPT, exempt_case());
    for name in ["Zqvedleggsfil.pdf", "bilde.png"] {
        folder.write(&format!("{}/{name}", EXEMPT.trim_end_matches(".md")), PICTURE);
    }
    folder.write(PARTLY, partly_exempt_case());
    for name in ["Zqdelvedleggsfil.pdf", "vedlegg-offentlig.pdf", "bilde.png"] {
        folder.write(&format!("{}/{name}", PARTLY.trim_end_matches(".md")), PICTURE);
    }
    folder.write(&format!("meetings/{MEETING}/meeting.md"), meeting());
    folder.write(
        "program.yaml",
        "program:\n  - slag: handlingsprogram\n    tittel: Handlingsprogram 2024\n    fra: 2024-01-01\n    \
         til: 2024-12-31\n    punkter:\n      - {navn: ny-godsterminal, slag: tiltak, tittel: \
         Godsterminal}\n",
    );
    folder.replace("bodies.yaml", "\ninnsatsområder:", CRITERIA);
    folder.write("budsjett.yaml", "budsjett:\n  - {år: 2024, slag: budsjett}\n");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "saker"]);
    folder
}

/// What is asked of the exempt case on its way to styret.
const CRITERIA: &str = "\nvurdering: [{navn: tid, spørsmål: Er det tid?, før: styret, rekkevidde: ja, \
    grunnlag: reglement-2023}]\n\ninnsatsområder:";

fn exempt_case() -> String {
    "---
id: 2024-003
tittel: Klage fra Zqtittel
offentlig-tittel: Personalsak
sakstype: prinsippsak
innsatsområde: areal-og-transport
saksansvarlig: kari-vik
status: til behandling
unntatt: {hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1, omfang: tittel, merknad: \
Zqunntaksmerknad}
venter: {på: Zqventer, til: 2024-12-31}
vurdering:
  - {spørsmål: tid, svar: nei, fordi: Zqvurdert, dato: 2024-01-08, av: kari-vik, merknad: Zqvurdertmerknad}
avvist:
  - {grunn: Zqavvist, dato: 2024-01-07, av: kari-vik, merknad: Zqavvistmerknad}
innsynskrav:
  - {mottatt: 2024-01-29, avgjort: 2024-01-30, merknad: Zqinnsynsmerknad}
saksgang:
  - {organ: faggruppe-areal-og-transport, møte: 2024-01-16, sak: 2, utfall: drøftet}
  - {organ: koordineringsgruppen, møte: 2024-01-30, sak: 4, utfall: drøftet, merknad: Zqstegmerknad}
  - {organ: styret, møte: 2024-02-16}
vedlegg:
  - {fil: Zqvedleggsfil.pdf, tittel: Zqvedleggstittel}
avvik:
  - {regel: L04, grunn: Zqavviksgrunn, av: styret}
merknad: Zqsaksmerknad
---

Zqinnledning.

## Forslag til vedtak

Zqforslag.

## Saksfremstilling

Zqbrodtekst.[^1] Se [Zqlenketekst](https://eksempel.no/Zqlenkemal).

<!-- Zqkommentar -->

| Hvem | Zqkolonne |
|------|-----------|
| Hun  | Zqtabell  |

![Zqbildetekst](2024-003-zqfilnavn/bilde.png)

[^1]: Zqfotnote.

## Zqoverskrift

### Zqunderoverskrift

Mer.
"
    .to_owned()
}

fn partly_exempt_case() -> String {
    "---
id: 2024-002
tittel: Kontingent for 2025
sakstype: prinsippsak
saksansvarlig: kari-vik
status: til behandling
unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler}
saksgang:
  - {organ: koordineringsgruppen, møte: 2024-01-30, sak: 3, utfall: drøftet}
  - {organ: styret, møte: 2024-02-16}
vedlegg:
  - {fil: Zqdelvedleggsfil.pdf, tittel: Zqdelvedleggstittel, offentlig-fil: vedlegg-offentlig.pdf, unntatt: \
  {hjemmel: offl. § 23 tredje ledd, omfang: deler}}
merknad: Zqdelmerknad
---

## Forslag til vedtak

Apenforslag.

::: unntatt
Zqforslagsavsnitt.
:::

## Saksfremstilling

Apentavsnitt.[^1] Mer.[^2]
::: unntatt

Zqavsnitt[^3], se [her](https://eksempel.no/Zqavsnittslenke).

<!-- Zqavsnittskommentar -->

- Zqavsnittsliste

| Hvem | Hva |
|---|---|
| Hun | Zqavsnittstabell |

![Zqavsnittsbilde](2024-002-kontingent-for-2025/bilde.png)

```
Zqavsnittskode
```

### Zqavsnittsoverskrift

[^1]: Zqavsnittsnote.
:::
| Hvem | Hva |
|---|---|
| Alle | Apenttabell |

[^2]: Apennote.
[^3]: Zqnotekall.

::: unntatt

## Vurdering av Zqavsnittsdel

Mer.

:::

## Videre

Apenhale.
"
    .to_owned()
}

fn meeting() -> String {
    "---
organ: styret
dato: 2024-02-16
tid: 10:00–12:00
sted: Fjordvik rådhus
status: planlagt
kunngjort: 2024-02-05
saksliste:
  - {fast: godkjenning-av-innkalling}
  - {fast: godkjenning-av-referat}
  - {id: 2024-001}
  - {id: 2024-002}
  - {id: 2024-003, tittel: Zqpunkttittel, forslag: Zqpunktforslag, merknad: Zqpunktmerknad}
  - {fast: eventuelt}
---
"
    .to_owned()
}

/// The meeting has been held, and the secretary writes down what happened.
pub fn hold_meeting(folder: &Folder) {
    let path = format!("meetings/{MEETING}/meeting.md");
    let text = folder.read(&path);
    let happened = "inhabile: [{person: per-nes, hjemmel: Zqinhabil, merknad: Zqinhabilmerknad}], \
        lukket: {hjemmel: koml. § 11-5 andre ledd, avstemning: enstemmig, merknad: Zqlukkemerknad}, \
        avstemning: {for: [ola-berg, anne-lund], merknad: Zqstemmemerknad}, merknad: Zqpunktmerknad";
    let held = text
        .replace("status: planlagt", "status: avholdt")
        .replace("status: innkalt", "status: avholdt")
        .replace(
            "saksliste:",
            "møteleder: ola-berg\noppmøte:\n  - {person: ola-berg}\n  - {person: anne-lund}\n  - {person: \
                per-nes}\nsaksliste:",
        )
        .replace("id: 2024-002}", "id: 2024-002, avstemning: enstemmig}")
        .replace("merknad: Zqpunktmerknad", happened);
    folder.write(&path, held);
    let text = folder.read(EXEMPT);
    folder.write(
        EXEMPT,
        text.replace("## Saksfremstilling", "## Vedtak i styret\n\nZqvedtak.\n\n## Saksfremstilling"),
    );
    folder.git(&["commit", "--quiet", "--all", "--message", "møtet er holdt"]);
}

/// A picture of one grey dot.
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0,
    1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0xa, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68,
    0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];
