// A Messenger bot as one writes it with express: `node server.js each|group <database>`.
// each: one transaction a delivery's event. group: what has gathered while the last one committed goes into one transaction.
import express from 'express';
import { isSigned, read } from './delivery.js';
import { Store } from './store.js';

const [mode, database] = process.argv.slice(2);
const store = new Store(database);

/** Deliveries that wait for the next commit. */
let waiting = [];

function commit() {
  const batch = waiting;
  waiting = [];
  answer(batch, () => store.record(batch.flatMap(one => one.events)));
}

/** Answers only when everything is on disk. */
function answer(batch, write) {
  let status = 200;
  try {
    write();
  } catch (error) {
    console.error(error.message);
    status = 503;
  }

  batch.forEach(one => one.response.status(status).end());
}

const take = {
  each: delivery => answer([delivery], () => delivery.events.forEach(one => store.record([one]))),
  group: delivery => {
    if (waiting.push(delivery) === 1) {
      setImmediate(commit);
    }
  },
}[mode];

const app = express();
app.disable('x-powered-by');
app.post('/webhook', express.raw({ type: 'application/json', limit: '1mb' }), (request, response) => {
  if (!isSigned(request.get('X-Hub-Signature-256'), request.body)) {
    response.status(401).end();
    return;
  }

  let events;
  try {
    events = read(request.body);
  } catch {
    response.status(400).end();
    return;
  }

  take({ events, response });
});

const server = app.listen(0, '127.0.0.1', () => console.log(`Now listening on: http://127.0.0.1:${server.address().port}`));
server.keepAliveTimeout = 60_000;
