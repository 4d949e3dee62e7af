// Builds elements. Text goes in as text nodes only, so nothing an article says is ever markup.

/** An element: attributes (functions become listeners), then children: nodes or text. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  set(made, attributes);
  made.append(...children);
  return made;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
}

// Controls and marks that reorder what surrounds them; LRM and RLM stay, they only nudge.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Somebody's text without controls that could disguise it. Cut by offsets before, never after. */
export const plain = (text) => String(text ?? '').replace(UNSEEN, '');

/** What a language is called, by its tag. */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag);
  } catch {
    return plain(tag);
  }
}

/** The address if it is one of the web; null for javascript:, data: and the like. */
export function webUrl(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** The address of an article at the quoted words (URL fragment text directive). */
export function atQuote(url, quote) {
  const web = webUrl(url);
  if (!web) return null;
  const words = plain(quote).trim().split(/\s+/);
  const encode = (part) => encodeURIComponent(part.join(' ')).replace(/-/g, '%2D');
  const text =
    words.length > 14 ? encode(words.slice(0, 6)) + ',' + encode(words.slice(-6)) : encode(words);
  if (!text) return web;
  return web + (web.includes('#') ? '' : '#') + ':~:text=' + text;
}

let fading;

/** Tells screen readers what has just happened; what the reader asked for shows for a while, too. */
export function announce(text, { seen = false } = {}) {
  const status = document.getElementById('status');
  status.textContent = text;
  clearTimeout(fading);
  status.classList.remove('told');
  if (!seen) return;
  void status.offsetWidth;
  status.classList.add('told');
  fading = setTimeout(() => status.classList.remove('told'), 3500);
}

export const count = (n, one, many = one + 's') =>
  `${new Intl.NumberFormat().format(n)} ${n === 1 ? one : many}`;

/** An answer of the API as JSON, and where it goes on if that is in its head; a problem is thrown with what it says. */
export async function getJson(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal, headers: { accept: 'application/json' } });
  } catch (fault) {
    if (fault.name === 'AbortError') throw fault;
    throw Object.assign(new Error('The server does not answer. Is it still running?'), { retry: true });
  }
  // What the server lets the reader do beside reading: watch, decide, add.
  const may = (response.headers.get('dateline-may') ?? '').split(', ');
  const reads = response.headers.get('dateline-reads')?.split(' ') ?? [];
  let body = null;
  try {
    body = await response.json();
  } catch (fault) {
    if (fault.name === 'AbortError') throw fault;
  }
  if (!response.ok || body === null) {
    const told = body?.detail || `The server answered ${response.status}.`;
    throw Object.assign(new Error(told), { status: response.status, may, reads, problem: body, retry: response.status >= 500 || body === null });
  }
  const { headers } = response;
  return { body, may, reads, etag: headers.get('etag'), next: /<([^>]+)>; rel="next"/.exec(headers.get('link'))?.[1] ?? null };
}
