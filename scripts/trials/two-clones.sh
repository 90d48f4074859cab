#!/usr/bin/env bash
# Two who work for a year in clones of their own, and meet in one repository without a working folder. They make
# cases, write in them, set them on the same agendas, send papers out, record outcomes, move meetings and make
# calendars, and only then hear what the other has done. Whatever git leaves undone must be told file by file,
# and stop every command that writes; an id that two cases got must be told and stop every step; and when all is
# settled no case and no note may be missing, and what was sent must be about the case that it was sent about.
#
#   scripts/trials/two-clones.sh [WEEKS]     SEED=… repeats; papers are sent if IPR is built with PDF

# shellcheck source=scripts/trials/common.sh
. "$(dirname "$0")/common.sh"
weeks=${1:-42}
bodies=(styret koordineringsgruppen interessepolitisk-utvalg)
declare -A clone_of=([a]=$work/a [b]=$work/b)
: >"$work/cases"
: >"$work/notes"
: >"$work/sent"

day_of() { date -u -d "2024-01-08 +$1 days" +%F; }
today=$(day_of 0)

# Runs ipr in the clone $1. What it says is in $work/said, how it ended in $code.
in_clone() {
  local where=${clone_of[$1]}
  shift
  code=0
  "$ipr" --mappe "$where" --dato "$today" "$@" >"$work/said" 2>&1 || code=$?
  if [ $code -gt 2 ]; then fault "$today: ipr $* ended with $code: $(cat "$work/said")"; fi
}

git_in() { git -C "${clone_of[$1]}" "${@:2}"; }

# A line of $1, in $picked; none when it is empty.
pick() {
  local lines
  mapfile -t lines <<<"$1"
  if [ -z "$1" ]; then picked=; return; fi
  throw ${#lines[@]}
  picked=${lines[$thrown]}
}

id_of() { local name=${1##*/} && echo "${name:0:8}"; }

# The meetings of a body from today on, the next first.
coming() {
  (cd "${clone_of[$1]}/meetings" && printf '%s\n' *-"$2" | awk -v today="$today" 'substr($0, 1, 10) >= today')
}

doubled() { in_clone "$1" check --format kort; grep -o 'F06.*' "$work/said" | grep -o '2024-[0-9]*' | sort -u || true; }

# What somebody does on a day of the week.
make_case() {
  made=$((${made:-0} + 1))
  in_clone "$1" sak new "Tiltak nr${made}x$1" --type orienteringssak
  if [ $code -ne 0 ]; then one "refused" && return; fi
  echo "nr${made}x$1" >>"$work/cases" && one "cases made"
  # They write what they have to say, and leave it to git with the next note.
  sed -i 's/<!--.*-->/Tekst./' "${clone_of[$1]}/$(sed -n 's/^skrevet  *//p' "$work/said" | head -1)"
}

write_note() {
  pick "$(cd "${clone_of[$1]}" && ls cases/*/*.md 2>/dev/null)"
  [ -n "$picked" ] || return 0
  noted=$((${noted:-0} + 1))
  printf '\nMerknad m%sx%s.\n' "$noted" "$1" >>"${clone_of[$1]}/$picked"
  echo "m${noted}x$1" >>"$work/notes"
  git_in "$1" commit --quiet --all --message "Merknad" && one "notes written"
}

set_on_agenda() {
  pick "$(cd "${clone_of[$1]}" && grep -ls '^status: utkast' cases/*/*.md)"
  local case=$picked
  throw ${#bodies[@]}
  pick "$(coming "$1" "${bodies[$thrown]}")"
  local meeting=$picked
  if [ -z "$case" ] || [ -z "$meeting" ]; then return 0; fi
  in_clone "$1" sak advance "$(id_of "$case")" --møte "$meeting"
  if [ $code -eq 0 ]; then one "set on an agenda"; else one "refused"; fi
}

record_outcome() {
  pick "$(cd "${clone_of[$1]}" && grep -ls '^status: til behandling' cases/*/*.md)"
  [ -n "$picked" ] || return 0
  in_clone "$1" sak advance "$(id_of "$picked")" --utfall "tatt til orientering"
  if [ $code -eq 0 ]; then one "outcomes"; else one "refused"; fi
}

make_meeting() {
  throw ${#bodies[@]}
  in_clone "$1" mote new "${bodies[$thrown]}" "$(day_of $((week * 7 + 24 + $2)))" --tid 09.00-12.00 --sted Oslo
  if [ $code -eq 0 ]; then one "meetings made"; else one "refused"; fi
}

move_meeting() {
  local meeting
  meeting=$(coming "$1" styret | sed -n 2p)
  [ -n "$meeting" ] || return 0
  in_clone "$1" mote flytt "$meeting" "$(date -u -d "${meeting:0:10} +1 day" +%F)"
  if [ $code -eq 0 ]; then one "meetings moved"; else one "refused"; fi
}

make_calendars() {
  in_clone "$1" kalender
  if [ $code -eq 0 ]; then one "calendars made"; else one "refused"; fi
}

send_papers() {
  local meeting id path
  throw ${#bodies[@]}
  pick "$(coming "$1" "${bodies[$thrown]}")"
  meeting=$picked
  [ -n "$meeting" ] || return 0
  local twice
  twice=$(doubled "$1")
  in_clone "$1" utsending "$meeting"
  if grep -q "bygget uten PDF" "$work/said"; then one "not sent, for want of PDF" && return; fi
  if [ $code -ne 0 ]; then one "refused" && return; fi
  one "notices sent"
  for id in $(grep -o 'id: *2024-[0-9]*' "${clone_of[$1]}/meetings/$meeting/meeting.md" | grep -o '2024-[0-9]*'); do
    if grep -qx -- "$id" <<<"$twice"; then fault "$today: $meeting was sent with $id, which two cases have"; fi
    path=$(ls "${clone_of[$1]}"/cases/2024/"$id"-*.md)
    echo "$id $(grep -o 'nr[0-9]*x[ab]' "$path" | head -1)" >>"$work/sent"
  done
}

# Takes the lines of marks out of $1, so that both texts stand; what then is no case any more is the other's,
# with our notes after it.
keep_both() {
  local where=$1 path=$2
  sed -i -e '/^<<<<<<< /d' -e '/^=======$/d' -e '/^>>>>>>> /d' "$where/$path"
  "$ipr" --mappe "$where" --dato "$today" check --format kort "$path" >"$work/said" 2>&1 || true
  if grep -qE 'F0[1245]' "$work/said"; then
    one "conflicts in which one had to be chosen"
    git -C "$where" checkout --quiet --theirs -- "$path"
    local note
    for note in $(git -C "$where" show ":2:$path" | grep -o 'm[0-9]*x[ab]'); do
      grep -q "$note\." "$where/$path" || printf '\nMerknad %s.\n' "$note" >>"$where/$path"
    done
  fi
}

# A merge that git could not finish: told, and then settled as a person would who reads what is told.
settle() {
  local where=${clone_of[$1]} path conflicts before told
  one "merges with conflicts"
  conflicts=$(git_in "$1" diff --name-only --diff-filter=U)
  in_clone "$1" check --format kort
  cp "$work/said" "$work/report"
  before=$(content "$where")
  in_clone "$1" sak new "Midt i flettingen" --type orienteringssak
  if [ $code -ne 2 ] || [ "$before" != "$(content "$where")" ]; then fault "$today: written in the middle of a merge"; fi
  tr -s ' \n' ' ' <"$work/said" | grep -q "En fletting er ikke ferdig" || fault "$today: the merge is not told"
  while read -r path; do
    if [ -f "$where/$path" ] && grep -q '^<<<<<<< ' "$where/$path"; then
      one "files with marks"
      # What was sent is settled as a whole, and told with its manifest.
      told=$path
      case $path in meetings/*/utsending/*) told=${path%/*}/manifest.yaml ;; esac
      grep -F -- "$told" "$work/report" | grep -q F09 || fault "$today: marks in $path are not told"
      case $path in
        kalender/*) git_in "$1" checkout --quiet --ours -- "$path" ;;
        meetings/*/utsending/* | meetings/*/*.pdf) git_in "$1" checkout --quiet --theirs -- "$path" ;;
        *) keep_both "$where" "$path" ;;
      esac
    else
      # No lines to tell of: a PDF, or a file that one has moved away. The other's holds, if there is one.
      one "files without marks"
      git_in "$1" checkout --quiet --theirs -- "$path" 2>/dev/null ||
        git_in "$1" checkout --quiet --ours -- "$path" 2>/dev/null || true
    fi
  done <<<"$conflicts"
  if [ -d "$where/kalender" ]; then
    in_clone "$1" kalender --no-commit
    # Not while two cases have one id: then they are made when those have been parted.
    if [ $code -ne 0 ]; then waits=yes && one "calendars that had to wait"; fi
  fi
  git_in "$1" add --all
  git_in "$1" commit --quiet --no-edit
}

# Two cases with one id: every step on it is refused, until one has another.
part() {
  local id ids attempt sealed path
  ids=$(doubled "$1")
  for attempt in 1 2 3; do
    if [ -z "$ids" ]; then return; fi
    for id in $ids; do
      if [ "$attempt" -eq 1 ]; then
        one "ids that two cases got"
        in_clone "$1" sak advance "$id" --møte "$(coming "$1" styret | sed -n 1p)"
        if [ $code -eq 0 ]; then fault "$today: $id was moved, and two cases have it"; fi
      fi
      in_clone "$1" sak ny-id "$id"
      if [ $code -eq 0 ]; then continue; fi
      one "ids that somebody had to choose between"
      sealed=$(awk -v id="$id" '$1 == id { print $2 }' "$work/sent" | tail -1)
      for path in "${clone_of[$1]}"/cases/2024/"$id"-*.md; do
        if [ -n "$sealed" ] && grep -q "$sealed\b" "$path"; then continue; fi
        in_clone "$1" sak ny-id "cases/2024/${path##*/}"
        break
      done
    done
    ids=$(doubled "$1")
  done
  if [ -n "$ids" ]; then fault "$today: no new id for $ids: $(cat "$work/said")"; fi
}

# Hears what the other has done, and passes on what is done here.
meet() {
  local attempt waits=no
  for attempt in 1 2 3; do
    git_in "$1" fetch --quiet origin
    git_in "$1" merge --quiet --no-edit origin/main >/dev/null 2>&1 || settle "$1"
    one "merges"
    part "$1"
    if [ "$waits" = yes ]; then in_clone "$1" kalender; fi
    nothing_lost "$1"
    if git_in "$1" push --quiet origin HEAD:main 2>/dev/null; then return; fi
  done
  fault "$today: $1 could not push"
}

# Every case and every note of those that this clone knows is there, once.
nothing_lost() {
  local where=${clone_of[$1]} own
  own="$1"
  (cd "$where" && grep -rhoE '^tittel: .*nr[0-9]+x[ab]' cases | grep -oE 'nr[0-9]+x[ab]' | sort) >"$work/have"
  if [ -n "$(uniq -d "$work/have")" ]; then fault "$today: a case is there twice: $(uniq -d "$work/have")"; fi
  if [ "$own" = b ] || [ "${2:-}" = all ]; then
    # By then both have passed on what they did.
    if [ "$(sort "$work/cases" | comm -23 - "$work/have" | wc -l)" -ne 0 ]; then
      fault "$today: cases are lost: $(sort "$work/cases" | comm -23 - "$work/have" | tr '\n' ' ')"
    fi
    (cd "$where" && grep -rhoE 'm[0-9]+x[ab]\.' cases | tr -d . | sort -u) >"$work/have"
    if [ "$(sort "$work/notes" | comm -23 - "$work/have" | wc -l)" -ne 0 ]; then
      fault "$today: notes are lost: $(sort "$work/notes" | comm -23 - "$work/have" | tr '\n' ' ')"
    fi
  fi
}

# A week at one desk.
work_at() {
  local deed
  for deed in 1 2 3 4 5 6; do make_case "$1"; done
  git_in "$1" commit --quiet --all --message "Tekster" || true
  for deed in 1 2; do
    write_note "$1"
    set_on_agenda "$1"
    record_outcome "$1"
  done
  if ((week % 2 == 0)); then make_meeting "$1" "$2"; fi
  if ((week % 2 == 0)); then make_calendars "$1"; fi
  if ((week % 5 == 0)) && [ "$1" = a ]; then move_meeting "$1"; fi
  if ((week % 2 == 1)) || [ "$1" = b ]; then send_papers "$1"; fi
}

council "$work/a"
# As the guide asks for, so that git never writes marks into a PDF.
printf '*.pdf binary\n*.eml -text\n*.ics -text\n' >"$work/a/.gitattributes"
git -C "$work/a" add --all
git -C "$work/a" commit --quiet --message attributes
git init --quiet --bare --initial-branch=main "$work/hub.git"
git -C "$work/a" remote add origin "$work/hub.git"
git -C "$work/a" push --quiet origin main
git clone --quiet "$work/hub.git" "$work/b"
named "$work/b"

for ((week = 0; week < weeks; week++)); do
  run=$week
  echo "week $((week + 1)) of $weeks" >&2
  today=$(day_of $((week * 7)))
  work_at a 0
  work_at b 2
  meet a
  meet b
  meet a
done

nothing_lost a all
while read -r id token; do
  path=$(ls "$work/a/cases/2024/$id"-*.md)
  if [ -n "$token" ] && ! grep -q "$token\b" $path; then fault "$id was sent as $token, and is now $path"; fi
done <"$work/sent"
[ "$(content "$work/a")" = "$(content "$work/b")" ] || fault "the clones are not alike"
in_clone a check --format kort
if grep -qE 'F0[1-9]|F10' "$work/said"; then fault "$(grep -E 'F0[1-9]|F10' "$work/said")"; fi
one "rounds with seed $seed"
result
