// A shopper without a screen: looks at a product, confirms in Messenger, and asks the page whether it is connected.
import { createHmac } from "node:crypto";

/** The state that the page ends in, within a minute. */
export async function optIn(address, { secret, page }) {
  const cookies = new Map();
  const ask = async path => {
    const answer = await fetch(address + path, { headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } });
    answer.headers.getSetCookie().map(line => /^([^=]+)=([^;]*)/.exec(line)).forEach(([, name, value]) => cookies.set(name, value));
    return answer;
  };
  const html = await (await ask("/products/harbour-teapot")).text();
  const [ref, spot] = [/data-ref="([^"]+)"/.exec(html)?.[1], /data-spot="([^"]+)"/.exec(html)?.[1]];
  const event = { sender: { id: "5544332211009988" }, recipient: { id: page }, timestamp: Date.now(), optin: { ref } };
  const body = JSON.stringify({ object: "page", entry: [{ id: page, time: Date.now(), messaging: [event] }] });
  const signature = "sha256=" + createHmac("sha256", secret).update(body).digest("hex");
  const stored = await fetch(address + "/webhook", { method: "POST", body, headers: { "Content-Type": "application/json", "X-Hub-Signature-256": signature } });
  for (const end = Date.now() + 60_000; stored.status === 200 && Date.now() < end; await new Promise(resolve => setTimeout(resolve, 100))) {
    const answer = await ask(`/messenger/connection?spot=${encodeURIComponent(spot)}`);
    const { state } = answer.ok ? await answer.json() : { state: `answered ${answer.status}` };
    if (state === "connected") {
      return state;
    }
  }
  return `not connected: the webhook answered ${stored.status}, ref ${ref}, spot ${spot}`;
}
