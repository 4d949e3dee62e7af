// Local mode: articles dropped on the page are read by this machine, and their events appear.
import { announce, count, el, plain } from './dom.js';

const MOST_BYTES = 10_000_000;

/**
 * @param host where the button and the report go
 * @param reads the endings of the names of the files that are read, as the server tells them
 * @param timelineOf the timeline to add to, or null where none is named yet
 * @param done called when something was read, with the timeline and how many files had faults
 */
export function drop(host, reads, timelineOf, done) {
  const report = el('ul', { class: 'report' });
  const input = el('input', { type: 'file', multiple: true, id: 'files', class: 'vh', accept: [...reads, 'gz'].map((ending) => '.' + ending).join(), change: () => take(input.files) });
  host.append(el('p', { class: 'drop' }, input, el('label', { for: 'files', class: 'button' }, 'Add articles'),
    el('span', { class: 'fine' }, ' or drop them anywhere here: saved pages, texts, documents, mail, feeds and archives.')), report);
  const isRead = (name) => reads.includes(name.toLowerCase().replace(/\.gz$/, '').split('.').slice(1).pop());
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
    report.querySelectorAll('li:not(.fault)').forEach((line) => line.remove());
    let read = 0;
    let faults = 0;
    for (const [i, file] of list.entries()) {
      announce(`Reading ${plain(file.name)}, ${i + 1} of ${list.length} …`, { seen: true });
      const told = isRead(file.name)
        ? await send(timeline, file)
        : { articles: 0, fault: true, text: `not a kind of file that is read: take ${reads.join(', ')}, or one of these with .gz` };
      read += told.articles;
      faults += told.fault ? 1 : 0;
      report.append(line(file.name, told));
    }
    input.value = '';
    if (list.length) report.append(el('li', {}, el('a', { href: `/t/${encodeURIComponent(timeline)}?view=articles` }, 'All articles, and what became of each')));
    announce(`${count(read, 'article')} read.`, { seen: true });
    if (read) await done(timeline, faults);
  }
}

/** What became of a file; what is wrong with it stays until the reader has done with it. */
function line(name, told) {
  const dismiss = () => {
    const next = item.nextElementSibling?.querySelector('button, a') ?? document.getElementById('files');
    item.remove();
    next.focus();
  };
  const item = el('li', { class: told.fault ? 'fault' : '' }, el('bdi', {}, plain(name)), ': ' + told.text,
    told.fault ? [' ', el('button', { type: 'button', 'aria-label': `Dismiss what is said of ${plain(name)}`, click: dismiss }, 'Dismiss')] : []);
  return item;
}

async function send(timeline, file) {
  if (file.size > MOST_BYTES) return { articles: 0, fault: true, text: 'larger than 10 MB; put it into the inbox folder or use dateline load' };
  try {
    const response = await fetch(`/local/articles/${encodeURIComponent(timeline)}/${encodeURIComponent(file.name)}`, {
      method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' },
    });
    const answer = await response.json();
    if (!response.ok) return { articles: 0, fault: true, text: plain(answer.detail ?? response.status) };
    const refused = (answer.refused ?? []).map(plain);
    const unread = Object.values(answer.unreadLanguages ?? {}).reduce((sum, number) => sum + number, 0);
    const passed = Object.entries(answer.passedOver ?? {}).map(([kind, number]) => `${number} ${kind}`);
    const told = [`${count(answer.articles, 'article')}, ${count(answer.mentions, 'mention')}`,
      unread ? `${unread} in a language that is not read for events` : '',
      passed.length ? `passed over: ${passed.join(', ')}` : '', ...refused];
    return { articles: answer.articles, fault: refused.length > 0, text: told.filter((part) => part).join('; ') };
  } catch {
    return { articles: 0, fault: true, text: 'could not be sent; is the server still running?' };
  }
}
