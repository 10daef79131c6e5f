import { fetchInTime } from "../in-time.js";
import { follow } from "../live/follow.js";
import { streamOf } from "../live/stream.js";
import { inTurn } from "../live/turn.js";
import { whileVisible } from "../live/visible.js";

const address = "/messenger/connection";

/**
 * Follows how the checkout session behind a spot stands, until the signal is aborted; calls onState with each state that is told.
 * Only while the tab is to be seen, and with one stream a browser: the shopper's other tabs, should several wait at once, ask.
 */
export function watchConnection(spot, onState, signal) {
  const query = "?spot=" + encodeURIComponent(spot);
  const ask = async () => {
    const response = await fetchInTime(address + query);
    if (response.status === 404) {
      return null; // Not this browser's session: there is nothing to wait for.
    }
    if (!response.ok) {
      throw new Error(`The server answered ${response.status}.`);
    }
    return [["state", (await response.json()).state]];
  };
  const hear = (kind, state) => onState(state);
  const open = streamOf(`${address}/live${query}`, ["state"]);
  whileVisible(seen => inTurn(
    "messenger-connection",
    seen,
    waiting => follow({ ask, hear, signal: waiting }),
    () => follow({ open, ask, hear, signal: seen })), signal);
}
