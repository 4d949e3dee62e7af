// Local mode: an open page hears of articles that the inbox folder has brought.

const EVERY = 5_000;
const AFTER_FAULT = 30_000;

/** How much of the time before the page was loaded is asked for too: its list may just miss it. */
const OVERLAP = 5_000;

/**
 * Asks now and again, while the page can be seen, what has become of a timeline.
 *
 * @param api the timeline's address in the API
 * @param tell called with new changes, as they come
 */
export function watch(api, tell) {
  let since = new Date(performance.timeOrigin - OVERLAP).toISOString(), tag = null, timer, asking = false;

  async function look() {
    if (asking || document.hidden) return;
    asking = true;
    clearTimeout(timer);
    let wait = EVERY;
    try {
      const response = await fetch(`${api}/changes?since=${encodeURIComponent(since)}`, { cache: 'no-store', headers: tag ? { 'if-none-match': tag } : {} });
      if (response.ok) {
        const { changes, next } = await response.json();
        tag = next === since ? response.headers.get('etag') : null;
        since = next;
        if (changes.length) tell(changes);
      } else if (response.status !== 304 && response.status !== 404) wait = AFTER_FAULT;
    } catch {
      wait = AFTER_FAULT;
    }
    asking = false;
    timer = setTimeout(look, wait);
  }

  document.addEventListener('visibilitychange', look);
  look();
}
