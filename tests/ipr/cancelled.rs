//! A meeting that has been sealed is called off, alone or with the one it is held together with.

use ipr::model::SealedFile;
use ipr::steps::seal;
use ipr::text::digest::Seal;
use ipr::{disk, read};

use crate::program::{Folder, Said};

const IPU: &str = "2024-06-06-interessepolitisk-utvalg";
const STYRET: &str = "2024-06-06-styret";
const STRATEGY: &str = "cases/2024/2024-001-strategiske-foringer.md";
const TODAY: &str = "2024-06-03";

fn file_of(id: &str) -> String {
    format!("meetings/{id}/meeting.md")
}

fn commit(folder: &Folder) {
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "felles"]);
}

fn on(folder: &Folder, day: &str, arguments: &[&str]) -> Said {
    folder.ipr(&[arguments, &["--dato", day]].concat())
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Seals what `id` says now as version A, with one paper.
fn seal_now(folder: &Folder, id: &str) {
    let paper = format!("meetings/{id}/innkalling.md");
    folder.write(&paper, "innkalling\n");
    let workspace = read::read(disk::load(folder.path(), &|_, _| {}), TODAY.parse().expect("a date")).0;
    let meeting = workspace.meeting_in(id).expect("the meeting");
    let sent = meeting.sent.expect("a day").value;
    let sealed = SealedFile { seal: Seal::of(&paper, b"innkalling\n"), path: paper, span: None };
    let manifest = seal::manifest(&workspace, meeting, ('A', sent), vec![sealed]);
    folder.write(&manifest.path, &manifest.text);
}

/// The meetings of 6 June of interessepolitisk utvalg and of styret as one sitting, both sealed.
fn joint() -> Folder {
    let folder = Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/moved", ""),
    ]);
    let with = |text: String, with: &str| {
        text.replace("\nsaksliste:", &format!("\nfelles-med: [{with}]\nsaksliste:"))
    };
    let styret = folder.read(&file_of("2024-06-21-styret")).replace("2024-06-21", "2024-06-06");
    let styret = styret.replace("tid: 09:00–12:00", "tid: 09:00–11:00");
    let styret = styret.replace("sted: Oslo rådhus\nform: fysisk", "sted: Teams\nform: digitalt");
    let styret = styret.replace("status: planlagt", "status: innkalt\nsendt: 2024-05-27");
    folder.write(&file_of(STYRET), with(styret, "interessepolitisk-utvalg"));
    folder.write(&file_of(IPU), with(folder.read(&file_of(IPU)), "styret"));
    folder.write(STRATEGY, folder.read(STRATEGY).replace("2024-06-21", "2024-06-06"));
    std::fs::remove_dir_all(folder.path().join("meetings/2024-06-21-styret")).expect("removed");
    [IPU, STYRET].iter().for_each(|id| seal_now(&folder, id));
    commit(&folder);
    folder
}

#[test]
fn a_sealed_joint_meeting_is_called_off_for_both() {
    let folder = joint();
    let said = on(&folder, TODAY, &["mote", "avlys", STYRET, "--grunn", "For få kan møte"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let subject = folder.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject, "Fellesmøtet i styret og interessepolitisk utvalg 6. juni 2024 er avlyst\n");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    for id in [IPU, STYRET] {
        assert!(folder.read(&file_of(id)).contains("status: avlyst\navlyst-fordi: For få kan møte\n"));
        let paper = folder.read(&format!("meetings/{id}/avlysning.md"));
        assert!(paper.contains("**Avlyst:** 3. juni 2024") && !paper.contains("**Sendt:**"), "{paper}");
        let manifest = folder.read(&format!("meetings/{id}/utsending/manifest.yaml"));
        let (_, last) = manifest.split_once("versjon: B\n    sendt: 2024-06-03\n").expect("version B");
        for file in ["avlysning.md", "utsending/medlemmer-b.eml", "utsending/mote-b.ics"] {
            assert!(last.contains(file), "{file}\n{manifest}");
        }
        let mail = folder.read(&format!("meetings/{id}/utsending/medlemmer-b.eml")).replace("=\r\n", "");
        assert!(mail.contains(" er avlyst: For f=C3=A5 kan m=C3=B8te."), "{mail}");
        for command in ["innkalling", "utsending", "referat"] {
            let said = on(&folder, TODAY, &[command, id]);
            let words = in_one_line(&said.err);
            assert!(words.contains(&format!("Møtet {id} holdes ikke: det er avlyst.")), "{command}: {words}");
            assert_eq!(said.code, 2);
        }
    }
    let checked = on(&folder, TODAY, &["check"]).out;
    assert!(!checked.contains("I07") && !checked.contains("I09"), "{checked}");
    let mail = format!("meetings/{IPU}/utsending/medlemmer-b.eml");
    folder.write(&mail, folder.read(&mail).replace("avlyst", "utsatt"));
    let checked = on(&folder, TODAY, &["check"]).out;
    assert!(checked.contains("I07") && checked.contains("medlemmer-b.eml"), "{checked}");
}

/// Only one of the two says that they are joint: that is pointed out, and stops nobody.
#[test]
fn one_that_alone_says_it_is_joint_is_called_off_alone() {
    let folder = joint();
    let text = folder.read(&file_of(IPU)).replace("felles-med: [styret]\n", "");
    folder.write(&file_of(IPU), text);
    commit(&folder);
    let said = on(&folder, TODAY, &["mote", "avlys", IPU]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let words = in_one_line(&said.out);
    assert!(words.contains("2024-06-06-styret er ikke avlyst"), "{words}");
    assert!(folder.read(&file_of(STYRET)).contains("status: innkalt"));
}

#[test]
fn a_moved_meeting_that_is_called_off_speaks_of_one_thing() {
    let folder = joint();
    let said = on(&folder, TODAY, &["mote", "flytt", IPU, "2024-05-31"]);
    assert!(said.code != 0 && in_one_line(&said.err).contains("31. mai 2024 er over"), "{}", said.err);
    let said = on(&folder, TODAY, &["mote", "flytt", IPU, "2024-06-12"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let new = "2024-06-12-interessepolitisk-utvalg";
    let words = in_one_line(&said.out);
    assert!(words.contains(&format!("«ipr utsending {new}» kaller inn til den nye dagen")), "{words}");
    for command in ["innkalling", "utsending", "referat"] {
        let said = in_one_line(&on(&folder, TODAY, &[command, IPU]).err);
        let expected = format!("Møtet {IPU} holdes ikke: det er flyttet, og heter nå {new}.");
        assert!(said.contains(&expected), "{command}: {said}");
    }
    let said = on(&folder, TODAY, &["mote", "avlys", new]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let mail = folder.read(&format!("meetings/{new}/utsending/medlemmer.eml"));
    assert!(mail.contains("er avlyst") && !mail.contains("er flyttet"), "{mail}");
}

/// A skeleton for the minutes of a meeting to come is no sign that the body keeps its minutes here.
#[test]
fn a_skeleton_is_no_minutes() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let without = |name: &str| {
        let path = folder.path().join("meetings").join(name).join("referat.md");
        if path.exists() {
            std::fs::remove_file(path).expect("removed");
        }
    };
    for entry in std::fs::read_dir(folder.path().join("meetings")).expect("meetings") {
        without(&entry.expect("a folder").file_name().to_string_lossy());
    }
    commit(&folder);
    let before = on(&folder, "2024-02-06", &["check", "--format", "json"]);
    let said = on(&folder, "2024-02-06", &["referat", "2024-02-16-styret"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let after = on(&folder, "2024-02-06", &["check", "--format", "json"]);
    assert!(!after.out.contains("I08"), "{}\n{}", before.out, after.out);
}

/// Two clones have sealed the same meeting: one version is kept whole, and nobody is told to mend the lines.
#[test]
fn what_two_have_sealed_is_told_with_its_own_advice() {
    let folder = joint();
    let manifest = format!("meetings/{STYRET}/utsending/manifest.yaml");
    let torn = |text: String| format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> annen\n");
    folder.write(&manifest, torn(folder.read(&manifest)));
    let said = in_one_line(&on(&folder, TODAY, &["check"]).out);
    assert!(said.contains(&format!("git checkout --ours meetings/{STYRET}")), "{said}");
    folder.write(&file_of(STYRET), torn(folder.read(&file_of(STYRET))));
    for asked in [STYRET, "06-06-styret"] {
        let said = in_one_line(&on(&folder, TODAY, &["mote", "avlys", asked]).err);
        assert!(said.contains(&format!("meetings/{STYRET}/meeting.md har feil og kan ikke leses")), "{said}");
    }
    let said = in_one_line(&on(&folder, TODAY, &["mote", "avlys", "2031-01-01-styret"]).err);
    assert!(said.contains("Det finnes ikke noe møte"), "{said}");
}

#[test]
fn a_trial_tells_of_mails_in_a_line_each() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let said = folder.ok(&["mote", "avlys", "2024-02-16-styret", "--dry-run", "--dato", "2024-02-07"]);
    let drafts: Vec<&str> = said.lines().filter(|line| line.contains("et utkast til e-post")).collect();
    assert!(!drafts.is_empty() && drafts.iter().all(|line| line.contains("utsending/")), "{said}");
    assert!(!said.contains("Content-Type") && !said.contains("MIME-Version"), "{said}");
}
