/** Keeps a list up to date: an element with data-load names what to load when the server says there is news, data-news of which kind. */
const list = document.querySelector("[data-load]");
const light = document.querySelector(".live");

if (list && light) {
  const source = new EventSource("/dashboard/live");
  source.addEventListener("open", () => show("on", "Live"));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) {
      location.reload(); // The server said no: signed out meanwhile.
    }
    show("off", "Connection lost, trying again");
  });
  source.addEventListener(list.dataset.news ?? "opt-ins", load);
}

function show(state, text) {
  light.dataset.live = state;
  light.textContent = text;
}

async function load() {
  const response = await fetch(list.dataset.load);
  if (response.redirected) {
    location.reload(); // Signed out meanwhile.
  } else if (response.ok) {
    list.innerHTML = await response.text();
    list.dispatchEvent(new Event("loaded"));
  }
}
