import { startCheckbox } from "./messenger/checkbox.js";

startCheckbox();

/** The help with a phone number comes when its field is entered, or at once if that has been before this came. */
function enter({ target }) {
  if (target?.matches("[data-phone]")) {
    document.removeEventListener("focusin", enter);
    import("./phone.js").then(({ enhancePhones }) => enhancePhones());
  }
}

document.addEventListener("focusin", enter);
enter({ target: document.activeElement });
