/** libphonenumber-js 1.13.16 with its smallest metadata: it knows how many digits a country's numbers have. The server knows more, and decides. */
const library = "/lib/libphonenumber/libphonenumber-min.js";

/** Helps with phone numbers: <input data-phone="id of the country's select">, from the first time that one is entered, which may have been before this came. */
export function enhancePhones() {
  for (const input of document.querySelectorAll("input[data-phone]")) {
    const help = () => load().then(numbers => new Phone(input, numbers), () => {}); // Without it the server says the same.
    document.activeElement === input ? help() : input.addEventListener("focus", help, { once: true });
  }
}

async function load() {
  await import(library); // No module: it leaves a global.
  return globalThis.libphonenumber;
}

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (whole, place) => values[place]);

class Phone {
  constructor(input, numbers) {
    this.input = input;
    this.numbers = numbers;
    this.country = document.getElementById(input.dataset.phone);
    this.status = document.getElementById(`${input.id}-says`);
    this.says = JSON.parse(input.dataset.says); // In the page's language.
    input.dataset.helped = "";
    input.addEventListener("input", event => this.typed(event));
    input.addEventListener("blur", () => this.left());
    this.country.addEventListener("change", () => this.left());
    if (!input.hasAttribute("aria-invalid")) {
      this.typed(); // Else what the server said stays until something changes.
    }
  }

  get default() { return this.country.value || undefined; }

  /** While the caret is at the end and nothing is being deleted: else it would jump, or a bracket come back. */
  typed(event) {
    const { input } = this;
    if (!event?.inputType?.startsWith("delete") && !event?.isComposing && input.selectionStart === input.value.length && /^[\d\s+().\-/]+$/.test(input.value)) {
      input.value = new this.numbers.AsYouType(this.default).input(input.value);
    }
    this.say(false);
  }

  /** Done with it: the whole number in international form, or what is wrong. */
  left() {
    const number = this.say(true);
    if (number) {
      this.input.value = number.formatInternational();
    }
  }

  /** Too few digits are no fault before the field is left. */
  say(isDone) {
    const { value } = this.input;
    if (value.trim() === "") {
      return this.show("");
    }
    const fault = this.numbers.validatePhoneNumberLength(value, this.default);
    const number = fault ? undefined : this.numbers.parsePhoneNumberFromString(value, this.default);
    if (number?.isValid()) {
      this.show(fill(this.says.RIGHT, number.formatInternational(), this.place(number)), true);
      return number;
    }
    if (!isDone && fault !== "TOO_LONG") {
      return this.show("");
    }
    const said = fault in this.says ? [fault, this.begun(value)] : ["OTHER", number];
    this.show(fill(this.says[said[0]], this.place(said[1])), false);
  }

  begun(value) {
    const typed = new this.numbers.AsYouType(this.default);
    typed.input(value);
    return { country: typed.getCountry() ?? (value.trim().startsWith("+") ? undefined : this.default), countryCallingCode: typed.getCallingCode() };
  }

  place({ country, countryCallingCode } = {}) {
    return country ? new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(country)
      : countryCallingCode ? `+${countryCallingCode}` : this.says.ANYWHERE;
  }

  show(text, isValid) {
    if (this.status.textContent !== text) {
      this.status.textContent = text; // Told once, however many keys follow.
    }
    this.status.dataset.valid = isValid ?? "";
    this.input.classList.toggle("input-validation-error", isValid === false);
    isValid === false ? this.input.setAttribute("aria-invalid", "true") : this.input.removeAttribute("aria-invalid");
    const old = document.getElementById(`${this.input.id}-error`);
    if (old) {
      old.hidden = true; // It was about what stood there before.
    }
  }
}
