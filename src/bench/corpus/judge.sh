#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Cleans a folder of test images with ./scrubjay and has an independent judge of metadata removers look at the results.
#   judge.sh CORPUS JUDGE [FORMAT...]     CORPUS/<format>/<file>, JUDGE/judge.py; formats: those of check.py and hostile,
#                                         which holds malformed files
set -euo pipefail
corpus=$(cd "$1" && pwd)
judge=$(cd "$2" && pwd)
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
formats=("$@")
if [ $# -eq 0 ]; then
  read -ra formats < <(python3 "$here/check.py" formats)
  [ ! -d "$corpus/hostile" ] || formats+=(hostile)
fi
root=$(cd "$here/../../.." && pwd)
work=$root/target/corpus

. "$here/judge-tools.sh"

rm -rf "$work"
mkdir -p "$work/clean"
broken=0
cleaned=()
for format in "${formats[@]}"; do
  if [ "$format" = hostile ]; then
    "$root/scrubjay" clean --help >/dev/null # builds the host
    python3 "$here/hostile.py" "$root/installer/target/host" "$corpus/hostile" "$work" || broken=1
    continue
  fi
  cleaned+=("$format")
  "$root/scrubjay" clean --json --out "$work/clean/$format" "$corpus/$format"/* >"$work/$format.json" 2>"$work/$format.err" || true
done
python3 "$here/check.py" refused "$work" "${cleaned[@]}" >"$work/refused.tsv"
[ ! -e "$work/hostile.tsv" ] || cat "$work/hostile.tsv" >>"$work/refused.tsv"
python3 "$judge/judge.py" "$corpus" "$work/clean" --name ScrubJay --only "$(IFS=,; echo "${formats[*]}")" \
  --refused "$work/refused.tsv" --json "$work/verdicts.json" --cache "$root/target/judge-cache"
python3 "$here/check.py" verdicts "$work" "$corpus" || broken=1
exit $broken
