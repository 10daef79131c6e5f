import { fetchInTime } from "./in-time.js";
import { streamOf } from "./live/stream.js";
import { noteRows, putRows } from "./live/rows.js";
import { followTogether } from "./live/together.js";
import { whileVisible } from "./live/visible.js";

/** Keeps a list up to date: an element with data-load names what to load when the server says there is news, data-news of which kind. */
const list = document.querySelector("[data-load]");
const light = document.querySelector(".live");
const kinds = ["opt-ins", "people", "sessions", "conversations", "orders", "deliveries"];
const loadAgainAfter = 3000;

const lights = {
  live: ["on", "Live"],
  asking: ["on", "Live, looks every 3 seconds"],
  lost: ["off", "Connection lost, trying again"],
};
let loaded;

if (list && light) {
  light.textContent = "Connecting";
  noteRows(list);
  whileVisible(signal => followTogether("dashboard", { open: streamOf("/dashboard/live", kinds), ask, hear, show, signal }));
}

function show(state) {
  const [data, text] = lights[state];
  if (light.textContent !== text) {
    light.dataset.live = data;
    light.textContent = text;
  }
}

async function ask() {
  const response = await fetchInTime("/dashboard/news");
  if (response.status === 401) {
    location.reload(); // Signed out meanwhile.
    return null;
  }
  if (!response.ok) {
    throw new Error(`The server answered ${response.status}.`);
  }
  return Object.entries(await response.json());
}

/** A mark says which news there is: one that is loaded already needs nothing. */
async function hear(kind, mark) {
  if (kind !== (list.dataset.news ?? "opt-ins") || mark === loaded) {
    return;
  }
  loaded = mark;
  if (!await load(() => loaded === mark) && loaded === mark) {
    loaded = undefined;
    show("lost");
    setTimeout(() => hear(kind, mark), loadAgainAfter);
  }
}

/** False when there was no answer; an answer that newer news overtook isn't shown. */
async function load(isNewest) {
  try {
    const response = await fetchInTime(list.dataset.load);
    if (response.redirected) {
      location.reload(); // Signed out meanwhile.
      return true;
    }
    const html = response.ok && await response.text();
    if (html !== false && isNewest()) {
      putRows(list, html);
      list.dispatchEvent(new Event("loaded"));
    }
    return response.ok;
  } catch {
    return false;
  }
}
