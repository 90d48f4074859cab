#!/usr/bin/env bash
# Kills a command that writes, or the command and its git, at a random moment, again and again. Afterwards the
# folder must hold what it held or what it should, never something between; what is written and not in git must
# be told by the next command, and `ipr lagre` must put it there.
#
#   scripts/trials/kill.sh [RUNS]      SEED=… repeats

# shellcheck source=scripts/trials/common.sh
. "$(dirname "$0")/common.sh"
runs=${1:-1000}
day=(--dato 2024-01-08)

# A command that writes, in the array command.
choose() {
  throw 4
  case $thrown in
    0) command=(sak new "Sak $run" --type prinsippsak) ;;
    1) command=(kalender) ;;
    2) throw 28 && command=(mote new styret "2024-03-$(printf %02d $((thrown + 1)))") ;;
    3)
      local drafts
      mapfile -t drafts < <(cd "$work/council" && grep -ls '^status: utkast' cases/*/*.md)
      if [ ${#drafts[@]} -eq 0 ]; then
        command=(sak new "Sak $run" --type prinsippsak)
      else
        throw ${#drafts[@]}
        local name=${drafts[$thrown]##*/}
        command=(sak advance "${name:0:8}" --møte "IPU 2024-01-31")
      fi
      ;;
  esac
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

for ((run = 1; run <= runs; run++)); do
  if (((run - 1) % 50 == 0)); then
    echo "run $run of $runs" >&2
    rm -rf "$work/council"
    council "$work/council"
  fi
  choose
  old=$(content "$work/council")
  rm -rf "$work/beside"
  cp -R "$work/council" "$work/beside"
  begun=$(milliseconds)
  if ! "$ipr" --mappe "$work/beside" "${day[@]}" "${command[@]}" >"$work/said" 2>&1; then
    one "refused, and not tried"
    continue
  fi
  took=$(($(milliseconds) - begun))
  new=$(content "$work/beside")
  throw $((took + 2)) && delay=$thrown
  throw 2 && whole=$thrown

  set -m
  "$ipr" --mappe "$work/council" "${day[@]}" "${command[@]}" >"$work/said" 2>&1 &
  process=$!
  set +m
  sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
  if [ "$whole" = 1 ]; then
    kill -KILL -- "-$process" 2>/dev/null || true
  else
    kill -KILL "$process" 2>/dev/null || true
  fi
  code=0
  wait "$process" 2>/dev/null || code=$?
  if [ $code -eq 137 ]; then one "killed"; else one "done before the kill"; fi
  # A git that outlived its command is let alone till it ends.
  while kill -0 -- "-$process" 2>/dev/null; do sleep 0.01; done

  if ! "$ipr" --mappe "$work/council" "${day[@]}" sak list >/dev/null 2>"$work/told"; then
    fault "sak list does not run after ${command[*]}: $(cat "$work/told")"
  fi
  now=$(content "$work/council")
  if [ "$now" = "$old" ]; then one "left as it was"
  elif [ "$now" = "$new" ]; then one "written whole"
  else fault "neither old nor new after ${command[*]}"; fi

  if [ -n "$(git -C "$work/council" status --porcelain)" ]; then
    one "written and not in git"
    grep -q "ikke lagret i git" "$work/told" || fault "forgotten after ${command[*]}: $(cat "$work/told")"
  fi
  # What a killed git leaves locked is told, with the file to delete.
  locks=$(find "$work/council/.git" -name '*.lock' ! -path '*/ipr/*')
  if [ -n "$locks" ]; then
    one "locked by a killed git"
    if ! "$ipr" --mappe "$work/council" lagre >"$work/told" 2>&1; then
      tr -d ' \n' <"$work/told" | grep -q "\.lock" || fault "the lock is not told: $(cat "$work/told")"
    fi
    rm -f $locks
  fi
  if ! "$ipr" --mappe "$work/council" lagre >"$work/told" 2>&1; then
    fault "lagre does not run after ${command[*]}: $(cat "$work/told")"
  fi
  if [ -n "$(git -C "$work/council" status --porcelain)" ]; then
    fault "not in git after lagre: $(git -C "$work/council" status --porcelain) $(cat "$work/told")"
    git -C "$work/council" add --all && git -C "$work/council" commit --quiet --message mended
  fi
done
one "rounds with seed $seed"
result
