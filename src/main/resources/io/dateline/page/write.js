// An event that an editor writes by hand.
import { el } from './dom.js';
import { names, rows, timeField } from './fields.js';
import { dialogOf } from './tools.js';

/** Asks for an event, and records it. */
export function writeEvent(desk) {
  const title = el('input', { name: 'title', maxlength: 300, dir: 'auto', required: true });
  const when = timeField('read-written');
  const where = el('input', { name: 'place', dir: 'auto' });
  const url = el('input', { name: 'url', type: 'url', maxlength: 2000, placeholder: 'https://' });
  const publisher = el('input', { name: 'publisher', maxlength: 200, dir: 'auto' });
  const fault = el('p', { class: 'fault', role: 'alert' });
  const save = async (e) => {
    e.preventDefault();
    const places = names(where.value);
    const value = { title: title.value, time: when.input.value, ...(places.length && { place: places }),
      ...(url.value && { sources: [{ url: url.value, ...(publisher.value.trim() && { publisher: publisher.value }) }] }) };
    fault.textContent = '';
    try {
      const { decisions: [made] } = await desk.ask('POST', '', { id: crypto.randomUUID(), kind: 'event', value });
      desk.made.push({ ids: [made.id], about: null });
      form.closest('dialog').close();
      await desk.after('Written. Press u to undo.', null);
    } catch (problem) {
      fault.textContent = problem.message;
    }
  };
  const form = el('form', { submit: save },
    rows([['Title', title], ['When', when.input, when.read], ['Where', where], ['Source', url], ['Publisher', publisher]]), fault,
    el('p', { class: 'acts' }, el('button', { type: 'submit' }, 'Save')));
  dialogOf('Write an event', el('div', { class: 'editing' }, form));
  title.focus();
  return true;
}
