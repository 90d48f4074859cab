# What the trials share: a council in git, a throw of dice that can be repeated, and a count of what was found.
# shellcheck shell=bash

set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ipr=${IPR:-$top/target/debug/ipr}
[ -x "$ipr" ] || ipr=$ipr.exe
[ -x "$ipr" ] || { echo "no program at $ipr: cargo build --no-default-features, or set IPR" >&2; exit 2; }

# Nobody's own settings, and no words but git's own.
export LC_ALL=C GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
# shellcheck disable=SC2046
unset $(git rev-parse --local-env-vars)

work=$(mktemp -d)
cleared() { rm -rf "$work"; }
trap cleared EXIT

seed=${SEED:-1}
RANDOM=$seed

# A number below $1, in $thrown.
throw() { thrown=$(((RANDOM * 32768 + RANDOM) % $1)); }

# Makes a council in a new repository at $1: Osloregionen in January 2024, with no cases.
council() {
  mkdir -p "$1"
  cp "$top/bodies.yaml" "$top/members.yaml" "$1/"
  cp -R "$top/tests/folders/story/start/." "$1/"
  git -C "$1" init --quiet --initial-branch=main
  named "$1"
  git -C "$1" add --all
  git -C "$1" commit --quiet --message start
}

named() {
  git -C "$1" config user.name Trial
  git -C "$1" config user.email trial@ipr.example
  git -C "$1" config core.autocrlf false
  git -C "$1" config gc.auto 0
}

# What the folder $1 holds, as one word.
content() {
  (cd "$1" && find . \( -name .git -o -name .ipr \) -prune -o -type f -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum | sha256sum | cut -c1-20)
}

declare -A count
# One more of $1.
one() { count[$1]=$((${count[$1]:-0} + 1)); }

# A fault: it is counted, told with what stands in the way of knowing more, and ends the trial as failed.
fault() {
  one "faults"
  echo "FAULT (seed $seed, run ${run:-0}): $*" >&2
}

# The counts, and whether there were faults; also of a trial that is stopped.
trap 'result; exit 1' INT TERM
result() {
  for name in "${!count[@]}"; do echo "$name: ${count[$name]}"; done | LC_ALL=C sort
  [ "${count[faults]:-0}" -eq 0 ]
}
