// What is shown stands in the address, so that it can be linked, and the back button undoes it.

/** The API's filters, in the order of the form. */
export const FILTERS = ['q', 'participant', 'place', 'bbox', 'near', 'publisher', 'language', 'from', 'to', 'kind', 'role', 'factuality', 'basis', 'granularity', 'minSources', 'minImportance', 'minRelevance', 'confirmed', 'edited', 'hidden'];
const KEPT = [...FILTERS, 'asOf', 'sort', 'view', 'zone', 'map', 'embed'];

/** Whether a parameter says anything of a view: what does not is neither kept nor shown. */
function applies(name, view) {
  if (view === 'highlights') return ['from', 'to', 'view', 'zone', 'map', 'embed'].includes(name);
  return view !== 'upcoming' || name !== 'factuality';
}

let current = read();
const listeners = [];
let typing = false;

function read() {
  const given = new URLSearchParams(location.search);
  const state = {};
  for (const name of KEPT) {
    const value = given.get(name)?.trim();
    if (value && applies(name, given.get('view'))) state[name] = value;
  }
  return state;
}

export const state = () => current;
export const onChange = (listener) => listeners.push(listener);

/** Changes some of what is shown; an empty value takes it out. Keystrokes share one step of history. */
export function apply(changes, { keystroke = false } = {}) {
  const next = { ...current };
  for (const [name, value] of Object.entries(changes)) {
    if (value) next[name] = String(value);
    else delete next[name];
  }
  if (query(next) === query(current)) return;
  history[keystroke && typing ? 'replaceState' : 'pushState'](null, '', pageUrl(next));
  typing = keystroke;
  become(read());
}

function become(next) {
  const before = current;
  current = next;
  listeners.forEach((listener) => listener(current, before));
}

addEventListener('popstate', () => {
  typing = false;
  // A step between two places of one page changes only the part after #.
  if (query(read()) !== query(current)) become(read());
});

export const query = (of, names = KEPT) => {
  const parameters = new URLSearchParams();
  for (const name of names) if (of[name] && applies(name, of.view)) parameters.set(name, of[name]);
  return parameters.toString();
};

/** The address of this page showing something else. */
export function pageUrl(of, path = location.pathname) {
  const text = query(of);
  return path + (text ? '?' + text : '');
}

/** What the API is asked for a view. */
export function apiQuery(of, more = {}) {
  const parameters = new URLSearchParams(query(of, [...FILTERS, 'asOf', 'sort']));
  if (of.view === 'upcoming') {
    parameters.set('factuality', 'planned');
    if (!of.from) parameters.set('from', new Date().toISOString().slice(0, 19) + 'Z');
  } else parameters.set('view', of.view === 'all' || of.view === 'highlights' ? 'all' : 'story');
  for (const [name, value] of Object.entries(more)) if (value) parameters.set(name, value);
  return parameters.toString();
}

/** What the facets of a view are asked for. */
export function facetQuery(of) {
  const parameters = new URLSearchParams(apiQuery(of));
  parameters.delete('sort');
  parameters.set('limit', '100');
  return parameters.toString();
}

/** Whether a click stays on the page; it then goes nowhere. */
export function plainClick(e) {
  if (e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return false;
  e.preventDefault();
  return true;
}

export const filtered = (of) => [...FILTERS, 'asOf'].filter((name) => of[name]);
