import { fetchInTime } from "../in-time.js";
import { ownHtml } from "../own-html.js";

/** Facebook tells a person's name a moment after they came: so often, and so long, it is looked for. */
const looks = 5;
const lookEvery = 1500;

/** Puts the question "Is that you?" into a spot: the server words it, for it knows who came. */
export async function ask(element, spot) {
  const place = element.querySelector("[data-question]");
  for (let look = 0; look < looks; look++) {
    const words = await load(spot);
    if (words === null) {
      break;
    }
    if (!place.contains(document.activeElement)) {
      place.innerHTML = ownHtml(words);
    }
    if (!place.querySelector("[data-nameless]")) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, lookEvery));
  }
  if (place.childElementCount === 0) {
    const link = document.createElement("a");
    link.href = "/messenger/confirm?" + new URLSearchParams({ spot, back: location.pathname });
    link.textContent = "Somebody opened Messenger from here: say whether it was you";
    place.replaceChildren(link);
  }
}

/** The question's form; null when there is none, or it can't be had now. */
async function load(spot) {
  try {
    const response = await fetchInTime("/messenger/confirm?" + new URLSearchParams({ handler: "Question", spot, back: location.pathname }));
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
