/** Buttons with data-copy="id" copy the text of the element with that id; also those that come into the page later. */
const saidFor = 2000;

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button) {
    return;
  }

  const source = document.getElementById(button.dataset.copy);
  const done = await copy(source);
  const said = button.querySelector("[role='status']") ?? button.insertAdjacentElement("afterend", status());
  said.textContent = done ? "Copied" : "Selected: press Ctrl+C";
  setTimeout(() => { said.textContent = ""; }, saidFor);
});

function status() {
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  return said;
}

/** Browsers let only secure pages write to the clipboard; elsewhere the text is selected, and the merchant copies it. */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return false;
  }
}
