/**
 * Tells the site that a plugin wasn't drawn: "sdk-blocked", "frame-silent" or "empty". It is counted for the merchant; the shopper is
 * told nothing, so nothing waits for it, and nothing is said when it fails.
 */
export function trouble(spot, fault) {
  const query = new URLSearchParams({ spot, fault });
  fetch("/messenger/trouble?" + query, { method: "POST", keepalive: true }).catch(() => {});
}
