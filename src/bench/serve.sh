#!/bin/sh
# How fast `dateline serve` gives pages of 50 out of a long timeline, to 16 clients at once.
# Needs wrk (Debian: apt-get install wrk).
#
#   src/bench/serve.sh [ARTICLES]     articles of ten events each (11,000: more than 100,000 events)
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
src/bench/articles.sh "${1:-11000}" > "$folder/articles.jsonl"
target/dateline load --data="$folder/data" "$folder/articles.jsonl"
target/dateline serve --port=8391 --data="$folder/data" --inbox="$folder/inbox" > "$folder/log" 2>&1 &
server=$!
address=http://127.0.0.1:8391/v1/timelines
until curl -fs "$address" > "$folder/timelines"; do sleep 0.2; done
grep -o "\"events\":[0-9]*" "$folder/timelines" | head -1
for query in 'limit=50' 'from=2010-05&limit=50'; do
  # The first run warms the server up.
  wrk -t2 -c16 -d15s "$address/long/events?$query" > /dev/null
  echo "GET events?$query"
  wrk -t2 -c16 -d20s --latency "$address/long/events?$query" | grep -E '  50%|  90%|  99%|Requests/sec|Non-2xx' || true
done
