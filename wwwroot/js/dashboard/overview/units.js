const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** How an axis writes a unit's values: shorter than the table does. */
export function formatOf(unit, currency) {
  const sign = currency === "EUR" ? "€" : currency ? `${currency} ` : "";
  const shorts = {
    money: value => sign + compact.format(value / 100),
    share: value => `${Number((value * 100).toPrecision(3))} %`,
    count: value => compact.format(value),
  };
  return { short: shorts[unit] ?? shorts.count };
}

/** From which steps an axis chooses: things are counted in whole ones, and money in whole units. */
export function stepsOf(unit) {
  const [least, most] = { money: [2, 12], share: [-4, 1] }[unit] ?? [0, 10];
  return Array.from({ length: most - least }, (_, n) => 10 ** (n + least)).flatMap(power => [power, 2 * power, 5 * power]);
}
