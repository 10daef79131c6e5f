/** Shows times as the shopper's own clock has them: the hour alone, if it is today's. */
export function showTimes(root) {
  for (const time of root.querySelectorAll("time[data-local]")) {
    const at = new Date(time.dateTime);
    const isToday = at.toDateString() === new Date().toDateString();
    time.textContent = at.toLocaleString(document.documentElement.lang, isToday ? { timeStyle: "medium" } : { dateStyle: "long", timeStyle: "medium" });
  }
}

showTimes(document);
