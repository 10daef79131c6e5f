/** Whether a form isn't any more as the server sent it: written in before a script came, or filled by the browser on the way back to it. */
export const isChanged = form => [...form.elements].some(field =>
  field.options ? [...field.options].some(option => option.defaultSelected && !option.selected)
  : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
  : "defaultValue" in field && field.value !== field.defaultValue);
