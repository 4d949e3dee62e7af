// Local mode: articles dropped on the page are read by this machine, and their events appear.
import { announce, count, el, plain } from './dom.js';

const MOST_BYTES = 10_000_000;
const KNOWN = /\.(html|txt|json|jsonl|xml|rss|atom)(\.gz)?$/i;

/**
 * @param host where the button and the report go
 * @param timelineOf the timeline to add to, or null where none is named yet
 * @param done called when something was read
 */
export function drop(host, timelineOf, done) {
  const report = el('ul', { class: 'report' });
  const input = el('input', { type: 'file', multiple: true, id: 'files', class: 'vh', accept: '.html,.txt,.json,.jsonl,.xml,.rss,.atom,.gz', change: () => take(input.files) });
  host.append(el('p', { class: 'drop' }, input, el('label', { for: 'files', class: 'button' }, 'Add articles'),
    el('span', { class: 'fine' }, ' or drop them anywhere here: html, txt, json, jsonl, feeds.')), report);
  host.hidden = false;

  const root = document.documentElement;
  const carriesFiles = (e) => [...(e.dataTransfer?.types ?? [])].includes('Files');
  addEventListener('dragover', (e) => { if (carriesFiles(e)) { e.preventDefault(); root.classList.add('dropping'); } });
  addEventListener('dragleave', (e) => { if (!e.relatedTarget) root.classList.remove('dropping'); });
  addEventListener('drop', (e) => {
    if (!carriesFiles(e)) return;
    e.preventDefault();
    root.classList.remove('dropping');
    take(e.dataTransfer.files);
  });

  async function take(files) {
    const timeline = timelineOf();
    if (!timeline) return;
    const list = [...files];
    report.replaceChildren();
    let read = 0;
    for (const [i, file] of list.entries()) {
      announce(`Reading ${plain(file.name)}, ${i + 1} of ${list.length} …`, { seen: true });
      const told = await send(timeline, file);
      read += told.articles;
      report.append(el('li', { class: told.fault ? 'fault' : '' }, el('bdi', {}, plain(file.name)), ': ' + told.text));
    }
    input.value = '';
    if (list.length) report.append(el('li', {}, el('a', { href: `/t/${encodeURIComponent(timeline)}?view=articles` }, 'All articles, and what became of each')));
    announce(`${count(read, 'article')} read.`, { seen: true });
    if (read) await done(timeline);
  }
}

async function send(timeline, file) {
  if (file.size > MOST_BYTES) return { articles: 0, fault: true, text: 'larger than 10 MB; put it into the inbox folder or use dateline load' };
  if (!KNOWN.test(file.name)) return { articles: 0, fault: true, text: 'not a kind of article: take html, txt, json, jsonl, xml, rss or atom, or one of these with .gz' };
  try {
    const response = await fetch(`/local/articles/${encodeURIComponent(timeline)}/${encodeURIComponent(file.name)}`, {
      method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' },
    });
    const answer = await response.json();
    if (!response.ok) return { articles: 0, fault: true, text: plain(answer.detail ?? response.status) };
    const refused = (answer.refused ?? []).map(plain);
    return { articles: answer.articles, fault: refused.length > 0, text: [`${count(answer.articles, 'article')}, ${count(answer.mentions, 'mention')}`, ...refused].join('; ') };
  } catch {
    return { articles: 0, fault: true, text: 'could not be sent; is the server still running?' };
  }
}
