/** Keeps the list of opt-ins up to date: an element with data-live names what to load when the server says there is news. */
const live = document.querySelector("[data-live]");

if (live) {
  const source = new EventSource("/dashboard/live");
  let shown;
  source.addEventListener("opt-ins", async event => {
    const first = shown === undefined;
    if (shown === event.data) {
      return;
    }
    shown = event.data;
    if (first && shown === live.dataset.shown) {
      return;
    }
    const response = await fetch(live.dataset.live, { headers: { Accept: "text/html" } });
    if (response.redirected) {
      location.reload(); // Signed out meanwhile.
    } else if (response.ok) {
      live.innerHTML = await response.text();
    }
  });
  source.addEventListener("open", () => document.documentElement.dataset.connection = "live");
  source.addEventListener("error", () => document.documentElement.dataset.connection = "lost");
}
