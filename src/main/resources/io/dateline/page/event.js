// One event: its line in the list, and its proof when opened.
import { atQuote, count, el, getJson, languageName, plain, webUrl } from './dom.js';
import { LANGUAGE, brief, full, place, published } from './time.js';

const CERTAIN = ['happened', 'planned', 'possible', 'denied', 'cancelled'];
/** How sure an event is, as the style knows it. */
export const certainty = (event) => (CERTAIN.includes(event.factuality) ? event.factuality : 'possible');

export const eventUrl = (event) =>
  `/t/${encodeURIComponent(event.timeline)}/${encodeURIComponent(event.id)}`;

/** The page of a mention's article, at its sentence. */
const textUrl = ({ timeline, article, quote }) =>
  `/t/${encodeURIComponent(timeline)}/articles/${encodeURIComponent(article.id)}#at=${quote.in === 'title' ? 'title' : `${quote.begin}-${quote.end}`}`;

const foreign = (name, attributes, text) => el(name, { dir: 'auto', ...attributes }, plain(text));

const weight = ({ importance }) => (importance >= 0.5 ? 'w3' : importance >= 0.36 ? 'w2' : 'w1');

/** The line of an event. Its title leads to its own page; in the list it opens in place. */
export function eventLine(event, choice, { level = 'h3' } = {}) {
  const title = el('a', { href: eventUrl(event), dir: 'auto', 'aria-expanded': 'false', 'data-open': event.id }, plain(event.title));
  const said = event.kind === 'statement' ? ' said' : '';
  return el('li', { class: `event ${certainty(event)} ${weight(event)}${said}`, id: event.id },
    el('span', { class: 'shape', 'aria-hidden': 'true' }),
    el('div', { class: 'what' },
      whenBlock(event.time, choice),
      el(level, { class: 'title' }, title),
      sentence(event),
      meta(event)));
}

/** The shortest sentence that its title is from, where it tells more than the title. */
function sentence(event) {
  const mentions = event.mentions ?? [];
  const titled = mentions.filter((mention) => mention.event?.title === event.title).toSorted((a, b) => a.quote.text.length - b.quote.text.length);
  const quote = (titled[0] ?? mentions[0])?.quote;
  const text = quote?.text ?? '';
  return text.length > event.title.length * 1.3 ? foreign('p', { class: 'told', lang: quote.language ?? null }, text) : null;
}

/** Its places, each with what it lies in: "Homs, Syria". */
function placeNames(event) {
  return (event.places ?? []).map((place) => (place.in ? `${place.name}, ${place.in}` : place.name));
}

/** What differs from one event to the next: who tells it, how often, what it is, where. */
function meta(event) {
  const mentions = event.mentions ?? [];
  const publishers = [...new Set(mentions.map((mention) => mention.article.publisher).filter(Boolean))];
  const articles = event.articleCount ?? new Set(mentions.filter((mention) => !isWritten(mention)).map((mention) => mention.article.id)).size;
  const names = publishers.slice(0, 2).join(', ') + (publishers.length > 2 ? ` and ${publishers.length - 2} more` : '');
  return el('p', { class: 'meta' },
    event.factuality === 'happened' ? null : el('span', { class: 'sure' }, certainty(event)),
    event.confirmed ? el('span', { class: 'confirmed' }, 'confirmed') : event.edited ? el('span', { class: 'edited' }, 'edited') : null,
    names ? foreign('span', {}, names) : null,
    articles > 1 ? el('span', {}, count(articles, 'article')) : null,
    event.kind && !['other', 'statement'].includes(event.kind) ? el('span', {}, plain(event.kind)) : null,
    event.role === 'background' ? el('span', {}, 'background') : null,
    event.conflicts?.length ? el('span', { class: 'clash' }, 'dates differ') : null,
    event.places?.length ? foreign('span', { class: 'places' }, placeNames(event).slice(0, 2).join('; ')) : null);
}

/** What the heading leaves to say of a time; null where it has said all. */
function whenBlock(time, choice) {
  const told = brief(time, choice);
  const parts = [['mod', told.lead], ['', told.main], ['zone', told.zone], ['tail', told.tail], ['own', told.own]].filter(([, text]) => text);
  if (!parts.length) return null;
  return el('span', { class: 'when' },
    // The spaces stand between the parts, so that the line may break there.
    el('time', { datetime: machineTime(time), lang: LANGUAGE, title: full(time, choice) },
      parts.map(([kind, text], i) => [i ? ' ' : '', kind ? el('span', { class: kind }, text) : el('b', {}, text)])));
}

/** What HTML's datetime can hold of it: instant, day, month or year. */
function machineTime(time) {
  const at = place(time, 'own');
  if (at.clock) return time.zone ? time.earliest : at.clock;
  if (at.unit === 'day') return at.begin;
  return at.unit === 'month' ? at.begin.slice(0, 7) : at.begin.slice(0, 4);
}

/** The proof: why this date, the mentions with their quotes, conflicts, history, under headings of a level. */
export function proof(event, choice, heading = 'h4') {
  const box = el('div', { class: 'proof', id: 'proof-' + event.id });
  const conflicts = event.conflicts ?? [];
  const mentions = event.mentions ?? [];
  const history = el('div', { class: 'history' });
  const told = event.mentionCount ?? mentions.length;
  const list = el('ol', { class: 'mentions' }, mentions.map((mention) => mentionItem(mention, event, choice)));
  box.append(
    whyThisDate(event, choice, heading),
    ...(conflicts.length ? [conflictTable(event, choice, heading)] : []),
    el(heading, { class: 'part' }, told === 1 ? 'The sentence' : `The ${told} sentences`),
    list,
    ...(event.moreMentions ? [moreSentences(event, choice, list)] : []),
    history,
    ...people(event),
    ...decided(event, choice, heading),
    el('p', { class: 'acts' },
      el('a', { href: eventUrl(event) }, 'Permalink'),
      el('button', { type: 'button', 'data-copy': eventUrl(event) }, 'Copy link'),
      el('button', { type: 'button', 'data-embed': eventUrl(event) }, 'Embed')));
  showHistory(event, choice, history, heading);
  return box;
}

/** Of an event with very many mentions an answer has some; the next are asked for one answer at a time. */
function moreSentences(event, choice, list) {
  let next = event.moreMentions;
  const button = el('button', {
    type: 'button', click: async () => {
      button.disabled = true;
      try {
        const { body } = await getJson(next);
        list.append(...body.mentions.map((mention) => mentionItem(mention, body, choice)));
        next = body.moreMentions;
        if (!next) box.remove();
      } catch {
        button.textContent = 'That did not work: try again';
      }
      button.disabled = false;
    },
  }, 'More sentences');
  const box = el('p', { class: 'more' }, button);
  return box;
}

const BASES = {
  stated: 'The date is written in full in the text.',
  relative: 'Counted from when the article was published, or from another date in it.',
  context: 'Carried over from the text around it.',
  published: 'The article’s own news: the day of its dateline or publication.',
  assumed: 'The text gives no time: taken to be of the day of publication.',
};
const ZONES = { stated: 'stated in the text', dateline: 'from the dateline', publisher: 'the publisher’s' };

function whyThisDate(event, choice, heading) {
  const { time } = event;
  return el('section', { class: 'why' },
    el(heading, { class: 'part' }, 'Why this date'),
    el('p', {}, el('b', { lang: LANGUAGE }, full(time, choice)), '. ', BASES[time.basis] ?? '',
      time.text ? [' In the words ', el('q', { dir: 'auto' }, plain(time.text)), '.'] : ''),
    el('p', { class: 'fine' },
      el('span', {}, 'basis ', el('code', {}, time.basis)),
      el('span', {}, 'rule ', el('code', {}, plain(time.rule))),
      el('span', {}, 'value ', el('code', {}, plain(time.edtf ?? time.value))),
      time.zone
        ? el('span', {}, 'zone ', el('code', {}, plain(time.zone)), time.zoneBasis ? `, ${ZONES[time.zoneBasis] ?? time.zoneBasis}` : '')
        : el('span', {}, 'no zone stated')));
}

/** Whether it is of an event that an editor wrote: no article tells it. */
const isWritten = (mention) => mention.reader === 'editor';

const publisherOf = (mention) => plain(mention.article.publisher || mention.article.title || (isWritten(mention) ? 'an editor' : mention.article.id));

function conflictTable(event, choice, heading) {
  const columns = [{ time: event.time, sources: null }, ...event.conflicts];
  const tellers = (time) => [...new Set(event.mentions.filter((m) => m.time.value === time.value).map(publisherOf))].slice(0, 4).join(', ');
  return el('section', { class: 'conflicts' },
    el(heading, { class: 'part' }, 'Dates differ'),
    el('ul', {}, columns.map(({ time, sources }, i) =>
      el('li', {},
        el('p', { class: 'label' }, i ? 'also told' : 'shown here'),
        el('p', {}, el('b', { lang: LANGUAGE }, full(time, choice))),
        el('p', { class: 'fine' },
          sources ? el('span', {}, count(sources, 'source')) : null,
          tellers(time) ? foreign('span', {}, tellers(time)) : null)))));
}

function mentionItem(mention, event, choice) {
  const { article, quote } = mention;
  const href = atQuote(article.url, quote.text);
  const headline = article.title || article.url || (isWritten(mention) ? '' : article.id);
  return el('li', {},
    el('blockquote', { dir: 'auto', lang: quote.language ?? null }, highlighted(mention)),
    el('p', { class: 'source' },
      el('cite', { dir: 'auto' }, publisherOf(mention)),
      href
        ? el('a', { href, rel: 'noopener noreferrer nofollow', target: '_blank', dir: 'auto' }, plain(headline))
        : headline ? foreign('span', {}, headline) : null,
      el('time', { datetime: article.published, lang: LANGUAGE }, published(article.published)),
      isWritten(mention) ? null : el('a', { href: textUrl(mention) }, 'In the text'),
      quote.page ? el('span', { lang: LANGUAGE }, `page ${quote.page}`) : null,
      quote.language ? el('span', { lang: 'en' }, `in ${languageName(quote.language)}`) : null),
    mention.event.attribution ? el('p', { class: 'fine' }, el('span', {}, 'according to ', foreign('bdi', {}, mention.event.attribution))) : null,
    el('p', { class: 'fine' },
      el('span', { lang: LANGUAGE }, isWritten(mention) ? 'written as ' : 'read as ', full(mention.time, choice)),
      el('span', {}, mention.event.factuality)),
    whyHere(mention, event));
}

/** Why this mention is of this event: what it has in common with the one it was matched to. */
function whyHere(mention, event) {
  const link = event.links?.find((one) => one.mention === mention.id);
  if (!link) return null;
  const other = event.mentions.find((one) => one.id === link.to);
  const source = !other ? 'another report' : other.article.id === mention.article.id ? 'another sentence of this article' : foreign('bdi', {}, publisherOf(other));
  const words = (link.shared ?? []).map((stem) => wordOf(stem, mention));
  const shared = words.map((word, i) => [i ? ', ' : '', el('q', { dir: 'auto' }, plain(word))]);
  const reason = {
    wording: ['it tells the same, of the same time, as ', source, words.length ? [', in the words ', shared] : ''],
    kind: ['in a story of the same names it tells the same kind of thing, of the same time, as ', source, words.length ? [': ', shared] : ''],
    decided: ['an editor decided it'],
    redating: ['it and ', source, ' tell one plan, which was given another day', words.length ? [': ', shared] : ''],
  }[link.by];
  return el('p', { class: 'because' }, 'In this event because ', reason ?? plain(link.by), '.');
}

/** The word of a mention that has a stem, such as "opened" of "open"; the stem where none has. */
function wordOf(stem, mention) {
  const words = `${mention.event.title} ${mention.quote.text}`.split(/[^\p{L}\p{N}]+/u);
  return words.find((word) => word.toLowerCase().startsWith(stem)) ?? stem;
}

/** The quote with the words that tell the time and the event marked. Offsets are UTF-16 units. */
export function highlighted(mention) {
  const { text, begin } = mention.quote;
  const marks = [];
  const add = (span, kind) => {
    const from = (span?.begin ?? 0) - begin, to = (span?.end ?? 0) - begin;
    if (span && to > from && from >= 0 && to <= text.length && !marks.some((m) => from < m.to && to > m.from)) marks.push({ from, to, kind });
  };
  if (mention.time.text && text.slice(mention.time.begin - begin, mention.time.end - begin) === mention.time.text) add(mention.time, 'time');
  add(mention.event.trigger, 'act');
  marks.sort((a, b) => a.from - b.from);
  const pieces = [];
  let at = 0;
  for (const { from, to, kind } of marks) {
    pieces.push(plain(text.slice(at, from)), el('mark', { class: kind, title: kind === 'time' ? 'the words that tell the time' : 'the word that tells the event' }, plain(text.slice(from, to))));
    at = to;
  }
  pieces.push(plain(text.slice(at)));
  return pieces;
}

function people(event) {
  const named = (event.participants ?? []).map((p) => p.name + (p.role && p.role !== 'participant' ? ` (${p.role})` : ''));
  const rows = [['Who', named], ['Where', placeNames(event)]].filter(([, values]) => values.length);
  if (!rows.length) return [];
  return [el('dl', { class: 'people' }, rows.map(([name, values]) => [el('dt', {}, name), foreign('dd', {}, values.join(name === 'Where' ? '; ' : ', '))]))];
}

const valueOf = (value, choice) => {
  if (!value) return '';
  if (value.time && !value.title) return full(value.time, choice);
  return value.title ?? value.factuality ?? value.kind ?? value.note ?? value.places?.map((one) => one.name).join(', ') ?? value.participants?.map((one) => one.name).join(', ') ?? value.names?.join(', ') ?? value.article ?? '';
};

/** What editors decided, with what was read instead. */
function decided(event, choice, heading) {
  const made = event.edited?.decisions ?? [];
  if (!made.length) return [];
  return [el('section', { class: 'decided' }, el(heading, { class: 'part' }, 'Decided by editors'), decisionList(made, choice))];
}

/** Decisions, each with who made it and when. */
export function decisionList(made, choice) {
  return el('ul', {}, made.map((one) => {
    const value = valueOf(one.value, choice), read = valueOf(one.machine, choice);
    const links = (one.value?.links ?? []).map(webUrl).filter(Boolean);
    return el('li', { 'data-decision': one.id },
      el('b', {}, DECIDED[one.kind] ?? plain(one.kind)), value ? [': ', foreign('span', {}, value)] : '',
      links.map((href) => [' ', el('a', { href, rel: 'noopener noreferrer nofollow', target: '_blank' }, plain(new URL(href).host))]),
      el('span', { class: 'fine' },
        read && read !== value ? el('span', {}, 'read as ', foreign('q', {}, read)) : null,
        one.reason ? foreign('span', {}, one.reason) : null,
        one.state === 'orphan' && one.about.length ? el('a', { href: `/t/${encodeURIComponent(one.timeline)}/articles/${encodeURIComponent(one.about[0].article)}`, dir: 'auto' }, plain(one.about[0].article)) : null,
        foreign('span', {}, one.author),
        el('time', { datetime: one.at, lang: LANGUAGE }, published(one.at))));
  }));
}

const DECIDED = {
  title: 'Title', time: 'Time', factuality: 'Status', place: 'Place', participants: 'Participants', kind: 'Kind', confirm: 'Confirmed', hide: 'Hidden', show: 'Shown again',
  join: 'Joined', part: 'Split off', note: 'Note', event: 'Written by an editor', pin: 'Pinned to the highlights', unpin: 'Not among the highlights', revoke: 'Undone',
  alias: 'One and the same', notAlias: 'Not the same', relevant: 'Of this timeline', irrelevant: 'Not of this timeline',
};

const CHANGES = { added: 'First told', redated: 'Given another time', confirmed: 'Told as having happened', cancelled: 'Cancelled', denied: 'Denied' };

/** History is asked for only when an event is opened and has been told more than once. */
async function showHistory(event, choice, into, heading) {
  if ((event.mentions ?? []).length < 2) return;
  try {
    const { body } = await getJson(`/v1/timelines/${encodeURIComponent(event.timeline)}/events/${encodeURIComponent(event.id)}/history`);
    if ((body.history ?? []).length < 2) return;
    into.append(el(heading, { class: 'part' }, 'What was known when'), el('ol', {}, body.history.map((step) => el('li', {},
      el('time', { datetime: step.article?.published, lang: LANGUAGE }, published(step.article?.published)),
      el('span', {}, el('b', {}, CHANGES[step.change] ?? plain(step.change)), ': ', el('span', { lang: LANGUAGE }, full(step.time, choice)), `, ${step.factuality}`,
        ' ', foreign('cite', {}, step.article?.publisher ?? ''))))));
  } catch {
    into.append(el('p', { class: 'fine' }, 'The history could not be loaded; close and open the event to try again.'));
  }
}

/** A key date and the sentences that tell it. */
export function highlightItem(highlight, timeline) {
  return el('li', { class: 'day key' },
    el('h2', {}, el('time', { datetime: highlight.date, lang: LANGUAGE }, full({ value: highlight.date }))),
    el('ol', { class: 'events' }, (highlight.sentences ?? []).map((sentence) => {
      const href = atQuote(sentence.article?.url, sentence.text);
      return el('li', { class: `sentence ${certainty(sentence)}` },
        el('h3', { class: 'title' }, el('a', { href: eventUrl({ timeline, id: sentence.event }), dir: 'auto' }, plain(sentence.title))),
        el('blockquote', { dir: 'auto' }, plain(sentence.text)),
        el('p', { class: 'source' },
          sentence.factuality === 'happened' ? null : [el('span', { class: 'sure' }, certainty(sentence)), ' '],
          el('cite', { dir: 'auto' }, plain(sentence.article?.publisher ?? '')),
          href ? el('a', { href, rel: 'noopener noreferrer nofollow', target: '_blank', dir: 'auto' }, plain(sentence.article.title || sentence.article.url)) : null));
    })));
}
