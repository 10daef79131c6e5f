import { watchConnection } from "./connection.js";
import { hint } from "./hint.js";
import { ask } from "./question.js";
import { configuration, loadSdk } from "/_content/Messenger.AspNetCore/sdk.js";
import { report } from "./report.js";
import { step, watchFrames, watchView } from "./steps.js";

/** A plugin that hasn't drawn itself by then is taken for blocked, and the link stands in for it. */
const drawWithin = 8000;

/**
 * An SDK that has a plugin marks its element as it looks through the page, which it does at once after its start. Facebook's of February 2025 has
 * neither Send to Messenger nor Message Us: it passes them over, and says nothing.
 */
const markWithin = 500;

/** The webhook's word comes within a second; after this the shopper is told to go on. */
const confirmWithin = 90000;

/** How long a connected spot listens on after a click. */
const settleWithin = 15000;

const says = {
  clicked: "Go on in the Messenger window.",
  not_you: "Choose the account you want to use.",
  late: "Messenger hasn't confirmed yet. You can go on: it will be noted when it does."
};

/** Brings the page's Messenger spots to life. */
export function startSpots() {
  const spots = [...document.querySelectorAll(".messenger-spot")].map(element => new Spot(element));
  const sdk = configuration();
  document.addEventListener("visibilitychange", () => spots.forEach(spot => spot.comeBack()));
  const offers = spots.filter(spot => ["link", "loading"].includes(spot.state)); // Who is connected isn't offered anything.
  offers.forEach(spot => spot.count());
  document.querySelectorAll(".spot-place").forEach(place => watchView(place, () => step(place.dataset.key, "reached")));
  watchFrames(frame => offers.find(spot => spot.element.contains(frame))?.clickedIn(frame));
  if (spots.length === 0 || !sdk) {
    return;
  }

  spots.filter(spot => spot.hasPlugin).forEach(spot => spot.awaitPlugin());
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

/** One <section class="messenger-spot" data-state data-spot>; docs/plugins.md has its states. */
class Spot {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.spot;
    this.ref = element.querySelector(".stage .fb-send-to-messenger")?.dataset.ref;
    this.status = element.querySelector("[role='status']");
    this.hasPlugin = element.querySelector(".stage .plugin") !== null;
    this.fault = "sdk-blocked"; // What it is, should nothing better be known when the time is up.
    this.tellsOfItself = element.querySelector(".stage .fb-send-to-messenger") !== null;
    for (const link of element.querySelectorAll("a[data-link]")) {
      link.addEventListener("click", () => {
        this.step("link-clicked");
        this.watch();
      });
    }
    element.querySelector("details")?.addEventListener("toggle", () => {
      this.step("code-opened");
      this.watch();
    });
  }

  get state() { return this.element.dataset.state; }
  set state(value) { this.element.dataset.state = value; }

  get settled() { return ["question", "connected", "conflict"].includes(this.state); }

  /** From now on it is counted how far this spot comes. */
  count() {
    this.step = name => step(this.key, name);
    this.step("served");
    watchView(this.element, () => this.step("seen"));
    if (this.state === "link") {
      this.step("link-shown");
    }
  }

  step() {}

  /** Facebook's frames don't tell of a click, but it takes the page's focus into them. Send to Messenger tells itself, too. */
  clickedIn(frame) {
    this.step(frame.closest(".stage .fb-send-to-messenger") ? "send-clicked" : "ask-clicked");
  }

  awaitPlugin() {
    this.timer = setTimeout(() => this.blocked(), drawWithin);
  }

  /** A plugin that may not be drawn asks for no room at all; so its frame did load. One that is drawn later has only been slow. */
  hear({ source, data }) {
    if (source && source === this.element.querySelector(".stage iframe")?.contentWindow && typeof data === "string") {
      const message = new URLSearchParams(data);
      if (message.get("type") === "resize") {
        this.fault = parseFloat(message.get("width")) > 0 && parseFloat(message.get("height")) > 0 ? "frame-silent" : "empty";
      }
    }
  }

  checkKnown() {
    if (this.state === "loading" && this.element.querySelector(".stage [fb-xfbml-state]") === null) {
      this.fault = "not-in-sdk";
      this.blocked();
    }
  }

  /**
   * Message Us tells of no event. The SDK gives its span a size once the frame has asked for one,
   * which a blocked frame never does: the frame itself has one from the start.
   */
  checkDrawn() {
    const hasSize = span => span !== null && span.offsetWidth > 1 && span.offsetHeight > 1;
    if (!this.tellsOfItself && hasSize(this.element.querySelector(".stage .fb_iframe_widget > span"))) {
      this.drawn("ask-drawn");
    }
    if (hasSize(this.element.querySelector(".ask .fb_iframe_widget > span"))) {
      this.element.dataset.ask = "drawn";
      this.step("ask-drawn");
    }
  }

  drawn(step) {
    clearTimeout(this.timer);
    this.step(step);
    if (this.state === "loading" || this.state === "link") {
      this.state = "ready";
    }
    if (this.element.dataset.tellDrawn === "yes") {
      this.element.dataset.tellDrawn = "no";
      report(this.key, "drawn");
    }
  }

  blocked() {
    clearTimeout(this.timer);
    if (this.state === "loading") {
      this.state = "link";
      this.step("link-shown");
      report(this.key, this.fault);
    }
  }

  on({ event }) {
    this.element.dataset.plugin = event;
    if (event === "rendered") {
      this.drawn("send-drawn");
    } else if (event === "opt_in") {
      hint(this.key);
      this.say("");
      if (!this.settled) {
        this.state = "waiting";
      }
      this.watch();
    } else {
      this.step("send-clicked");
      this.say(says[event] ?? "");
    }
  }

  /**
   * Waits for the webhook's truth: what the browser says is only a hint. After "connected" it goes on a little,
   * for the click of a second person turns that into a conflict.
   */
  watch() {
    this.stop?.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.limit(this.settled ? settleWithin : confirmWithin);
    signal.addEventListener("abort", () => clearTimeout(this.late));
    watchConnection(this.key, state => {
      if (state === "none" || state === this.state) {
        return;
      }
      this.state = state;
      this.say("");
      if (state === "question") {
        ask(this.element, this.key);
      }
      if (state === "conflict") {
        this.stop.abort();
      } else {
        this.limit(settleWithin);
      }
    }, signal);
  }

  /** Who went to Messenger and stayed there longer than the spot waited finds out at once on coming back. */
  comeBack() {
    if (document.visibilityState === "visible" && this.stop?.signal.aborted && !this.settled) {
      this.watch();
    }
  }

  limit(time) {
    clearTimeout(this.late);
    this.late = setTimeout(() => this.giveUp(), time);
  }

  giveUp() {
    this.stop.abort();
    if (this.state === "waiting") {
      this.state = "ready";
      this.say(says.late);
    }
  }

  say(text) {
    this.status.textContent = text;
  }
}
