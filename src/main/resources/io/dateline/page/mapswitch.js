// Opens and closes the map; until it is opened, nothing of it is loaded.
import { el, getJson } from './dom.js';
import { apiQuery, apply, pageUrl, plainClick, state } from './state.js';

const root = document.documentElement;

/** Events that are asked for at once, and that are shown at most. */
const PAGE = 5_000, MOST = 10_000;

/**
 * A link that opens the map of what the list shows.
 *
 * @param api the timeline's address in the API
 * @param list the list beside the map
 * @param open called with the id of an event that is chosen on the map
 * @return shows the map as the address tells
 */
export function mapSwitch(api, list, open) {
  const link = el('a', { class: 'map-switch listed', click: (e) => { if (plainClick(e)) apply({ map: state().map ? '' : '1' }); } });
  document.getElementById('fold').before(link);
  const fault = el('p', { class: 'note', role: 'alert' });
  let map = null;
  const pointed = new Set();
  const withMap = (act) => map?.then(act, () => {});

  const point = (ids) => {
    for (const id of pointed) list.lines.get(id)?.classList.remove('pointed');
    pointed.clear();
    for (const id of ids) {
      list.lines.get(id)?.classList.add('pointed');
      pointed.add(id);
    }
  };

  const filter = (bbox) => apply({ bbox });

  const mark = (element) => withMap((one) => one.mark(element?.closest('.event')?.id));
  for (const type of ['pointerover', 'focusin']) list.host.addEventListener(type, (e) => mark(e.target));
  list.host.addEventListener('pointerleave', () => mark(document.activeElement));
  list.host.addEventListener('focusout', () => mark(null));

  function hide() {
    root.classList.remove('mapped');
    point([]);
    withMap((one) => { one.host.hidden = true; });
  }

  async function made() {
    const host = el('section', { class: 'map', 'aria-label': 'Map' });
    const { EventMap } = await import('./map.js');
    const one = await EventMap.in(host, { open, point, filter });
    document.querySelector('.board').append(host);
    return one;
  }

  let turn = new AbortController();
  return async (wanted) => {
    // One at a time: what is asked for later takes the place of what is on its way.
    turn.abort();
    turn = new AbortController();
    const signal = AbortSignal.any([wanted, turn.signal]);
    const isOn = Boolean(state().map) && state().view !== 'highlights';
    link.href = pageUrl({ ...state(), map: state().map ? '' : '1' });
    link.replaceChildren(...(isOn ? [el('span', { class: 'wide' }, 'Hide map'), el('span', { class: 'narrow' }, 'List')] : ['Map']));
    fault.remove();
    if (!isOn) return hide();
    try {
      map ??= made().catch((reason) => {
        map = null;
        throw reason;
      });
      const pages = placed(signal);
      const first = pages.next();
      // Its fault is told where it is awaited, after the coasts.
      first.catch(() => {});
      const one = await map;
      if (signal.aborted) return;
      root.classList.add('mapped');
      one.host.hidden = false;
      const { value } = await first;
      if (signal.aborted) return;
      one.show(value, state().bbox ?? '');
      for await (const more of pages) {
        if (signal.aborted) return;
        one.add(more);
      }
    } catch (reason) {
      if (reason.name === 'AbortError') throw reason;
      hide();
      fault.textContent = `The map cannot be shown. ${reason.message}`;
      document.querySelector('.column').prepend(fault);
    }
  };

  /** The events of the list that have a place, those that matter most first; a timeline that is not there yet has none. */
  async function* placed(signal) {
    const query = new URLSearchParams(apiQuery(state(), { sort: '-importance', limit: PAGE }));
    let address = `${api}/events.geojson?${query}`;
    try {
      for (let shown = 0; address && shown < MOST;) {
        const { body, next } = await getJson(address, signal);
        yield body;
        shown += body.shown;
        address = next;
      }
    } catch (reason) {
      if (reason.status !== 404) throw reason;
      yield { features: [] };
    }
  }
}
