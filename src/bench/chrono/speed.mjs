// node speed.mjs FILE.jsonl PASSES: reads the "text" of every line with chrono-node, PASSES times, and
// prints megabytes a second and the number of times found in each pass.
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const articles = readFileSync(process.argv[2], "utf8")
  .split("\n")
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line));
const bytes = articles.reduce((sum, { text }) => sum + text.length, 0);

for (let pass = 0; pass < Number(process.argv[3]); pass++) {
  let found = 0;
  const start = process.hrtime.bigint();
  for (const { text, published } of articles) {
    for (const result of chrono.parse(text, new Date(published))) {
      found += result.start.date() ? 1 : 0;
    }
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(`${(bytes / seconds / 1e6).toFixed(2)} MB/s ${found} times`);
}
