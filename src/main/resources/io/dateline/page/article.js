// An article's page: it opens at the place that the address names, and keys go from event to event.
// Without script the browser finds a sentence by its id, which is its place.

const PLACE = /^#at=(\d+)(?:-(\d+))?$/;

const bounds = (sentence) => sentence.id.slice(3).split('-').map(Number);

/** Shows the sentences between two offsets (UTF-16 units) or at one; "#at=120" or "#at=120-178". */
function open() {
  document.querySelectorAll('.at').forEach((one) => one.classList.remove('at'));
  const place = PLACE.exec(location.hash);
  if (!place) return;
  const begin = +place[1], end = Math.max(begin + 1, +(place[2] ?? 0));
  const part = document.querySelector('.parts')?.dataset;
  const query = new URLSearchParams(location.search);
  if (part && (begin < +part.begin || begin >= +part.end) && query.get('at') !== String(begin)) {
    // Of a long text, another part holds it.
    query.set('at', begin);
    location.replace(`?${query}${location.hash}`);
    return;
  }
  const there = [...document.querySelectorAll('.words .s')].filter((one) => {
    const [from, to] = bounds(one);
    return from < end && begin < to;
  });
  there.forEach((one) => one.classList.add('at'));
  if (!there.length) return;
  there[0].tabIndex = -1;
  there[0].focus({ preventScroll: true });
  there[0].scrollIntoView({ block: 'center' });
}

addEventListener('hashchange', open);
open();
