/**
 * Runs `mine` in one tab of the browser at a time, whose turn lasts until its signal is aborted. `meanwhile` runs, with a signal of its
 * own, in a tab that waits for its turn. Where there are no locks (plain http, an old browser) it is every tab's turn.
 */
export function inTurn(name, signal, meanwhile, mine) {
  if (!navigator.locks) {
    mine();
    return;
  }
  const waiting = new AbortController();
  signal.addEventListener("abort", () => waiting.abort());
  meanwhile(waiting.signal);
  navigator.locks.request(name, { signal }, () => {
    waiting.abort();
    mine();
    return new Promise(resolve => signal.addEventListener("abort", resolve));
  }).catch(error => {
    if (error.name !== "AbortError") { // It was aborted before its turn came.
      throw error;
    }
  });
}
