import { startCheckbox } from "./messenger/checkbox.js";

startCheckbox();

/** The help with a phone number comes with the first look into its field. */
document.addEventListener("focusin", function enter(event) {
  if (event.target.matches("[data-phone]")) {
    document.removeEventListener("focusin", enter);
    import("./phone.js").then(({ enhancePhones }) => enhancePhones());
  }
});
