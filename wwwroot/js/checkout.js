import { startCheckbox } from "./messenger/checkbox.js";

startCheckbox();
if (document.querySelector("[data-phone]")) {
  import("./phone.js").then(({ enhancePhones }) => enhancePhones());
}
