const address = "/messenger/connection";
const pollEvery = 2000;

/**
 * Follows how the checkout session behind a spot stands, by server-sent events or, where those fail, by asking.
 * Calls onState with "none", "question", "connected" or "conflict" until the signal is aborted.
 */
export function watchConnection(spot, onState, signal) {
  const query = "?spot=" + encodeURIComponent(spot);
  if (!window.EventSource) {
    poll(query, onState, signal);
    return;
  }

  const source = new EventSource(`${address}/live${query}`);
  signal.addEventListener("abort", () => source.close());
  source.addEventListener("state", event => onState(event.data));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED && !signal.aborted) {
      poll(query, onState, signal);
    }
  });
}

async function poll(query, onState, signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch(address + query, { signal });
      if (response.status === 404) {
        return; // Not this browser's session: there is nothing to wait for.
      }
      if (response.ok) {
        onState((await response.json()).state);
      }
    } catch {
      // Offline for a moment: the next round asks again.
    }
    await new Promise(resolve => setTimeout(resolve, pollEvery));
  }
}
