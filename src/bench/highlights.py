#!/usr/bin/env python3
"""Key dates of timelines through `dateline merge --highlights`, against timelines that journalists wrote.

src/bench/highlights.py MENTIONS.jsonl TIMELINES.jsonl [dateline] > ROWS.jsonl

TIMELINES has rows {"set","topic","name","timeline":[[date,[sentence,…]],…]}; MENTIONS are lines of
`dateline read --json` whose timeline is the topic in lower case. For each row as many dates, as many
sentences of each and the same span are asked for; rows {"set","name","timeline"} come out."""
import json, subprocess, sys

mentions, timelines = sys.argv[1:3]
dateline = sys.argv[3] if len(sys.argv) > 3 else 'target/dateline'
lines = {}
for line in open(mentions, encoding='utf-8'):
    lines.setdefault(json.loads(line)['timeline'], []).append(line)
for row in map(json.loads, open(timelines, encoding='utf-8')):
    dates = sorted({date for date, _ in row['timeline']})
    per_date = max(1, round(sum(len(s) for _, s in row['timeline']) / len(row['timeline'])))
    command = [dateline, 'merge', '--highlights', str(len(dates)), '--per-date', str(per_date),
               '--from', dates[0], '--to', dates[-1], '-']
    told = ''.join(lines.get(row['topic'].lower(), []))
    out = subprocess.run(command, input=told, capture_output=True, text=True, check=True).stdout
    chosen = [[h['date'], [s['text'] for s in h['sentences']]] for h in map(json.loads, out.splitlines())]
    print(json.dumps({'set': row['set'], 'name': row['name'], 'timeline': chosen}))
