import { Chart } from "./chart.js";

/** Draws the table of a section with class "chart", again when it has changed, when the colours do, and for the printer in its own. */
const list = document.querySelector("[data-load]");
let chart;

draw();
list?.addEventListener("loaded", ({ detail }) => {
  if (detail?.some(part => part.querySelector(".chart") || part.dataset.part === "_Chart")) {
    draw();
  }
});
for (const look of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
  matchMedia(look).addEventListener("change", draw);
}
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));

function draw() {
  const section = document.querySelector(".chart:has(.plot)");
  const at = chart?.end();
  chart = section ? new Chart(section, at) : undefined;
}

function print(isPrinting) {
  document.documentElement.toggleAttribute("data-printing", isPrinting);
  draw();
}
