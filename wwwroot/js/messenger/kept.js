const name = "kept";

/** What people typed or ticked; nothing of the site's own, and no passwords. */
const fields = () => [...document.querySelectorAll("input, select, textarea")].filter(field => field.name && !["hidden", "password", "file", "submit"].includes(field.type));
const isTick = field => field.type === "checkbox" || field.type === "radio";

/** Keeps what is typed into the page's forms, in this tab, until the page has been loaded again. */
export function keep() {
  const values = fields().map(field => [field.name, isTick(field) ? field.checked : field.value]);
  sessionStorage.setItem(name, JSON.stringify({ path: location.pathname, values }));
}

/** Puts it back, and forgets it. Returns whether the page was loaded again for that. */
export function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(name));
  sessionStorage.removeItem(name);
  if (kept?.path !== location.pathname) {
    return false;
  }
  fields().forEach((field, i) => {
    const [name, value] = kept.values[i] ?? [];
    if (name === field.name) {
      field[isTick(field) ? "checked" : "value"] = value;
    }
  });
  return true;
}
