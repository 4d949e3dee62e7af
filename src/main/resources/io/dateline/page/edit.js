// Editing in place, where the server takes decisions: everything by keys too. What only some need is loaded when they do.
import { announce, count, el, getJson, plain } from './dom.js';
import { decisionList } from './event.js';
import { names, rows, timeField, whyHidden } from './fields.js';
import { full } from './time.js';

/** As many decisions as stand or fall together. */
const MOST_SELECTED = 100;

/** The names of places as the field has them. */
const placeNames = (places) => [...new Set((places ?? []).map((place) => plain(place.name)))];

/** Places as they are sent: those that the event has by their ids, others by their names. */
function placesSent(text, places) {
  const known = new Map((places ?? []).map((place) => [plain(place.name), place.id]));
  return names(text).map((name) => known.get(name) ?? name);
}

const FACTUALITIES = ['happened', 'planned', 'possible', 'denied', 'cancelled'];

/** The event of a page of its own, as a list of one. */
export class OneEvent {
  /**
   * @param line its element on the page
   * @param shown called with the event as it is to be shown
   */
  constructor(line, event, shown) {
    Object.assign(this, { isOne: true, line, shown, open: new Set([event.id]), order: [event.id], lines: new Map([[event.id, line]]), events: new Map() });
    this.add([event]);
  }

  /** Shows it anew. */
  add([event]) {
    this.events.set(event.id, event);
    this.shown(event);
  }

  focused() {
    return this.order[0];
  }

  focus() {
    const heading = this.line.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus();
  }

  /** It is always open. */
  toggle() {
    return true;
  }
}

/** What an editor has seen of an event when deciding. */
const FIELDS = [({ title }) => title, ({ time }) => time.edtf, ({ factuality }) => factuality, ({ places }) => placeNames(places).join()];

export const EDIT_KEYS = [['c', 'confirm the event'], ['e', 'edit it'], ['x', 'hide it'], ['s', 'select it'], ['m', 'join it with what is selected'], ['d', 'join it with its likely duplicate'], ['n', 'write a note to it'], ['p', 'pin it to the highlights'], ['a', 'write an event by hand'], ['u', 'undo the last decision']];

/**
 * What an editor can do with the events of a list.
 *
 * @param api the address of the timeline in the API
 * @param list the list
 * @param reload shows the list anew, as it is chosen
 */
export class Desk {
  constructor(api, list, reload) {
    Object.assign(this, { api, list, reload, made: [], selected: new Set(), own: new Set(), doubles: new Map() });
    this.bar = el('div', { class: 'desk', role: 'toolbar', 'aria-label': 'Selected events', hidden: true });
    document.getElementById('main').append(this.bar);
    this.others = el('div', { class: 'others' });
    document.getElementById('note')?.after(this.others);
    list.host?.addEventListener('pointerover', async () => (await import('./drag.js')).drag(list.host, (ids) => this.join(ids)), { once: true });
  }

  actions() {
    // A key that is held down decides once.
    const once = (act) => (e) => (e.repeat ? true : act());
    const onFocused = (act) => once(() => {
      const id = this.list.focused();
      return id ? act(id) : false;
    });
    return {
      c: onFocused((id) => this.decide([id], 'confirm', 'Confirmed.')),
      x: onFocused((id) => this.hide([id])),
      e: onFocused((id) => this.edit(id)),
      n: onFocused((id) => this.note(id)),
      p: onFocused((id) => this.decide([id], this.list.events.get(id).edited?.pinned ? 'unpin' : 'pin', 'Highlights changed.')),
      d: onFocused((id) => this.joinDouble(id)),
      u: once(() => this.undo()),
      ...(!this.list.isOne && {
        a: once(() => { import('./write.js').then(({ writeEvent }) => writeEvent(this)); }),
        s: onFocused((id) => this.select(id)),
        m: onFocused((id) => { this.selected.add(id); this.selected.size > 1 ? this.join() : this.show(); return true; }),
      }),
    };
  }

  /** The part of an opened event by which it is edited. */
  panel(event) {
    const pinned = event.edited?.pinned === true;
    const button = (key, text, click) => el('button', { type: 'button', click, 'aria-keyshortcuts': key }, text, ' ', el('kbd', { 'aria-hidden': 'true' }, key));
    const hidden = event.edited?.hidden;
    const why = whyHidden();
    return el('section', { class: 'editing', 'aria-label': 'Editing' },
      el('p', { class: 'acts' },
        event.confirmed ? null : button('c', 'Confirm', () => this.decide([event.id], 'confirm', 'Confirmed.')),
        button('e', 'Edit', () => this.edit(event.id)),
        hidden ? el('button', { type: 'button', click: () => this.decide([event.id], 'show', 'Shown again.') }, 'Show again') : el('span', {}, button('x', 'Hide', () => this.hide([event.id], why.value)), why),
        button('n', 'Note', () => this.note(event.id)),
        button('p', pinned ? 'Unpin' : 'Pin', () => this.decide([event.id], pinned ? 'unpin' : 'pin', 'Highlights changed.')),
        this.list.isOne ? null : button('s', 'Select', () => this.select(event.id))),
      el('div', { class: 'form' }));
  }

  /** Adds to an event that has just been opened what an editor needs. */
  equip(event, proof) {
    if (!proof || proof.querySelector('.editing')) return;
    proof.prepend(this.panel(event));
    this.undoable(proof);
    this.doubles.set(event.id, import('./review.js').then(({ showDuplicates }) => showDuplicates(this, event, proof)));
    const items = [...proof.querySelectorAll('.mentions > li')];
    if (items.length < 2) return;
    const boxes = items.map((item, i) => {
      const box = el('input', { type: 'checkbox', value: event.mentions[i]?.id, 'aria-label': 'This sentence tells another event' });
      item.prepend(box);
      return box;
    });
    const split = () => {
      const parted = boxes.filter((box) => box.checked).map((box) => box.value);
      if (!parted.length || parted.length === boxes.length) return announce('Tick the sentences that tell another event; not all of them.', { seen: true });
      return this.send([{ kind: 'part', mentions: parted }], event.id, 'Split.');
    };
    proof.querySelector('.mentions').after(el('p', { class: 'acts' }, el('button', { type: 'button', click: split }, 'Split off the ticked sentences')));
  }

  /** Puts a button beside each decision that takes it back. */
  undoable(host) {
    for (const one of host.querySelectorAll('[data-decision]')) {
      one.append(' ', el('button', { type: 'button', click: () => this.revoke(one.dataset.decision) }, 'Undo'));
    }
  }

  /** Shows beside the review what no event of it shows. */
  async besides(isReview) {
    if (isReview) return (await import('./review.js')).showBesides(this, this.others);
    this.others.replaceChildren();
  }

  open(id) {
    this.list.toggle(id, true);
    return this.list.lines.get(id)?.querySelector('.editing .form');
  }

  edit(id) {
    const host = this.open(id);
    if (!host) return false;
    let event = this.list.events.get(id);
    const title = el('input', { name: 'title', maxlength: 300, dir: 'auto', required: true });
    const { input: when, read, understand } = timeField('read-' + id, () => event.time.zone);
    read.textContent = full(event.time, 'own');
    const status = el('select', { name: 'factuality' }, FACTUALITIES.map((one) => el('option', { value: one }, one)));
    const where = el('input', { name: 'place', dir: 'auto' });
    const why = el('input', { name: 'reason', dir: 'auto', maxlength: 5000 });
    // What can be decided: what an event has, and what is sent for what is typed.
    const fields = [
      { kind: 'title', input: title, of: ({ title: text }) => plain(text), sent: (text) => text },
      { kind: 'time', input: when, of: ({ time }) => time.edtf, sent: (text) => (event.time.zone ? { text, zone: event.time.zone } : text) },
      { kind: 'factuality', input: status, of: ({ factuality }) => factuality, sent: (text) => text },
      { kind: 'place', input: where, of: ({ places }) => placeNames(places).join('; '), sent: (text) => placesSent(text, event.places) },
    ];
    for (const { input, of } of fields) input.value = of(event);
    const save = () => {
      const wanted = fields.filter(({ input, of }) => input.value.trim() && input.value.trim() !== of(event)).map(({ kind, input, sent }) => (
        { kind, event: id, value: sent(input.value.trim()), ...(why.value.trim() && { reason: why.value }) }));
      return wanted.length ? this.send(wanted, id, 'Saved.', rebase) : this.close(host, id);
    };
    // What somebody else has changed is taken over where nothing else has been typed.
    const rebase = (now) => {
      for (const { input, of } of fields) if (input.value.trim() === of(event)) input.value = of(now);
      event = now;
      understand();
    };
    this.form(host, id, save,
      ['Title', title], ['When', when, read], ['Status', status], ['Where', where], ['Reason', why]);
    return true;
  }

  note(id) {
    const host = this.open(id);
    if (!host) return false;
    const text = el('textarea', { rows: 3, maxlength: 5000, dir: 'auto', required: true });
    this.form(host, id, () => this.send([{ kind: 'note', event: id, value: { text: text.value } }], id, 'Noted.', () => {}), ['Note', text]);
    return true;
  }

  form(host, id, save, ...fields) {
    const form = el('form', {
      submit: (e) => { e.preventDefault(); save(); },
      keydown: (e) => { if (e.key === 'Escape') { e.stopPropagation(); this.close(host, id); } },
    },
    rows(fields),
    el('p', { class: 'acts' }, el('button', { type: 'submit' }, 'Save'), el('button', { type: 'button', click: () => this.close(host, id) }, 'Cancel')));
    host.replaceChildren(form);
    form.querySelector('input, textarea').focus();
  }

  close(host, id) {
    host.replaceChildren();
    this.list.focus(id);
    return true;
  }

  hide(ids, reason = '') {
    return this.decide(ids, 'hide', 'Hidden. Press u to undo.', reason);
  }

  decide(ids, kind, told, reason = '') {
    return this.send(ids.map((event) => ({ kind, event, ...(reason && { reason }) })), ids.length === 1 ? ids[0] : null, told);
  }

  select(id) {
    if (!this.selected.delete(id)) {
      if (this.selected.size === MOST_SELECTED) return announce(`At most ${MOST_SELECTED} events are decided at once.`, { seen: true });
      this.selected.add(id);
    }
    this.show();
    return true;
  }

  join(ids = [...this.selected]) {
    return this.send([{ kind: 'join', mentions: ids }], null, 'Joined. Press u to undo.');
  }

  /** Joins an event with the one that is most like it; where none is shown yet, it is shown first. */
  async joinDouble(id) {
    const isShown = this.list.lines.get(id).querySelector('.doubles');
    this.list.toggle(id, true);
    const [first] = await this.doubles.get(id) ?? [];
    if (first && isShown) return this.join([id, first.id]);
    return announce(first ? 'Likely the same: press d again to join them.' : 'No other event is like this one.', { seen: true });
  }

  /** The bar of what is selected. */
  show() {
    for (const [id, line] of this.list.lines) line.classList.toggle('selected', this.selected.has(id));
    const ids = [...this.selected];
    const button = (text, click) => el('button', { type: 'button', click }, text);
    const why = whyHidden();
    const all = this.list.order?.slice(0, MOST_SELECTED) ?? [];
    this.bar.hidden = !ids.length;
    this.bar.replaceChildren(
      el('span', {}, `${count(ids.length, 'event')} selected`),
      ...(ids.length > 1 ? [button('Join', () => this.join())] : []),
      button('Confirm', () => this.decide(ids, 'confirm', 'Confirmed.')),
      el('span', {}, button('Hide', () => this.hide(ids, why.value)), ' ', why),
      ...(ids.length < all.length ? [button(all.length < this.list.order.length ? `Select the first ${MOST_SELECTED}` : 'Select all shown', () => { all.forEach((id) => this.selected.add(id)); this.show(); })] : []),
      button('Clear', () => { this.selected.clear(); this.show(); }));
    announce(`${count(ids.length, 'event')} selected.`);
  }

  async undo() {
    const last = this.made.at(-1);
    if (!last) return announce('Nothing left to undo here; an opened event lists what was decided of it.', { seen: true });
    return this.alone(async () => {
      // One that could not be undone is the next to be undone.
      while (last.ids.length) {
        await this.ask('DELETE', `/${encodeURIComponent(last.ids.at(-1))}`);
        last.ids.pop();
      }
      this.made.pop();
      await this.after('Undone.', last.about);
    });
  }

  revoke(id) {
    return this.alone(async () => {
      await this.ask('DELETE', `/${encodeURIComponent(id)}`);
      for (const one of this.made) one.ids = one.ids.filter((other) => other !== id);
      this.made = this.made.filter(({ ids }) => ids.length);
      await this.after('Undone.', this.list.focused());
    });
  }

  /** Does one thing at a time: what is asked for meanwhile is not done. */
  async alone(work) {
    if (this.busy) return true;
    this.busy = true;
    try {
      await work();
    } catch (fault) {
      announce(fault.message, { seen: true });
    }
    this.busy = false;
    return true;
  }

  /**
   * Sends decisions that stand or fall together.
   *
   * @param about the event that they are about, as it is shown; null for several
   * @param rebase of a form: takes the event as it is now, where it has changed since it was shown
   */
  send(decisions, about, told, rebase = null) {
    // Each has a name, so that what was lost on the way can be sent again.
    const named = decisions.map((one) => ({ id: crypto.randomUUID(), ...one }));
    return this.alone(async () => {
      try {
        const tag = about ? await this.seen(about) : null;
        const { decisions: made } = await this.ask('POST', '', named.length === 1 ? named[0] : { decisions: named }, tag);
        this.made.push({ ids: made.map(({ id }) => id), about });
      } catch (fault) {
        if (fault.status !== 412 || !about) throw fault;
        return this.changed(about, rebase);
      }
      this.selected.clear();
      decisions.flatMap(({ event, mentions }) => event ? [event] : mentions).forEach((id) => this.own.add(id));
      await this.after(told, about ?? decisions[0].event ?? null);
    });
  }

  /** The tag of an event, if it is still as it is shown. */
  async seen(id) {
    const shown = this.list.events.get(id);
    const { body, etag } = await getJson(`${this.api}/events/${encodeURIComponent(id)}`);
    if (shown && FIELDS.some((of) => of(body) !== of(shown))) throw Object.assign(new Error(), { status: 412 });
    return etag;
  }

  /**
   * Shows what has become of an event since it was shown: who decided what, or what a report has changed. What has
   * been typed stays, to be saved now, or not.
   */
  async changed(id, rebase) {
    const shown = this.list.events.get(id);
    const known = new Set((shown.edited?.decisions ?? []).map((one) => one.id));
    const [{ body: now }, { body: { decisions } }] = await Promise.all([
      getJson(`${this.api}/events/${encodeURIComponent(id)}`),
      getJson(`${this.api}/decisions?${new URLSearchParams({ event: id, limit: 20 })}`)]);
    const since = decisions.filter((one) => !known.has(one.id) && one.state !== 'revoked');
    if (!rebase) {
      this.list.toggle(id, false);
      this.list.add([now]);
      this.open(id);
    } else {
      this.list.events.set(id, now);
      rebase(now);
    }
    const news = el('div', { class: 'changed', role: 'alert' },
      el('p', {}, 'The event has changed since it was shown here.', rebase ? ' What you typed stays: save again to decide it all the same.' : ' Look at it, then decide again.'),
      since.length ? decisionList(since, 'own') : el('p', {}, 'Now: ', el('b', { dir: 'auto' }, plain(now.title)), `, ${full(now.time, 'own')}, ${now.factuality}.`));
    const host = this.list.lines.get(id).querySelector('.editing .form');
    host.querySelector('.changed')?.remove();
    host.prepend(news);
    if (!rebase) this.list.focus(id);
  }

  async ask(method, path, body, tag) {
    let response;
    try {
      response = await fetch(`${this.api}/decisions${path}`, {
        method, body: body && JSON.stringify(body),
        headers: { accept: 'application/json', 'dateline-edit': '1', ...(body && { 'content-type': 'application/json' }), ...(tag && { 'if-match': tag }) },
      });
    } catch {
      throw new Error('The server does not answer: it may have been decided all the same. Load the page again to see.');
    }
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw Object.assign(new Error(answer?.detail ?? `The server answered ${response.status}: nothing was decided.`), { status: response.status });
    return answer;
  }

  /** Shows the list as it is now, with the focus where the editor goes on. */
  async after(told, about) {
    const at = this.list.order.indexOf(about ?? this.list.focused());
    const following = this.list.order.slice(at + 1);
    await this.reload();
    for (const id of this.selected) if (!this.list.events.has(id)) this.selected.delete(id);
    this.show();
    const next = [about, ...following].find((id) => id && this.list.lines.has(id));
    if (next) this.list.focus(next);
    announce(told, { seen: true });
  }
}
