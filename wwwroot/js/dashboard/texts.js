import { fetchInTime } from "../in-time.js";
import { ownHtml } from "../own-html.js";
import { isChanged } from "./changed.js";

/** Shows how a text goes out while it is written. */
const form = document.querySelector("form[data-preview]");
const preview = document.querySelector("#preview");
const pause = 250;
let timer;
let asked = 0;

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, pause);
});

if (form && isChanged(form)) {
  show();
}

async function show() {
  const turn = ++asked;
  const fields = new FormData(form);
  fields.set("part", "true");
  const response = await fetchInTime(form.dataset.preview, { method: "POST", body: fields }).catch(() => null);
  if (!response) {
    preview.textContent = "The preview couldn't be loaded. Write on, and it is tried again.";
  } else if (response.redirected) {
    location.reload(); // Signed out meanwhile.
  } else if (response.ok) {
    const shown = await response.text();
    if (turn === asked) {
      preview.innerHTML = ownHtml(shown);
    }
  }
}
