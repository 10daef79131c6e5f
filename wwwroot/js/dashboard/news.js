import { fetchInTime } from "../in-time.js";
import { addressOfNews, putParts } from "../live/parts.js";
import { noteRows, putRows } from "../live/rows.js";
import { streamOf } from "../live/stream.js";
import { followTogether } from "../live/together.js";
import { whileVisible } from "../live/visible.js";

/**
 * Keeps a list up to date: an element with data-load names what to load when the server says there is news, data-news of which kind. With data-parts
 * only those of its parts are loaded that have changed.
 */
const list = document.querySelector("[data-load]");
const light = document.querySelector(".live");
const kinds = ["opt-ins", "people", "sessions", "conversations", "orders", "deliveries", "overview", "funnel"];
const loadAgainAfter = 3000;

const lights = {
  live: ["on", "Live"],
  asking: ["on", "Live, looks every 3 seconds"],
  lost: ["off", "Connection lost, trying again"],
};
let told; // The newest mark.
let loaded; // The one whose news are shown.
let isLoading = false;

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

/** A mark says which news there is: one that is loaded already needs nothing. One is loaded after the other, so that no older one comes last. */
async function hear(kind, mark) {
  if (kind !== (list.dataset.news ?? "opt-ins")) {
    return;
  }
  told = mark;
  if (isLoading) {
    return;
  }
  isLoading = true;
  while (loaded !== told) {
    const mine = told;
    if (await load()) {
      loaded = mine;
    } else {
      show("lost");
      await new Promise(resolve => setTimeout(resolve, loadAgainAfter));
    }
  }
  isLoading = false;
}

/** False when there was no answer. */
async function load() {
  const hasParts = list.dataset.parts !== undefined;
  try {
    const response = await fetchInTime(hasParts ? addressOfNews(list) : list.dataset.load);
    if (response.redirected) {
      location.reload(); // Signed out meanwhile.
      return true;
    }
    if (response.ok) {
      const html = await response.text();
      const detail = hasParts ? putParts(list, html) : undefined;
      hasParts || putRows(list, html);
      list.dispatchEvent(new CustomEvent("loaded", { detail }));
    }
    return response.ok;
  } catch {
    return false;
  }
}
