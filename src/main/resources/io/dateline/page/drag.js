// Joining by dragging: the title of one event onto another event.

/** What marks a drag as one of an event of this page. */
const KIND = 'application/x-dateline-event';

/**
 * @param host the list
 * @param join called with the ids of the event that was dragged and of the one that it was dropped on
 */
export function drag(host, join) {
  let dragged = null;
  const target = (e) => {
    const line = dragged && e.target.closest?.('.event');
    return line && line.id !== dragged ? line : null;
  };
  const mark = (line) => {
    host.querySelector('.event.onto')?.classList.remove('onto');
    line?.classList.add('onto');
  };
  host.addEventListener('dragstart', (e) => {
    dragged = e.target.closest?.('[data-open]')?.closest('.event').id ?? null;
    if (dragged) e.dataTransfer.setData(KIND, dragged);
  });
  host.addEventListener('dragover', (e) => {
    const line = target(e);
    mark(line);
    if (line) e.preventDefault();
  });
  host.addEventListener('dragend', () => { dragged = null; mark(null); });
  host.addEventListener('drop', (e) => {
    const line = target(e);
    mark(null);
    if (!line) return;
    e.preventDefault();
    join([line.id, dragged]);
  });
}
