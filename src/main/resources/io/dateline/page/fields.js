// Fields in which an editor types what is understood while it is typed.
import { el, getJson } from './dom.js';
import { LANGUAGE, full } from './time.js';

/**
 * A field for a time: what is typed is read by the server, as EDTF or English words.
 *
 * @param id the id of the element that shows how it is understood
 * @param zone tells the zone of times of day that name none, or null
 */
export function timeField(id, zone = () => null) {
  const input = el('input', { name: 'time', required: true, autocomplete: 'off', 'aria-describedby': id });
  const read = el('output', { id, lang: LANGUAGE });
  let asked = 0;
  const understand = async () => {
    const turn = ++asked;
    try {
      const { body } = await getJson(`/v1/times?${new URLSearchParams({ text: input.value, ...(zone() && { zone: zone() }) })}`);
      if (turn === asked) { read.textContent = full(body.time, 'own'); input.setCustomValidity(''); }
    } catch (fault) {
      if (turn === asked) { read.textContent = input.value.trim() ? 'not understood yet' : ''; input.setCustomValidity(input.value.trim() ? fault.message : ''); }
    }
  };
  input.addEventListener('input', understand);
  return { input, read, understand };
}

/** The rows of a form: what each field is called, the field, and what stands below it. */
export const rows = (fields) => fields.map(([label, field, ...more]) => el('label', {}, el('span', {}, label), field, more));

/** Names that are parted by semicolons. */
export const names = (text) => text.split(';').map((name) => name.trim()).filter(Boolean);

/** Why an event is not to be shown; the first says nothing. */
export const whyHidden = () => el('select', { 'aria-label': 'Why it is hidden', class: 'why-hidden' },
  ['for no reason given', 'not an event', 'off topic', 'a duplicate', 'false'].map((why, i) => el('option', { value: i ? why : '' }, why)));
