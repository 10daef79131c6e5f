// Runs messaging-api-messenger against a sandbox, as a bot would: node messaging-api.mjs <sandbox> <folder with node_modules>
// Prints one line of JSON for each step; ends with status 1 when a step failed.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

const [sandbox, folder] = process.argv.slice(2);
const installed = createRequire(path.join(folder, 'package.json'));
const { MessengerBatch, MessengerClient } = installed('messaging-api-messenger');
const readCode = installed('jsqr');
const { PNG } = installed('pngjs');

const secret = 'demo-app-secret';
const person = 'demo-psid-alice';
const client = new MessengerClient({
  accessToken: 'demo-page-token', appId: 'demo-app', appSecret: secret, version: '6.0', origin: sandbox,
});

let failed = false;
async function step(name, run) {
  try {
    await run();
    console.log(JSON.stringify({ step: name, ok: true }));
  } catch (error) {
    failed = true;
    console.log(JSON.stringify({ step: name, ok: false, error: error.message }));
  }
}

// The webhook: answers the challenge, and checks both signatures over the bytes as they come.
const deliveries = [];
let wake = () => {};
const webhook = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (request.method === 'GET') {
    const right = url.searchParams.get('hub.verify_token') === 'my-token' && url.searchParams.get('hub.mode') === 'subscribe';
    response.writeHead(right ? 200 : 403).end(right ? url.searchParams.get('hub.challenge') : '');
    return;
  }

  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
    const bytes = Buffer.concat(chunks);
    const signed = (algorithm, header) =>
      `${algorithm}=${crypto.createHmac(algorithm, secret).update(bytes).digest('hex')}` === request.headers[header];
    deliveries.push({
      sha1: signed('sha1', 'x-hub-signature'), sha256: signed('sha256', 'x-hub-signature-256'), body: JSON.parse(bytes.toString('utf8')),
    });
    response.end();
    wake();
  });
});
await new Promise((resolve) => webhook.listen(0, '127.0.0.1', resolve));
const callbackUrl = `http://localhost:${webhook.address().port}/hook`;

async function delivered(matches) {
  const found = () => deliveries.find((delivery) => delivery.body.entry[0].messaging?.some(matches));
  while (!found()) {
    await new Promise((resolve) => { wake = resolve; });
  }

  return found();
}

await step('createSubscription', async () => {
  const answer = await client.createSubscription({ callbackUrl, verifyToken: 'my-token', fields: ['messages', 'messaging_optins', 'message_deliveries'] });
  assert.equal(answer.success, true);
});
await step('createSubscription with a wrong token', () =>
  assert.rejects(client.createSubscription({ callbackUrl, verifyToken: 'other' }), /Messenger API - 2200 OAuthException/));
await step('getSubscriptions', async () => {
  const [subscription] = await client.getSubscriptions();
  assert.equal(subscription.object, 'page');
  assert.equal(subscription.callbackUrl, callbackUrl);
  assert.ok(subscription.fields.some((field) => field.name === 'messaging_optins'));
});
await step('getPageInfo', async () => assert.deepEqual(await client.getPageInfo(), { name: 'Kettle & Kin', id: 'demo-page' }));
await step('debugToken', async () => {
  const token = await client.debugToken();
  assert.equal(token.isValid, true);
  assert.equal(token.appId, 'demo-app');
});

await step('an opt-in with both signatures', async () => {
  await fetch(`${sandbox}/dialog/login?then=optin&one_click=true&ref=order-7`, { method: 'POST', body: new URLSearchParams({ person }) });
  const delivery = await delivered((item) => item.optin?.ref === 'order-7');
  assert.deepEqual([delivery.sha1, delivery.sha256], [true, true]);
});

const sends = {
  sendText: () => client.sendText(person, 'Tack för köpet! 🍵 100% <ok> a/b'),
  sendButtonTemplate: () => client.sendButtonTemplate(person, 'Where is it?', [{ type: 'postback', title: 'Track', payload: 'TRACK' }]),
  sendGenericTemplate: () => client.sendGenericTemplate(person, [
    { title: 'Kettle', subtitle: 'Red', imageUrl: 'https://shop.example/kettle.png', buttons: [{ type: 'web_url', title: 'See', url: 'https://shop.example/' }] },
  ]),
  sendReceiptTemplate: () => client.sendReceiptTemplate(person, {
    recipientName: 'Alice Lindqvist', orderNumber: 'K-7', currency: 'USD', paymentMethod: 'Visa 1234', timestamp: '1458692752',
    elements: [{ title: 'Kettle', quantity: 1, price: 40, currency: 'USD' }],
    address: { street1: '1 Main St', street2: '', city: 'Springfield', postalCode: '12345', state: 'IL', country: 'US' },
    summary: { subtotal: 40, shippingCost: 5, totalTax: 2.5, totalCost: 47.5 },
  }),
  sendImage: () => client.sendImage(person, 'https://shop.example/kettle.png'),
  // Without a name it is a field, not a file: PHP, and so Facebook, makes the same difference.
  'sendImage of a buffer': () => client.sendImage(person, Buffer.from('89504e47', 'hex'), { filename: 'kettle.png' }),
};
for (const [name, send] of Object.entries(sends)) {
  await step(name, async () => {
    const answer = await send();
    assert.equal(answer.recipientId, person);
    assert.ok(answer.messageId);
  });
}

await step('a delivery with both signatures', async () => {
  const delivery = await delivered((item) => item.delivery);
  assert.deepEqual([delivery.sha1, delivery.sha256], [true, true]);
});
await step('typingOn', async () => assert.equal((await client.typingOn(person)).recipientId, person));
await step('getUserProfile', async () => {
  const profile = await client.getUserProfile(person);
  assert.equal(profile.firstName, 'Alice');
  assert.equal((await fetch(profile.profilePic)).status, 200);
});
await step('a refused send', () => assert.rejects(client.sendText('123', 'hi'), /Messenger API - 100 OAuthException \(#100\) No matching user found/));
await step('sendBatch', async () => {
  const answers = await client.sendBatch([MessengerBatch.sendText(person, 'one'), MessengerBatch.sendText(person, 'two')]);
  assert.deepEqual(answers.map((answer) => [answer.code, answer.body.recipientId]), [[200, person], [200, person]]);
});

// The Messenger Profile takes ten calls in ten minutes.
await step('setGetStarted', async () => assert.equal((await client.setGetStarted('GO')).result, 'success'));
await step('setGreeting', async () => assert.equal((await client.setGreeting('Hello!')).result, 'success'));
await step('getGetStarted', async () => assert.deepEqual(await client.getGetStarted(), { payload: 'GO' }));
await step('getGreeting', async () => assert.deepEqual(await client.getGreeting(), [{ locale: 'default', text: 'Hello!' }]));
await step('setWhitelistedDomains', async () => assert.equal((await client.setWhitelistedDomains(['https://shop.example'])).result, 'success'));
await step('getWhitelistedDomains', async () => assert.deepEqual(await client.getWhitelistedDomains(), ['https://shop.example']));
await step('deleteGreeting', async () => assert.equal((await client.deleteGreeting()).result, 'success'));
await step('getGreeting after', async () => assert.equal(await client.getGreeting(), null));
await step('deleteGetStarted', async () => assert.equal((await client.deleteGetStarted()).result, 'success'));

await step('createPersona', async () => {
  const { id } = await client.createPersona({ name: 'Kim', profilePictureUrl: 'https://shop.example/kim.png' });
  assert.equal((await client.getPersona(id)).name, 'Kim');
  await client.deletePersona(id);
});
await step('passThreadControl', async () => assert.equal((await client.passThreadControl(person, '123', 'over to you')).success, true));

// They ended on 2019-10-29.
await fetch(`${sandbox}/_sandbox/clock`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"day":"2019-06-01"}' });
for (const size of [100, 237, 1000, 2000]) {
  await step(`a Messenger Code of ${size} pixels is read by a QR reader`, async () => {
    const made = await fetch(`${sandbox}/v2.6/me/messenger_codes?access_token=demo-page-token`, {
      method: 'POST', body: new URLSearchParams({ type: 'standard', data: '{"ref":"order-7"}', image_size: size }),
    });
    const picture = PNG.sync.read(Buffer.from(await (await fetch((await made.json()).uri)).arrayBuffer()));
    assert.deepEqual([picture.width, picture.height], [size, size]);
    assert.match(readCode(new Uint8ClampedArray(picture.data), size, size)?.data ?? 'not read', /^http:\/\/localhost:\d+\/c\/[0-9a-f]{16}$/);
  });
}

webhook.close();
webhook.closeAllConnections();
process.exitCode = failed ? 1 : 0;
