// Opens and closes the map; until it is opened, nothing of it is loaded.
import { el, getJson } from './dom.js';
import { apiQuery, apply, pageUrl, plainClick, state } from './state.js';

const root = document.documentElement;

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

  const point = (ids) => {
    for (const id of pointed) list.lines.get(id)?.classList.remove('pointed');
    pointed.clear();
    for (const id of ids) {
      list.lines.get(id)?.classList.add('pointed');
      pointed.add(id);
    }
  };

  const filter = (bbox) => apply({ bbox });

  const mark = (element) => map?.then((one) => one.mark(element?.closest('.event')?.id));
  for (const type of ['pointerover', 'focusin']) list.host.addEventListener(type, (e) => mark(e.target));
  list.host.addEventListener('pointerleave', () => mark(document.activeElement));
  list.host.addEventListener('focusout', () => mark(null));

  async function made() {
    const host = el('section', { class: 'map', 'aria-label': 'Map' });
    const { EventMap } = await import('./map.js');
    const one = await EventMap.in(host, { open, point, filter });
    document.querySelector('.board').append(host);
    return one;
  }

  return async (signal) => {
    const isOn = Boolean(state().map) && state().view !== 'highlights';
    link.href = pageUrl({ ...state(), map: state().map ? '' : '1' });
    link.replaceChildren(...(isOn ? [el('span', { class: 'wide' }, 'Hide map'), el('span', { class: 'narrow' }, 'List')] : ['Map']));
    if (!isOn) {
      root.classList.remove('mapped');
      point([]);
      map?.then((one) => { one.host.hidden = true; });
      return;
    }
    fault.remove();
    try {
      map ??= made().catch((reason) => {
        map = null;
        throw reason;
      });
      const placing = placed(signal);
      placing.catch(() => {});
      const one = await map;
      if (!state().map) return;
      root.classList.add('mapped');
      one.host.hidden = false;
      one.show(await placing, state().bbox ?? '');
    } catch (reason) {
      if (reason.name === 'AbortError') throw reason;
      root.classList.remove('mapped');
      fault.textContent = `The map cannot be shown. ${reason.message}`;
      document.querySelector('.column').prepend(fault);
    }
  };

  /** The events of the list that have a place; a timeline that is not there yet has none. */
  async function placed(signal) {
    const query = new URLSearchParams(apiQuery(state()));
    query.delete('sort');
    try {
      return (await getJson(`${api}/events.geojson?${query}`, signal)).body;
    } catch (reason) {
      if (reason.status !== 404) throw reason;
      return { features: [] };
    }
  }
}
