import { fetchInTime } from "./in-time.js";

/** Answers the consent banner without losing the place on the page, or what was typed into its forms. */
export function enhanceConsent() {
  for (const form of document.querySelectorAll("form[action='/consent']")) {
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const body = new FormData(form, event.submitter);
      if (await send(form.action, body)) {
        follow(form);
      } else {
        plainly(form, body.get("answer"));
      }
    });
  }
}

async function send(action, body) {
  try {
    return (await fetchInTime(action, { method: "POST", body, redirect: "manual" })).type === "opaqueredirect";
  } catch {
    return false; // Offline, or no answer: the plain way shows it.
  }
}

/** What the answer allows comes with the next load: now, unless that would lose something. */
function follow(form) {
  const banner = form.closest(".consent");
  if (banner && hasTyped()) {
    banner.remove();
  } else if (form.dataset.method === "GET") {
    location.reload();
  } else {
    location.assign(form.elements.back.value); // A reload would post the page's form again.
  }
}

function hasTyped() {
  return [...document.querySelectorAll("input, textarea")].some(field => field.type !== "hidden" && field.value !== field.defaultValue)
    || [...document.querySelectorAll("select")].some(select => [...select.options].some(option => option.selected !== option.defaultSelected && select.selectedIndex > 0));
}

/** The server's answer, whatever it is, is shown. */
function plainly(form, value) {
  const answer = document.createElement("input");
  Object.assign(answer, { type: "hidden", name: "answer", value });
  form.append(answer);
  form.submit();
}
