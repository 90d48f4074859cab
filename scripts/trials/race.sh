#!/usr/bin/env bash
# Runs two commands at once in one folder, again and again: both must have done what they said, or said why not,
# and git must have it all, each file in a commit of its own command.
#
#   scripts/trials/race.sh [RUNS]      SEED=… repeats

# shellcheck source=scripts/trials/common.sh
. "$(dirname "$0")/common.sh"
runs=${1:-1000}
folder=$work/council

in_folder() { "$ipr" --mappe "$folder" --dato 2024-01-08 "$@"; }

# What somebody does with git alone, in a file that is none of ours.
by_hand() {
  echo "$run" >>"$folder/notat.txt"
  git -C "$folder" add notat.txt
  git -C "$folder" commit --quiet --message "Notat $run" -- notat.txt
}

# One of the two; $1 tells them apart.
deed() {
  case $2 in
    0 | 1) in_folder sak new "Sak $run$1" --type prinsippsak ;;
    2) in_folder sak advance "$(printf '2024-%03d' $(($3 + 1)))" --møte "IPU 2024-01-31" ;;
    3) in_folder kalender ;;
    4) in_folder mote new styret "2024-03-$(printf %02d $(($3 + 1)))" ;;
    5) in_folder check --format kort ;;
    6) in_folder lagre ;;
    7) by_hand ;;
  esac
}

for ((run = 1; run <= runs; run++)); do
  if (((run - 1) % 50 == 0)); then
    echo "run $run of $runs" >&2
    rm -rf "$folder"
    council "$folder"
    in_folder sak new "Den første" --type prinsippsak >/dev/null 2>&1
  fi
  cases=$(find "$folder/cases" -name '*.md' | wc -l)
  throw 8 && one_deed=$thrown
  throw 8 && other_deed=$thrown
  throw 28 && number=$thrown
  deed a "$one_deed" "$((number % 12))" >"$work/one" 2>&1 &
  first=$!
  deed b "$other_deed" "$number" >"$work/other" 2>&1 &
  second=$!
  one_code=0 && wait $first || one_code=$?
  other_code=0 && wait $second || other_code=$?

  expected=$cases
  for it in "one $one_deed $one_code" "other $other_deed $other_code"; do
    read -r said what code <<<"$it"
    if [ "$what" -le 1 ] && grep -q '^skrevet' "$work/$said"; then expected=$((expected + 1)); fi
    # Git itself ends with 128 when ours is at work.
    if [ "$code" -gt 2 ] && [ "$what" -ne 7 ]; then fault "deed $what ended with $code: $(cat "$work/$said")"; fi
    if [ "$code" -eq 0 ]; then one "done"; else one "said why not"; fi
    # Git by hand and git by us can be in each other's way, which is told, and remembered.
    if grep -q "Filene er skrevet, men ikke lagret" "$work/$said"; then one "not in git at first"; fi
  done
  if [ "$(find "$folder/cases" -name '*.md' | wc -l)" -ne "$expected" ]; then
    fault "a case is missing: $(cat "$work/one" "$work/other")"
  fi
  if [ -n "$(find "$folder/cases" -name '*.md' -exec basename {} \; | cut -c1-8 | sort | uniq -d)" ]; then
    fault "two cases with one id"
  fi
  if find "$folder/.git" -name '*.lock' ! -path '*/ipr/*' | grep -q .; then fault "a lock is left"; fi
  in_folder lagre >"$work/told" 2>&1 || fault "lagre: $(cat "$work/told")"
  rest=$(git -C "$folder" status --porcelain -- . ':!notat.txt')
  [ -z "$rest" ] || fault "not in git: $rest"
  # The user's note is in no commit of ours, and nothing of ours in theirs.
  git -C "$folder" add notat.txt 2>/dev/null && git -C "$folder" commit --quiet --message "Notat $run" -- notat.txt \
    >/dev/null 2>&1 || true
  mixed=$(git -C "$folder" log --format='%x00%s' --name-only -4 | awk -v RS='\0' '
    { note = index($0, "Notat") == 1; has = index($0, "\nnotat.txt"); if ($0 != "" && note != (has > 0)) print }')
  [ -z "$mixed" ] || fault "a commit holds what is not its own: $mixed"
done
one "rounds with seed $seed"
result
