// node cold.mjs ARTICLE.txt: reads one article with chrono-node and prints the first time in it.
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const text = readFileSync(process.argv[2], "utf8");
const [first] = chrono.parse(text, new Date("2016-02-24T12:00:00Z"));
console.log(first.index, first.text, first.start.date().toISOString());
