import { enhanceConsent } from "./consent.js";
import { startSpots } from "./messenger/spots.js";

enhanceConsent();
startSpots();
if (document.querySelector("[data-phone]")) {
  import("./phone.js").then(({ enhancePhones }) => enhancePhones());
}
