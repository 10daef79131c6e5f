/** Puts the question "Is that you?" into a spot: the server words it, for it knows who came. */
export async function ask(element, spot) {
  const query = new URLSearchParams({ handler: "Question", spot, back: location.pathname });
  try {
    const response = await fetch("/messenger/confirm?" + query);
    if (response.ok) {
      element.querySelector("[data-question]").innerHTML = await response.text();
      return;
    }
  } catch {
    // Offline for a moment: the link below asks again.
  }
  const link = document.createElement("a");
  link.href = "/messenger/confirm?" + new URLSearchParams({ spot, back: location.pathname });
  link.textContent = "Somebody opened Messenger from here: say whether it was you";
  element.querySelector("[data-question]").replaceChildren(link);
}
