import { hint } from "./hint.js";
import { report } from "./report.js";
import { step, watchView } from "./steps.js";

/** A plugin that hasn't drawn itself by then is taken for blocked, and the link stands in for it. */
const drawWithin = 8000;

/** The webhook's word comes within a second; after this the shopper is told to go on. */
const confirmWithin = 90000;

/** How long a connected spot listens on after a click. */
const settleWithin = 15000;

/**
 * One <section class="messenger-spot">; docs/plugins.md has its states. data-state is what is seen, data-stage what is offered (consent, loading, plugin,
 * link), and data-told stands there while what the server told takes the offer's place.
 */
export class Spot {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.spot;
    this.ref = element.querySelector(".stage .fb-send-to-messenger")?.dataset.ref;
    this.status = element.querySelector("[role='status']");
    this.says = JSON.parse(element.querySelector("script").textContent); // In the page's language.
    this.fault = "sdk-blocked"; // What it is, should nothing better be known when the time is up.
    this.tellsOfItself = element.querySelector(".stage .fb-send-to-messenger") !== null;
    element.addEventListener("click", event => this.click(event));
    element.querySelector("details")?.addEventListener("toggle", () => {
      this.free();
      this.step("code-opened");
      this.watch();
    });
    if (this.told) {
      import("./told.js").then(({ complete }) => complete(element));
    }
  }

  get state() { return this.element.dataset.state; }
  get stage() { return this.element.dataset.stage; }
  set stage(value) { this.element.dataset.stage = value; }
  get told() { return "told" in this.element.dataset; }

  /** What isn't the shopper's own act moves nothing: the spot keeps its room, and what comes fits in there. */
  to(state, words) {
    this.hold();
    this.show(state, words);
  }

  hold() {
    this.element.style.minHeight = `${this.element.offsetHeight}px`;
  }

  show(state, words = this.says[state] ?? "") {
    this.element.dataset.state = state;
    this.say(words);
  }

  /** From now on it takes what room it needs. */
  free() {
    this.element.style.minHeight = "";
  }

  say(text) {
    this.status.textContent = text;
  }

  isOnline(isSo) {
    this.element.toggleAttribute("data-offline", !isSo);
    this.say(isSo ? "" : this.says.offline);
  }

  click(event) {
    if (event.target.closest("a[data-link]")) {
      this.step("link-clicked");
      if (!this.told) {
        this.refuse(); // Who goes by the link from the question needn't answer it.
        this.to("clicked");
      }
      this.watch();
    } else if (event.target.closest("[data-change]")) {
      event.preventDefault();
      this.refuse();
      this.free();
      this.element.removeAttribute("data-fresh");
      this.element.toggleAttribute("data-change");
      this.element.focus({ preventScroll: true }); // The link that had it is gone.
    }
  }

  asks(answer) {
    this.element.toggleAttribute("data-asked", answer === "yes");
    this.say(this.says[answer === "yes" ? "loading" : "link"]);
  }

  /** The link is the button from now on, and where the question had the focus, it has it. */
  refuse() {
    if (this.stage === "consent") {
      const isHere = this.element.querySelector(".consent").contains(document.activeElement);
      this.free();
      this.stage = "link";
      if (!this.told) {
        this.element.dataset.state = "link";
      }
      this.step("link-shown");
      isHere && this.element.querySelector(".go").focus();
    }
  }

  /** The page was loaded again because of an answer given here: the focus goes on from here. */
  take() {
    this.element.focus({ preventScroll: true });
    this.say(this.says[this.state]);
  }

  /** From now on it is counted how far this spot comes. */
  count() {
    this.step = name => step(this.key, name);
    this.step("served");
    watchView(this.element, () => this.step("seen"));
    if (this.stage !== "loading") {
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
    if (this.stage === "loading" && this.element.querySelector(".stage [fb-xfbml-state]") === null) {
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
    this.hold();
    this.stage = "plugin";
    if (this.state === "loading" || this.state === "link") {
      this.to("ready");
    }
    if (this.element.dataset.tellDrawn === "yes") {
      this.element.dataset.tellDrawn = "no";
      report(this.key, "drawn");
    }
  }

  blocked() {
    clearTimeout(this.timer);
    if (this.stage === "loading") {
      this.hold();
      this.stage = "link";
      if (this.state === "loading") {
        this.to("link", "");
      }
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
      this.goOn("waiting");
      this.watch();
    } else {
      this.step("send-clicked");
      this.goOn("clicked", this.says[event]);
      this.limit(confirmWithin);
    }
  }

  goOn(state, words) {
    if (!this.told) {
      this.to(state, words);
    }
  }

  /**
   * Waits for the webhook's truth: what the browser says is only a hint. After "connected" it goes on a little,
   * for the click of a second person turns that into a conflict.
   */
  async watch() {
    this.stop?.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.limit(this.told ? settleWithin : confirmWithin);
    signal.addEventListener("abort", () => clearTimeout(this.late));
    const { watchConnection } = await import("./connection.js");
    watchConnection(this.key, state => this.hears(state), signal);
  }

  hears(state) {
    if (state === "none" || state === this.heard || state === this.state) {
      return;
    }
    this.heard = state;
    this.hold();
    import("./told.js").then(({ tell }) => tell(this.element, this.key, this.says, () => {
      this.show(state);
      this.element.dataset.told = this.element.dataset.fresh = "";
      this.element.removeAttribute("data-change");
    }));
    if (state === "conflict") {
      this.stop.abort();
    } else {
      this.limit(settleWithin);
    }
  }

  /** Who went to Messenger and stayed there longer than the spot waited finds out at once on coming back. */
  comeBack() {
    if (document.visibilityState === "visible" && this.stop?.signal.aborted && !this.told) {
      this.watch();
    }
  }

  limit(time) {
    clearTimeout(this.late);
    this.late = setTimeout(() => this.giveUp(), time);
  }

  giveUp() {
    this.stop?.abort();
    if (this.state === "waiting" || this.state === "clicked") {
      this.to(this.stage === "plugin" ? "ready" : this.stage, this.state === "waiting" ? this.says.late : this.says.nothing);
    }
  }
}
