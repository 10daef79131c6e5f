import { fetchInTime } from "../in-time.js";
import { ownHtml } from "../own-html.js";
import { showTimes } from "./times.js";

/** Facebook tells a person's name a moment after they came, or some seconds: so often it is looked for, after ever longer pauses, for three quarters of a minute in all. */
const looks = 8;
const firstPause = 1500;
const growth = 1.5;

/** Puts what the server tells of a spot into its place: it words it, for it knows who came. Calls isThere once something stands there. */
export async function tell(element, spot, says, isThere) {
  const place = element.querySelector(".told");
  for (let look = 0; look < looks; look++) {
    const words = await load(element, spot);
    if (words === null && look === 0) {
      place.innerHTML = ownHtml('<p class="head"></p><p><a href=""></a></p>');
      place.querySelector("p").textContent = says.answered;
      place.querySelector("a").textContent = says.again;
    } else if (words !== null && !place.contains(document.activeElement)) {
      place.innerHTML = ownHtml(words);
      complete(element);
    }
    if (look === 0) {
      isThere();
    }
    if (words === null || !place.querySelector('[data-nameless="true"]')) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, firstPause * growth ** look));
  }
}

/** What only the page knows: its promise and its clock. */
export function complete(element) {
  const promise = element.querySelector(".told [data-promise]");
  if (promise) {
    promise.textContent ||= element.dataset.promise;
  }
  showTimes(element);
}

async function load(element, spot) {
  try {
    const response = await fetchInTime(element.dataset.from + "/messenger/spot?" + new URLSearchParams({ spot, back: location.pathname }));
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
