import { enhanceConsent } from "./consent.js";
import { startCheckbox } from "./messenger/checkbox.js";
import { startSpots } from "./messenger/spots.js";

enhanceConsent();
startCheckbox();
startSpots();
if (document.querySelector("[data-phone]")) {
  import("./phone.js").then(({ enhancePhones }) => enhancePhones());
}
