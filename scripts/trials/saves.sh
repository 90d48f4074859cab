#!/usr/bin/env bash
# Saves a file while a command runs, again and again: what was saved must be in it, and the command must say so when
# it gave way. It is saved as editors do it, in turn: in place, and by moving a new file over the old one.
#
#   scripts/trials/saves.sh [RUNS]      SEED=… repeats the moments, as far as the machine lets them be repeated

# shellcheck source=scripts/trials/common.sh
. "$(dirname "$0")/common.sh"
runs=${1:-500}
start=$work/start
folder=$work/council

case=cases/2024/2024-001-horing-om-ferjetakster.md
meeting=meetings/2024-02-16-styret/meeting.md
minutes=meetings/2024-02-16-styret/referat.md

# The minutes of a meeting at which all went smoothly.
write_minutes() {
  awk '
    /^#/ { item = ($0 ~ /Sak 0[12]\/24/) ? "Godkjent." : "Som foreslått"; if ($0 ~ /Sak 03\/24/) item = "Som innstilt" }
    /^Sted:$/ { $0 = $0 " Fjordvik rådhus" }
    /^Møtet satt kl\.:$/ { $0 = $0 " 09:00" }
    /^Møtet hevet kl\.:$/ { $0 = $0 " 11:00" }
    /^Møteleder:$/ { $0 = $0 " Ola Berg" }
    /^Avstemning:$/ { $0 = $0 " Enstemmig" }
    /^(Vedtak|Innstilling):$/ { $0 = $0 " " item }
    /^\| (Ola Berg|Anne Lund|Per Nes) / { split($0, cell, "|"); $0 = "|" cell[2] "|" cell[3] "|" cell[4] "| ja | |" }
    { print }' "$1" >"$1.new"
  mv "$1.new" "$1"
}

mkdir "$start"
cp -R "$top/tests/folders/standard/." "$start/"
git -C "$start" init --quiet --initial-branch=main
named "$start"
git -C "$start" add --all
git -C "$start" commit --quiet --message start
"$ipr" --mappe "$start" referat 2024-02-16-styret --dato 2024-02-10 >/dev/null
write_minutes "$start/$minutes"
git -C "$start" commit --quiet --all --message referat

# What was filled in beforehand is recorded when somebody confirms what was read, by its number.
"$ipr" --mappe "$start" referat --les 2024-02-16-styret --dato 2024-02-17 >"$work/said" || true
number=$(tr -d ' \n' <"$work/said" | grep -o 'bekreft[0-9]*' | tr -dc 0-9)

commands=(
  "referat --les 2024-02-16-styret --bekreft $number --dato 2024-02-17"
  "oppfolging 2024-001 --ny Svar --dato 2024-02-17"
  "mote flytt 2024-02-16-styret 2024-02-23 --dato 2024-02-06"
)
# What each of them writes in.
targets=("$minutes $case $meeting" "$case" "$meeting")

anew() {
  rm -rf "$folder"
  cp -R "$start" "$folder"
}

# How long each takes when nobody saves, in thousandths of a second: the moments are thrown among them.
longest=()
for words in "${commands[@]}"; do
  anew
  began=$(date +%s%N)
  # shellcheck disable=SC2086
  "$ipr" --mappe "$folder" $words >"$work/said" 2>&1 || fault "ipr $words: $(cat "$work/said")"
  longest+=($((($(date +%s%N) - began) / 1000000 + 1)))
done

for ((run = 1; run <= runs; run++)); do
  which=$((run % ${#commands[@]}))
  read -ra words <<<"${commands[which]}"
  read -ra files <<<"${targets[which]}"
  throw ${#files[@]} && target=${files[thrown]}
  throw "${longest[which]}" && moment=$thrown
  throw 2 && moves=$thrown
  anew
  text="$work/text"
  { cat "$folder/$target"; echo "lagret $run"; } >"$text"
  "$ipr" --mappe "$folder" "${words[@]}" >"$work/said" 2>&1 &
  command=$!
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  if [ "$moves" -eq 1 ]; then
    cp "$text" "$work/new" && mv "$work/new" "$folder/$target"
  else
    cat "$text" >"$folder/$target"
  fi
  code=0 && wait $command || code=$?
  # A command that read what was saved writes its own beside it.
  if ! grep -qx "lagret $run" "$folder/$target"; then
    fault "$target was saved and is lost; ipr ${words[*]} ended with $code: $(cat "$work/said")"
  elif grep -q "ble endret mens kommandoen kjørte" "$work/said"; then
    one "the command gave way"
    [ "$code" -eq 2 ] || fault "it gave way and ended with $code"
  elif [ "$code" -ne 0 ]; then
    one "refused for what was saved"
  elif cmp --quiet "$text" "$folder/$target"; then
    one "saved after it was written, or not written in"
  else
    one "saved before it was read"
  fi
  if find "$folder/.git/ipr" -type f ! -name lock ! -name start | grep -q .; then fault "something is left"; fi
done
one "runs with seed $seed"
result
