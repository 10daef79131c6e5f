/**
 * Tells the site how far a spot came: "served", "seen", "send-drawn", ... It is only counted; nothing waits for it, and nothing is said when it is lost.
 * Several signs go together, when nothing more has happened for a while, and when the page is left.
 */
const quiet = 3000;
const inView = { half: 0.5, time: 1000 };
const told = new Map();
let waiting = new Map();
let timer;

export function step(spot, name) {
  const known = told.get(spot) ?? new Set();
  if (known.has(name)) {
    return;
  }
  told.set(spot, known.add(name));
  waiting.set(spot, [...waiting.get(spot) ?? [], name]);
  clearTimeout(timer);
  timer = setTimeout(send, quiet);
}

function send() {
  clearTimeout(timer);
  if (waiting.size > 0) {
    navigator.sendBeacon("/messenger/steps", [...waiting].map(([spot, names]) => `${spot} ${names}`).join("\n"));
    waiting = new Map();
  }
}

addEventListener("pagehide", send);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());

/** Calls once half of an element has been in view for a second, in a tab that is seen. */
export function watchView(element, onSeen) {
  let long;
  const stop = new AbortController();
  let isIn = false;
  const look = () => {
    clearTimeout(long);
    if (isIn && document.visibilityState === "visible") {
      long = setTimeout(() => {
        eyes.disconnect();
        stop.abort();
        onSeen();
      }, inView.time);
    }
  };
  const eyes = new IntersectionObserver(([...seen]) => {
    isIn = seen.at(-1).isIntersecting;
    look();
  }, { threshold: inView.half });
  eyes.observe(element);
  document.addEventListener("visibilitychange", look, stop);
}

/** Calls when the page's focus goes into a frame, unless the Tab key took it there. */
export function watchFrames(onClick) {
  let isTab = false;
  addEventListener("keydown", event => isTab = event.key === "Tab");
  addEventListener("pointerdown", () => isTab = false);
  addEventListener("focus", () => isTab = false);
  addEventListener("blur", () => {
    if (!isTab && document.activeElement?.tagName === "IFRAME") {
      onClick(document.activeElement);
    }
  });
}
