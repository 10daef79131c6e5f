import { ownHtml } from "../own-html.js";

/** As the server wrote them, the rows that are shown: what a browser or a merchant changes in a row since isn't in it. */
const written = new WeakMap();

/** A form's token is another each time. */
const textOf = row => row.outerHTML.replace(/(name="__RequestVerificationToken"[^>]* value=")[^"]*/g, "$1");

/**
 * Puts a newly loaded list in place of the shown one, row by row: a row that says the same stays as it is, with what is opened or ticked in it and
 * where the keyboard is; one that wasn't there is marked as new. Rows have a data-key.
 */
export function putRows(list, html) {
  const loaded = document.createElement("div");
  loaded.innerHTML = ownHtml(html);
  const shown = new Map([...list.querySelectorAll("[data-key]")].map(row => [row.dataset.key, row]));
  const focus = document.activeElement;
  for (const row of loaded.querySelectorAll("[data-key]")) {
    const text = textOf(row);
    const old = shown.get(row.dataset.key);
    if (old && written.get(old) === text) {
      row.replaceWith(old);
    } else {
      written.set(row, text);
      row.classList.toggle("new", !old && shown.size > 0);
    }
  }
  list.replaceChildren(...loaded.childNodes);
  if (list.contains(focus)) {
    focus.focus({ preventScroll: true });
  }
}

/** Notes how the rows of a page were written, when it has just been loaded. */
export function noteRows(list) {
  list.querySelectorAll("[data-key]").forEach(row => written.set(row, textOf(row)));
}
