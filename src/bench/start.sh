#!/bin/sh
# How long `dateline serve` takes from process start to the first page, on an empty table and on one
# of more than 20,000 events. Needs GNU date.
#
#   src/bench/start.sh [RUNS]         10 unless told otherwise
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
src/bench/articles.sh 2300 > "$folder/articles.jsonl"
target/dateline load --data="$folder/full" "$folder/articles.jsonl"
for data in empty full; do
  : > "$folder/times"
  for run in $(seq "${1:-10}"); do
    rm -rf "$folder/empty"
    begin=$(date +%s%N)
    target/dateline serve --port=8392 --data="$folder/$data" 2> "$folder/log" &
    server=$!
    until curl -fs -o /dev/null http://127.0.0.1:8392/; do sleep 0.02; done
    echo $((($(date +%s%N) - begin) / 1000000)) >> "$folder/times"
    kill "$server"
    wait "$server" || true
  done
  sort -n "$folder/times" | awk -v data="$data" '{ t[NR] = $1 }
    END { print data ": best " t[1] " ms, median " t[int((NR + 1) / 2)] " ms, worst " t[NR] " ms of " NR }'
done
