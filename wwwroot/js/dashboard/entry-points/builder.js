import { fetchInTime } from "../../in-time.js";
import { configuration, loadSdk } from "/_content/Messenger.AspNetCore/sdk.js";
import { ownHtml } from "../../own-html.js";
import { isChanged } from "../changed.js";

/** Redraws the lines and the preview as choices change. What they are, the server says; without this the form's button does it. */
const form = document.getElementById("builder");
const made = document.getElementById("made");
const sdk = configuration();
let asked;

document.getElementById("apply").hidden = true;
form.addEventListener("change", redraw);
form.addEventListener("submit", event => {
  event.preventDefault();
  redraw();
});
fit();
if (isChanged(form)) {
  redraw();
}

if (sdk) {
  loadSdk(sdk).then(({ FB, init }) => {
    FB.Event.subscribe("xfbml.render", sayIfUnknown);
    init();
  }).catch(() => say("Facebook's script didn't load: something in this browser or network blocks it."));
}

async function redraw() {
  fit();
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  try {
    const response = await fetchInTime(`${form.action}?handler=made&${query}`, { signal: asked.signal });
    if (response.redirected) {
      location.reload(); // Signed out meanwhile.
      return;
    }
    made.innerHTML = ownHtml(await response.text());
    history.replaceState(null, "", `${form.action}?${query}`);
    window.FB?.XFBML.parse(made);
  } catch (error) {
    if (error.name !== "AbortError") {
      say("The lines couldn't be loaded. Try again.");
    }
  }
}

/** Facebook's script of February 2025 passes both plugins over, and says nothing. */
function sayIfUnknown() {
  if (made.querySelector("[data-preview] > [messenger_app_id]:not([fb-xfbml-state])")) {
    say("Facebook's script loaded, and doesn't know this plugin any more: visitors get nothing here. Use a link or a code instead.");
  }
}

/** What the other choices leave without meaning can't be chosen. */
function fit() {
  form.elements.cta.disabled = form.elements.plugin.value === "message-us";
  form.elements.campaign.disabled = form.elements.place.value !== "elsewhere";
}

function say(text) {
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.textContent = text;
  made.append(line);
}
