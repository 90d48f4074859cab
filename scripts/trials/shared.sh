#!/usr/bin/env bash
# Two who share a folder with `ipr del` and `ipr hent`, and nothing else: they make cases, write in them, put them
# on agendas, follow up, move meetings, undo, make calendars, and share when they think of it. Many of their
# commands are killed at a random moment, alone or with their git. When both have shared in the end there must be
# one folder, alike on both sides, with every case and every word somebody saved, and without an error.
#
#   scripts/trials/shared.sh [DEEDS]     SEED=… repeats the same throws

# shellcheck source=scripts/trials/common.sh
. "$(dirname "$0")/common.sh"
deeds=${1:-400}
day=2024-01-08
run=0
: >"$work/words"
: >"$work/undone"

desk() { echo "$work/$1"; }

# What a killed git leaves locked is deleted, as the program says that it may be.
unlock() { find "$(desk "$1")/.git" -name '*.lock' ! -path '*/ipr/lock' -delete; }

# Runs ipr at the desk $1. What it says is in $work/said, how it ended in $code; 137 when it was killed.
at() {
  local where=$1 process
  shift
  throw 4
  if [ "$thrown" -ne 0 ] || [ "${calm:-no}" = yes ]; then
    code=0
    "$ipr" --mappe "$(desk "$where")" --dato "$day" "$@" >"$work/said" 2>&1 || code=$?
  else
    throw 2 && local whole=$thrown
    throw "${longest:-250}" && local delay=$thrown
    set -m
    "$ipr" --mappe "$(desk "$where")" --dato "$day" "$@" >"$work/said" 2>&1 &
    process=$!
    set +m
    sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
    if [ "$whole" = 1 ]; then kill -KILL -- "-$process" 2>/dev/null || true; else kill -KILL "$process" 2>/dev/null || true; fi
    code=0
    wait "$process" 2>/dev/null || code=$?
    while kill -0 -- "-$process" 2>/dev/null; do sleep 0.01; done
    if [ $code -eq 137 ]; then one "killed: $1"; fi
    unlock "$where"
  fi
  if [ $code -gt 2 ] && [ $code -ne 137 ]; then fault "$* ended with $code: $(cat "$work/said")"; fi
  if grep -q "feil i programmet\|panicked" "$work/said"; then fault "$*: $(cat "$work/said")"; fi
  echo "$run $where [$code] $*" >>"$work/story"
}

pick() {
  picked=
  local lines
  mapfile -t lines < <(cd "$(desk "$1")" && eval "$2" 2>/dev/null)
  if [ ${#lines[@]} -eq 0 ]; then return; fi
  throw ${#lines[@]}
  picked=${lines[$thrown]}
}

id_of() { local name=${1##*/} && echo "${name:0:8}"; }

make_case() { at "$1" sak new "Tiltak $run på $1" --type prinsippsak; }

# Somebody writes a word in a case, and saves it, or leaves it to the next command.
write_word() {
  pick "$1" "ls cases/*/*.md"
  [ -n "$picked" ] || return 0
  local word="ord${run}x$1"
  printf '\n## Tillegg %s\n\n%s\n' "$word" "$word" >>"$(desk "$1")/$picked"
  echo "$word" >>"$work/words"
  one "words written"
  throw 2
  if [ "$thrown" -eq 0 ]; then at "$1" lagre; fi
}

put_on_agenda() {
  pick "$1" "grep -ls '^status: utkast' cases/*/*.md"
  local case=$picked
  pick "$1" "ls -d meetings/*/ | xargs -n1 basename"
  if [ -n "$case" ] && [ -n "$picked" ]; then at "$1" sak advance "$(id_of "$case")" --møte "$picked"; fi
}

follow_up() {
  pick "$1" "ls cases/*/*.md"
  if [ -n "$picked" ]; then at "$1" oppfolging "$(id_of "$picked")" --ny "Ring $run"; fi
}

move_meeting() {
  pick "$1" "ls -d meetings/*/ | xargs -n1 basename"
  throw 20
  if [ -n "$picked" ]; then at "$1" mote flytt "$picked" "2024-03-$((10 + thrown))"; fi
}

make_meeting() {
  throw 20
  at "$1" mote new styret "2024-04-$((10 + thrown))" --tid 09.00-12.00 --sted Oslo
}

undo() {
  at "$1" angre
  # A word that somebody took out again is not lost.
  if [ $code -eq 0 ] || [ $code -eq 137 ]; then
    git -C "$(desk "$1")" log -1 --format='%s' | grep -q '^Angre: ' &&
      git -C "$(desk "$1")" show HEAD | grep -o '^-ord[0-9]*x[ab]' | tr -d - >>"$work/undone" || true
  fi
}

# Shares, and decides where it is asked, for whose text stands is not what is tried here.
share() {
  local tries name whose choices=()
  throw 3
  if [ "$thrown" -eq 0 ] && [ -z "${2:-}" ]; then at "$1" hent; else at "$1" del; fi
  for tries in 1 2 3 4 5 6; do
    if [ $code -ne 1 ]; then break; fi
    mapfile -t names < <(tr '\n' ' ' <"$work/said" | tr -s ' ' | grep -o 'behold min [^»]*»' | sed 's/behold min //;s/»//' | sort -u)
    if [ ${#names[@]} -eq 0 ]; then
      if grep -q -- "--likevel" "$work/said"; then one "had to be put right afterwards" && at "$1" del "${choices[@]}" --likevel; continue; fi
      fault "nothing to decide: $(cat "$work/said")"
      break
    fi
    throw 2
    if [ "$thrown" -eq 0 ]; then whose=min; else whose=deres; fi
    choices=()
    for name in "${names[@]}"; do choices+=(--behold "$whose" "$name"); done
    one "decided"
    at "$1" del "${choices[@]}"
  done
  if [ $code -eq 0 ]; then one "shared"; fi
}

work_at() {
  throw 16
  case $thrown in
    0 | 1 | 2) make_case "$1" ;;
    3 | 4 | 5) write_word "$1" ;;
    6 | 7) put_on_agenda "$1" ;;
    8) follow_up "$1" ;;
    9) move_meeting "$1" ;;
    10) make_meeting "$1" ;;
    11) undo "$1" ;;
    12) at "$1" kalender ;;
    *) share "$1" ;;
  esac
}

council "$work/a"
git -C "$work/a" config user.name a
git -C "$work/a" config user.email a@ipr.example
sed -i '/^  eksempeldag:/d' "$work/a/bodies.yaml"
git -C "$work/a" commit --quiet --all --message "i bruk"
mkdir -p "$work/felles disk"
calm=yes at a del --til "$work/felles disk/rådet.git"
git clone --quiet "$work/felles disk/rådet.git" "$work/b"
named "$work/b"
git -C "$work/b" config user.name b
git -C "$work/b" config user.email b@ipr.example

for ((run = 1; run <= deeds; run++)); do
  if ((run % 50 == 0)); then echo "deed $run of $deeds" >&2; fi
  throw 2
  if [ "$thrown" -eq 0 ]; then work_at a; else work_at b; fi
done

calm=yes
unlock a && unlock b
for one_of_them in a b a b; do share $one_of_them all; done
[ "$(content "$work/a")" = "$(content "$work/b")" ] || fault "the two are not alike: $(diff -rq --exclude=.git "$work/a" "$work/b" | head -5)"
for one_of_them in a b; do
  [ -z "$(git -C "$work/$one_of_them" status --porcelain)" ] || fault "not in git: $(git -C "$work/$one_of_them" status --porcelain)"
done
# A word may stand no longer when somebody chose the other text or undid it: but it is in the history.
git -C "$work/a" log -p -m --format= --all >"$work/history"
while read -r word; do
  if grep -rq "^$word$" "$work/a/cases"; then one "words that stand"
  elif grep -q "^+$word$" "$work/history"; then
    if grep -q "^-$word$" "$work/history"; then one "words taken out"; else fault "$word was lost"; fi
  else fault "$word was never saved"; fi
done <"$work/words"
at a check --format kort
if grep -qE 'F0[1-9]|F10' "$work/said"; then fault "$(grep -E 'F0[1-9]|F10' "$work/said" | head -5)"; fi
one "rounds with seed $seed"
if [ "${count[faults]:-0}" -ne 0 ] && [ -n "${KEEP:-}" ]; then cp -R "$work" "$KEEP"; fi
result
