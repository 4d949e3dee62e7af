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
awk -v articles="${1:-11000}" 'BEGIN {
  srand(7)
  people = split("Ilze Kalnina,Marco Testa,Ana Ruiz,Omar Haddad,Greta Lund,Paul Weber,Sara Costa,Jan Novak,Lucia Rossi,Tom Byrne,Eva Horvat,Niels Dahl,Rosa Prieto,Ivan Petrov,Maya Singh,Luke Brandt,Aino Korpi,Yusuf Demir,Clara Meyer,Hugo Leroy", person, ",")
  deeds = split("opened the rail tunnel,closed the grain terminal,signed the ferry contract,visited the flooded quarter,inspected the broken dam,sold the old shipyard,launched the night tram,banned heavy lorries,cancelled the light festival,won the mayoral debate,left the harbour board,met the striking pilots,bought the disused airfield,planted an orchard,painted the town hall,repaired the organ", deed, ",")
  towns = split("Riga,Porto,Aarhus,Trieste,Split,Bergen,Gdansk,Cork,Varna,Malaga,Nantes,Turku,Bari,Kiel,Tartu,Vigo,Brest,Patras,Lodz,Graz,Bremen,Lille,Ghent,Braga", town, ",")
  months = split("January February March April May June July August September October November December", month, " ")
  for (i = 0; i < articles; i++) {
    text = ""
    for (k = 0; k < 10; k++)
      text = text person[1 + int(rand() * people)] " " deed[1 + int(rand() * deeds)] " in " town[1 + int(rand() * towns)] " on " 1 + int(rand() * 28) " " month[1 + int(rand() * months)] " " 1990 + int(rand() * 34) ". "
    printf "{\"id\":\"a%d\",\"timeline\":\"long\",\"publisher\":\"P%d\",\"published\":\"2024-06-01\",\"text\":\"%s\"}\n", i, i % 40, text
  }
}' > "$folder/articles.jsonl"
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
