import { follow } from "./follow.js";
import { inTurn } from "./turn.js";

/**
 * follow.js for all tabs of a browser with one stream, since over HTTP/1.1 it has six connections for all of them: the tab whose turn
 * it is has the stream, and passes on what it hears; the others listen to that, and ask by themselves should it fall silent.
 */
export function followTogether(name, { open, ask, hear, show, signal }) {
  const channel = window.BroadcastChannel && navigator.locks && new BroadcastChannel(name);
  signal.addEventListener("abort", () => channel?.close());
  inTurn(
    name,
    signal,
    waiting => follow({ open: channel && listenTo(channel), ask, hear, show, signal: waiting }),
    () => follow({ open, ask, signal, ...channel ? passingOn(channel, hear, show, signal) : { hear, show } }));
}

const listenTo = channel => heard => {
  const listen = ({ data }) => data.kind && heard(data.kind, data.data);
  channel.addEventListener("message", listen);
  channel.postMessage({ asks: true });
  return () => channel.removeEventListener("message", listen);
};

/** Every sign of life is passed on; a tab that asks gets what was heard last. */
function passingOn(channel, hear, show, signal) {
  const last = new Map();
  const tell = (kind, data) => signal.aborted || channel.postMessage({ kind, data });
  channel.addEventListener("message", ({ data }) => {
    if (data.asks && last.has("beat")) {
      last.forEach((value, kind) => tell(kind, value));
    }
  });
  return {
    hear(kind, data) {
      last.set(kind, data);
      tell(kind, data);
      hear(kind, data);
    },
    show(state) {
      if (state === "lost") {
        last.delete("beat");
      } else {
        last.set("beat", "");
        tell("beat", "");
      }
      show(state);
    },
  };
}
