import { fetchInTime } from "./in-time.js";
import { addressOfNews, putParts } from "./live/parts.js";
import { whileVisible } from "./live/visible.js";
import { showTimes } from "./messenger/times.js";

const lookEvery = 3000;

/** Keeps an order's page up to date while it is to be seen: what hasn't changed is neither sent nor touched. */
const order = document.querySelector("[data-parts]");
const headline = () => order.querySelector("h1").textContent;

async function look() {
  try {
    const response = await fetchInTime(addressOfNews(order));
    if (response.status === 200) {
      const before = headline();
      putParts(order, await response.text());
      showTimes(order);
      if (headline() !== before) {
        order.querySelector("[data-said]").textContent = headline();
      }
    }
  } catch {
    // No answer: the next look may have one.
  }
}

if (order) {
  whileVisible(signal => {
    const timer = setInterval(look, lookEvery);
    signal.addEventListener("abort", () => clearInterval(timer));
  });
}
