// Reads the site's own refs: what ASP.NET Data Protection does with AES-256-GCM, with a key derived for each ref.
// 4 bytes of magic, 16 key id, 16 key modifier, 12 nonce, 38 claims, 16 tag.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const placements = { 1: 'Product', 2: 'Cart', 3: 'Checkout', 4: 'ThankYou' };
const purposes = ['Messenger.Site', 'Messenger.Site.Ref.v1', 'Production', process.env.Messenger__PageId];
let masterKey;

/** The key ring has one key: the harness has just made the file. */
export function useKeyRing(xml) {
  masterKey = Buffer.from(/<value>([^<]+)<\/value>/.exec(xml)[1], 'base64');
}

/** What a ref says; it throws for one that isn't the site's. */
export function readRef(text) {
  const bytes = Buffer.from(text, 'base64url');
  const key = derive(masterKey, Buffer.concat([bytes.subarray(0, 20), purposeBytes]), Buffer.concat([contextHeader, bytes.subarray(20, 36)]));
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(36, 48)).setAuthTag(bytes.subarray(86, 102));
  const claims = Buffer.concat([decipher.update(bytes.subarray(48, 86)), decipher.final()]);
  return {
    placement: placements[claims[1]],
    session: claims.subarray(2, 18),
    browser: claims.subarray(18, 30),
    subject: claims.readUInt32LE(30),
    expires: claims.readUInt32LE(34) * 1000,
  };
}

/** SP 800-108 in counter mode with HMAC-SHA-512; 256 bits need one block. */
function derive(key, label, context) {
  return createHmac('sha512', key).update(number(1)).update(label).update(zero).update(context).update(number(256)).digest().subarray(0, 32);
}

function number(value) {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const zero = Buffer.alloc(1);
const empty = Buffer.alloc(0);
const purposeBytes = Buffer.concat([number(purposes.length), ...purposes.flatMap(one => [Buffer.from([one.length]), Buffer.from(one)])]);

/** Names the algorithms, with the tag of nothing under a key of nothing. */
const contextHeader = (() => {
  const cipher = createCipheriv('aes-256-gcm', derive(empty, empty, empty), Buffer.alloc(12));
  cipher.final();
  return Buffer.concat([Buffer.from([0, 1]), number(32), number(12), number(16), number(16), cipher.getAuthTag()]);
})();
