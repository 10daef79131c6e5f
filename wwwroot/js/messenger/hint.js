/**
 * Tells the site that the plugin spoke of an opt-in. Nothing comes of it but an alarm for the merchant, if no webhook confirms it;
 * so nothing waits for it, and nothing is said when it fails.
 */
export function hint(spot) {
  fetch("/messenger/hint?spot=" + encodeURIComponent(spot), { method: "POST", keepalive: true }).catch(() => {});
}
