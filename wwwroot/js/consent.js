/** Answers the consent banner without losing the place on the page: the page loads again with what the answer allows. */
export function enhanceConsent() {
  for (const form of document.querySelectorAll("form[action='/consent']")) {
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const body = new FormData(form, event.submitter);
      try {
        const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
        if (response.type !== "opaqueredirect") {
          throw new Error(`The answer was not taken: ${response.status}`);
        }
        location.reload();
      } catch {
        // The plain way: the server's answer, whatever it is, is shown.
        const answer = document.createElement("input");
        answer.type = "hidden";
        answer.name = "answer";
        answer.value = body.get("answer");
        form.append(answer);
        form.submit();
      }
    });
  }
}
