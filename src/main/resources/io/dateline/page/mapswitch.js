// Opens and closes the map; until it is opened, nothing of it is loaded.
import { announce, el, getJson } from './dom.js';
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
  let map = null, asked = null;
  const pointed = new Set();

  const point = (ids) => {
    for (const id of pointed) list.lines.get(id)?.classList.remove('pointed');
    pointed.clear();
    for (const id of ids) {
      list.lines.get(id)?.classList.add('pointed');
      pointed.add(id);
    }
  };

  const filter = (bbox) => {
    map.then((one) => { one.asked = bbox; });
    apply({ bbox });
  };

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
    root.classList.toggle('mapped', isOn);
    if (!isOn) {
      point([]);
      map?.then((one) => { one.host.hidden = true; });
      return;
    }
    const { bbox = '' } = state();
    const query = new URLSearchParams(apiQuery(state()));
    query.delete('sort');
    try {
      map ??= made().catch((fault) => {
        map = null;
        throw fault;
      });
      const address = `${api}/events.geojson?${query}`;
      // The list may have been sorted anew, or put on other clocks.
      const collection = address === asked?.address ? asked.collection : (await getJson(address, signal)).body;
      const one = await map;
      asked = { address, collection };
      one.host.hidden = false;
      one.show(collection, bbox);
    } catch (fault) {
      if (fault.name === 'AbortError') throw fault;
      root.classList.remove('mapped');
      announce(`The map cannot be shown. ${fault.message}`, { seen: true });
    }
  };
}
