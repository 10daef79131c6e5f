import { enhanceConsent } from "./consent.js";
import { startCheckbox } from "./messenger/checkbox.js";

enhanceConsent();
startCheckbox();
if (document.querySelector(".messenger-spot, .spot-place")) {
  import("./messenger/spots.js").then(({ startSpots }) => startSpots());
}
if (document.querySelector("[data-phone]")) {
  import("./phone.js").then(({ enhancePhones }) => enhancePhones());
}
