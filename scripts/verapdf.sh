#!/usr/bin/env bash
# Runs veraPDF, the reference validator of PDF/A and PDF/UA, over every kind of paper the program makes: notices, books of
# papers and their cases one by one, a supplement with its papers, a closed edition, minutes, an extract, a letter and one that
# puts it right, a status report, the members' fee and their list, a cancellation, in bokmål and nynorsk, of several councils.
#
#   scripts/verapdf.sh [IPR]        IPR is the program, target/debug/ipr when it is not said
#
# VERAPDF names the validator, `verapdf` when it is not set: a program that takes files, and ends with something else
# than 0 when one does not comply. Where there is none, that is said, and nothing is wrong.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$PWD
ipr=$(realpath "${1:-target/debug/ipr}")
verapdf=${VERAPDF:-verapdf}
if ! command -v "$verapdf" >/dev/null; then
    echo "veraPDF finnes ikke her (VERAPDF=$verapdf), så papirene er ikke prøvd."
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A folder of its own, with these files and folders of the repository in it.
folder() {
    mkdir -p "$work/$1"
    local name=$1
    shift
    cp -r "$@" "$work/$name"
    find "$work/$name" -name '*.pdf' -size +0 -path '*/meetings/*' -delete
    git -C "$work/$name" init --quiet
    git -C "$work/$name" add --all
    git -C "$work/$name" -c user.name=x -c user.email=x@x.example commit --quiet --message x
}

# What cannot be made is told by the count at the end.
run() {
    (cd "$work/$1" && shift && "$ipr" "$@" --no-commit >/dev/null 2>&1) || echo "ikke laget: ${*:2}" >&2
}

folder real bodies.yaml members.yaml cases meetings
rm -rf "$work/real/meetings/2024-02-16-styret/utsending"
run real utsending 2024-02-16-styret --dato 2024-02-06
sed -i 's/^saksliste:/saksliste:\n  - {tittel: Leie av lokaler, forslag: Styret leier lokaler.}/' \
    "$work/real/meetings/2024-02-16-styret/meeting.md"
echo "Et avsnitt til." >>"$(find "$work/real/cases/2024" -name '2024-001*.md')"
run real utsending 2024-02-16-styret --dato 2024-02-09

folder year tests/folders/year/end/. bodies.yaml members.yaml
# The substitute of that year is in no other folder.
sed -i 's/^verv:$/  kari-moen: {navn: Kari Moen, kommune: Lier}\n\nverv:\n  - {organ: styret, person: kari-moen, rolle: vara, \
representerer: drammen, nummer: 1, fra: 2023-11-10, grunnlag: antatt}/' "$work/year/members.yaml"
for meeting in 2024-01-30-koordineringsgruppen 2024-01-31-interessepolitisk-utvalg 2024-02-16-styret; do
    run year referat --les "$meeting" --dato 2024-11-01
done
run year utskrift 2024-001 --dato 2024-11-01
run year brev 2024-002 --til "Klima- og miljødepartementet" --kopi KS --send --dato 2024-11-01
run year brev 2024-002 --rett "Et tall var feil" --dato 2024-11-02
run year kontingent 2023 --papir --dato 2024-11-01
run year medlemmer --papir --dato 2024-11-01

# What is exempt, and the papers of its cases one by one.
folder closed tests/folders/standard/.
sed -i 's/^status: innkalt/tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus: planlagt/; /^sendt:/d' \
    "$work/closed/meetings/2024-02-16-styret/meeting.md"
sed -i '0,/^sakstype:/s//unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\noffentlig-tittel: En avtale\nsakstype:/' \
    "$work"/closed/cases/2024/2024-003*.md
run closed innkalling 2024-02-16-styret --dato 2024-02-05
run closed sak new Statusrapport --type uttalelse --grunnlag "vedtekter § 7" --dato 2024-03-01
run closed statusrapport --kvartal 3 --sak 2024-004 --dato 2024-09-10

folder kyst tests/folders/kystradet/.
run kyst innkalling 2026-06-02-fagradet --dato 2026-05-19
run kyst innkalling 2026-06-16-hovudstyret --dato 2026-05-29
run kyst mote avlys 2026-06-16-hovudstyret --dato 2026-06-01

folder kongsberg tests/folders/kongsbergregionen/.
run kongsberg innkalling 2012-12-04-regionradet --dato 2012-11-20
folder gjovik tests/folders/gjovikregionen/.
run gjovik innkalling 2024-06-14-representantskapet --dato 2024-05-31

mapfile -t papers < <(find "$work" -name '*.pdf' -size +0 -newer "$work/real/bodies.yaml" -not -name sokjarliste.pdf)
echo "${#papers[@]} papirer"
[ "${#papers[@]}" -ge 30 ] || { echo "Det er færre papirer enn det skulle vært." >&2; exit 1; }
exec_code=0
"$verapdf" "${papers[@]}" || exec_code=$?
[ "$exec_code" -eq 0 ] && echo "Alle holder PDF/A-2a og PDF/UA-1."
exit "$exec_code"
