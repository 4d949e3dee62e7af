// A program that uses what the generators make: it compiles only if their types fit each other, and
// prints what the server answers.
import { articles, articleText, events } from './made/client/index.js';
import type { paths } from './made/types.js';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
} ? Body : never;

const at = { baseUrl: process.env.DATELINE_URL ?? '', path: { timeline: 'kourou-launch' } };

const list = await articles({ ...at, query: { state: 'events', limit: 3 } });
const page: Answer<'/v1/timelines/{timeline}/articles'> = list.data!;
const id = page.articles[0]!.id;
const text: Answer<'/v1/timelines/{timeline}/articles/{id}'> = (await articleText({ ...at, path: { ...at.path, id } })).data!;
const told: Answer<'/v1/timelines/{timeline}/events'> = (await events({ ...at, query: { q: 'launched' } })).data!;
const refused = await events({ ...at, query: { from: 'nonsense' } });

console.log(JSON.stringify({
  articles: page.articles.length,
  quoted: text.mentions.map(({ quote }) => text.text!.slice(quote.begin, quote.end)),
  events: told.events.map((event) => event.title),
  parameter: refused.error?.parameter,
}));
