import { enhanceConsent } from "./consent.js";
import { putBack } from "./kept.js";
import { configuration, loadSdk } from "/_content/Messenger.AspNetCore/sdk.js";
import { Spot } from "./spot.js";
import { step, watchFrames, watchView } from "./steps.js";

/**
 * An SDK that has a plugin marks its element as it looks through the page, which it does at once after its start. Facebook's of February 2025 has
 * neither Send to Messenger nor Message Us: it passes them over, and says nothing.
 */
const markWithin = 500;

/** Brings the page's Messenger spots to life. */
function startSpots() {
  const spots = [...document.querySelectorAll(".messenger-spot")].map(element => new Spot(element));
  const sdk = configuration();
  for (const form of document.querySelectorAll("form.consent")) {
    enhanceConsent(form, spots.find(one => one.element.contains(form)));
  }
  if (putBack()) {
    spots[0]?.take();
  }
  document.addEventListener("visibilitychange", () => spots.forEach(spot => spot.comeBack()));
  for (const kind of ["offline", "online"]) {
    addEventListener(kind, () => spots.forEach(spot => spot.isOnline(kind === "online")));
  }
  addEventListener("resize", () => spots.forEach(spot => spot.free()));
  const offers = spots.filter(spot => !spot.told); // Who is connected isn't offered anything.
  offers.forEach(spot => spot.count());
  document.querySelectorAll(".spot-place").forEach(place => watchView(place, () => step(place.dataset.key, "reached")));
  watchFrames(frame => offers.find(spot => spot.element.contains(frame))?.clickedIn(frame));
  if (spots.length === 0 || !sdk) {
    return;
  }

  spots.filter(spot => spot.stage === "loading").forEach(spot => spot.awaitPlugin());
  window.addEventListener("message", event => spots.forEach(spot => spot.hear(event)));
  loadSdk(sdk).then(({ FB, init }) => {
    FB.Event.subscribe("send_to_messenger", event => {
      spots.find(spot => spot.ref === event.ref)?.on(event);
    });
    FB.Event.subscribe("xfbml.render", () => spots.forEach(spot => {
      spot.checkKnown();
      spot.checkDrawn();
    }));
    FB.Event.subscribe("xfbml.resize", () => spots.forEach(spot => spot.checkDrawn()));
    spots.forEach(spot => spot.fault = "frame-silent");
    init();
    setTimeout(() => spots.forEach(spot => spot.checkKnown()), markWithin);
  }).catch(() => spots.forEach(spot => spot.blocked()));
}

startSpots();
