import { configuration, loadSdk } from "/_content/Messenger.AspNetCore/sdk.js";

/** So long the plugin's frame has for telling Facebook of the tick, before the browser leaves the page. */
const handOver = 600;

/** Brings the checkbox plugin of a form to life: it shows once it is drawn, and the sending of the form confirms its tick. Call it before the SDK is started. */
export function startCheckbox() {
  const place = document.querySelector("[data-messenger-checkbox]");
  const sdk = configuration();
  if (!place || !sdk) {
    return;
  }

  const plugin = place.querySelector(".fb-messenger-checkbox");
  const user_ref = plugin.getAttribute("user_ref");
  let isTicked = false;
  loadSdk(sdk).then(({ FB, init }) => {
    FB.Event.subscribe("messenger_checkbox", told => {
      if (told.user_ref !== user_ref) {
        return;
      }
      if (told.event === "rendered") {
        place.dataset.drawn = "yes";
      } else if (told.event === "hidden") {
        delete place.dataset.drawn;
        isTicked = false;
      } else if (told.event === "checkbox") {
        isTicked = told.state === "checked";
      }
    });
    if (!document.querySelector(".messenger-spot")) {
      init(); // Else the spots do, when they listen, too.
    }
    plugin.closest("form").addEventListener("submit", event => {
      const form = event.currentTarget;
      if (isTicked && !event.defaultPrevented && form.checkValidity()) {
        event.preventDefault();
        isTicked = false;
        confirm(FB, { app_id: sdk.appId, page_id: plugin.getAttribute("page_id"), ref: user_ref, user_ref });
        setTimeout(() => form.requestSubmit(event.submitter), handOver);
      }
    });
  }).catch(() => {}); // Blocked: there is no box then, and the form does without.
}

/** Facebook's SDK has its own function for it since 2023 at the latest, and its AppEvents.logEvent does nothing any more; before, that was the way. */
function confirm(FB, values) {
  if (FB.CheckboxPlugin) {
    FB.CheckboxPlugin.confirm(values);
  } else {
    FB.AppEvents.logEvent("MessengerCheckboxUserConfirmation", null, values);
  }
}
