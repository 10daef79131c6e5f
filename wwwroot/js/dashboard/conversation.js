import { fetchInTime } from "../in-time.js";

/** One thread: counts the answer's characters, says what is new, lets answers in when the window opens, and marks as read what is looked at. */
const thread = document.querySelector("[data-load]");
const text = document.querySelector("#text");
const count = document.querySelector("#count");
const send = document.querySelector(".send button");
const reason = document.querySelector("#reason");
const most = 2000;
let last = Number(thread?.querySelector(".scroll")?.dataset.last);

if (thread && text) {
  text.addEventListener("input", tell);
  text.form.addEventListener("submit", () => { send.disabled = true; });
  thread.addEventListener("loaded", follow);
  document.addEventListener("visibilitychange", read);
  addEventListener("pageshow", () => { send.disabled = text.disabled; });
  tell();
  read();
}

function tell() {
  const left = most - text.value.length;
  count.textContent = text.value ? `${left.toLocaleString("en")} characters left` : "At most 2,000 characters";
}

function follow() {
  const { reason: why, hint, last: newest } = thread.querySelector(".scroll").dataset;
  text.disabled = Boolean(why) && !text.value;
  send.disabled = Boolean(why);
  reason.textContent = hint;
  if (Number(newest) > last) {
    last = Number(newest);
    document.querySelector("#news").textContent = "There is something new in the thread.";
  }
  read();
}

async function read() {
  const form = thread.querySelector("form.seen");
  if (form && document.visibilityState === "visible") {
    const response = await fetchInTime(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
    if (response?.type === "opaqueredirect") {
      form.remove(); // Else the next look at the thread tells it again.
    }
  }
}
