import { fetchInTime } from "../in-time.js";
import { keep } from "./kept.js";

/** Answers a question for consent without losing the place on the page, or what was typed: a spot takes a no at once, all else comes with the page. */
export function enhanceConsent(form, spot) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const answer = body.get("answer");
    spot?.asks(answer);
    if (!await send(form.action, body)) {
      if (navigator.onLine || !spot) {
        plainly(form, answer);
      } else {
        spot.isOnline(false); // The page, and what was typed in it, would be gone.
      }
    } else if (answer === "no" && spot) {
      spot.refuse();
    } else {
      keep();
      follow(form);
    }
  });
}

async function send(action, body) {
  try {
    return (await fetchInTime(action, { method: "POST", body, redirect: "manual" })).type === "opaqueredirect";
  } catch {
    return false; // No answer: the plain way shows it.
  }
}

/** The page's policy, which keeps Facebook out, can't be loosened: another one comes with the page. */
function follow(form) {
  if (form.dataset.method === "GET") {
    location.reload();
  } else {
    location.assign(form.elements.back.value); // A reload would post the page's form again.
  }
}

/** The server's answer, whatever it is, is shown. */
function plainly(form, value) {
  const answer = document.createElement("input");
  Object.assign(answer, { type: "hidden", name: "answer", value });
  form.append(answer);
  form.submit();
}
