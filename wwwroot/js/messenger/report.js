/**
 * Tells the site what became of a plugin: "sdk-blocked", "frame-silent", "empty", "not-in-sdk" or "drawn". It is counted for the merchant; the
 * shopper is told nothing, so nothing waits for it, and nothing is said when it fails.
 */
export function report(spot, outcome) {
  const query = new URLSearchParams({ spot, outcome });
  fetch("/messenger/report?" + query, { method: "POST", keepalive: true }).catch(() => {});
}
