import { ownHtml } from "../own-html.js";

/** An element with data-parts is kept up to date part by part: what hasn't changed is neither sent nor touched. Each part has a name and a mark. */
const partsOf = list => [...list.querySelectorAll("[data-part]")];

/** The address of what has changed, beside what is there. */
export function addressOfNews(list) {
  const have = partsOf(list).map(({ dataset }) => `${dataset.part}-${dataset.mark}`).join(".");
  return `${list.dataset.load}&have=${encodeURIComponent(have)}`;
}

/** Puts in the parts that came. What the reader opened stays open, and where they are stays theirs. */
export function putParts(list, html) {
  const news = new DOMParser().parseFromString(ownHtml(html), "text/html");
  const old = new Map(partsOf(list).map(part => [part.dataset.part, part]));
  const put = partsOf(news.body).map(part => {
    const from = old.get(part.dataset.part);
    from?.querySelectorAll("details[id]").forEach(details => {
      const now = part.querySelector(`#${details.id}`);
      now && (now.open = details.open);
    });
    const at = placeOf(document.activeElement, from);
    const scrolled = [...from?.querySelectorAll(".scroll") ?? []].map(({ scrollTop }) => scrollTop);
    const mine = document.adoptNode(part);
    from ? from.replaceWith(mine) : list.append(mine);
    mine.querySelectorAll(".scroll").forEach((box, n) => { box.scrollTop = scrolled[n] ?? 0; });
    at >= 0 && focusable(mine)[at]?.focus({ preventScroll: true });
    return mine;
  });
  return put;
}

const focusable = part => [...part.querySelectorAll("a[href], button, summary, [tabindex]")];
const placeOf = (element, part) => part?.contains(element) ? focusable(part).indexOf(element) : -1;
