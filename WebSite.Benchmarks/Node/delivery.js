// From a body to events: the signature, the JSON, the key that makes an event happen once, and the ref.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readRef } from './refs.js';

const secret = process.env.Messenger__AppSecrets__0;

export function isSigned(header, body) {
  if (!/^sha256=[0-9a-f]{64}$/.test(header ?? '')) {
    return false;
  }

  return timingSafeEqual(Buffer.from(header.slice(7), 'hex'), createHmac('sha256', secret).update(body).digest());
}

/** The opt-ins of a delivery; the harness sends nothing else. */
export function read(body) {
  return JSON.parse(body).entry.flatMap(entry => entry.messaging.map(event => ({
    key: key(entry.id, event),
    pageId: entry.id,
    sender: event.sender.id,
    timestamp: event.timestamp,
    raw: JSON.stringify(event),
    ref: readRef(event.optin.ref),
  })));
}

/** As WebSite/Webhook/EventKey.cs makes it: 8 bytes of time and 16 of a SHA-256, over each text with its length before it. */
function key(pageId, event) {
  const hash = createHash('sha256');
  for (const text of [pageId, event.sender.id, 'messaging', 'optin', event.optin.ref]) {
    const length = Buffer.allocUnsafe(4);
    length.writeInt32LE(Buffer.byteLength(text));
    hash.update(length).update(text);
  }

  const bytes = Buffer.allocUnsafe(24);
  bytes.writeBigInt64BE(BigInt(event.timestamp));
  hash.digest().copy(bytes, 8, 0, 16);
  return bytes;
}
