#!/bin/sh
# Kills a load half-way with SIGKILL, loads again, and compares the timeline with that of an
# undisturbed load, byte for byte.
#   src/bench/kill.sh ARTICLES.jsonl [SECONDS_BEFORE_THE_KILL]
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
dateline=$here/target/dateline
articles=$1
seconds=${2:-40}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$dateline" load --data "$work/whole" "$articles" 2>"$work/whole.log" || true
"$dateline" timeline --json --data "$work/whole" >"$work/whole.jsonl"

"$dateline" load --data "$work/killed" "$articles" 2>"$work/killed.log" &
load=$!
sleep "$seconds"
kill -9 "$load"
wait "$load" 2>/dev/null || true
"$dateline" timeline --json --data "$work/killed" >"$work/half.jsonl"
"$dateline" load --data "$work/killed" "$articles" 2>>"$work/killed.log" || true
"$dateline" timeline --json --data "$work/killed" >"$work/killed.jsonl"

echo "events: $(wc -l <"$work/whole.jsonl") undisturbed, $(wc -l <"$work/half.jsonl") after the kill, $(wc -l <"$work/killed.jsonl") after loading again"
if cmp "$work/whole.jsonl" "$work/killed.jsonl"; then
  echo "identical: $(sha256sum <"$work/killed.jsonl")"
fi
