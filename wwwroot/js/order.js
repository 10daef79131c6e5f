import { fetchInTime } from "./in-time.js";
import { follow } from "./live/follow.js";
import { addressOfNews, putParts } from "./live/parts.js";
import { whileVisible } from "./live/visible.js";
import { showTimes } from "./messenger/times.js";

/** Keeps an order's page up to date while it is to be seen. */
const order = document.querySelector("[data-parts]");
const headline = () => order.querySelector("h1").textContent;

async function ask() {
  const response = await fetchInTime(addressOfNews(order));
  if (response.status === 404) {
    return null; // It is gone: there is nothing to follow.
  }
  if (!response.ok) {
    throw new Error(`The server answered ${response.status}.`);
  }
  return response.status === 204 ? [] : [["parts", await response.text()]];
}

function hear(kind, html) {
  const before = headline();
  putParts(order, html);
  showTimes(order);
  if (headline() !== before) {
    order.querySelector("[data-said]").textContent = headline();
  }
}

if (order) {
  whileVisible(signal => follow({ ask, hear, signal }));
}
