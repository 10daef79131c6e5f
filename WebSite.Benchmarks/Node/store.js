// All that the site makes of an event, in the event's own transaction.
import Database from 'better-sqlite3';
import { useKeyRing } from './refs.js';
import { statements } from './statements.js';

export class Store {
  constructor(file) {
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    useKeyRing(db.prepare('SELECT Xml FROM DataProtectionKeys').pluck().get());
    const prepared = Object.entries(statements).map(([name, text]) => [name, db.prepare(text)]);
    this.statements = Object.fromEntries(prepared.map(([name, one]) => [name, one.reader ? one.pluck() : one]));

    /** Stores events and what they mean in one transaction. */
    this.record = db.transaction(events => {
      this.slugs = new Map();
      events.forEach(one => this.#one(one));
    }).immediate;
  }

  #one({ key, pageId, sender, timestamp, raw, ref }) {
    const run = this.statements;
    const now = Date.now();
    const at = timestamp <= now ? timestamp : now;
    const eventId = run.event.get(key, now, timestamp, pageId, sender, raw);
    if (eventId === undefined) {
      return;
    }

    if (at > ref.expires) {
      throw new Error('The harness sends no expired refs.');
    }

    const made = run.make.get(ref.session, ref.browser, at, now);
    const session = made ?? run.owned.get(ref.session, ref.browser);
    if (session === undefined) {
      throw new Error('The harness sends no refs of other browsers.');
    }

    const placement = ref.placement;
    const webPage = placement === 'Product' ? `/products/${this.#slug(ref.subject)}` : `/${placement.toLowerCase()}`;
    const optInId = run.optIn.get({ session, pageId, sender, placement, webPage, at, now });
    run.click.run(eventId, optInId, at, placement, webPage);
    if (made === undefined) {
      run.connect.run({ session, at, now });
    }

    const conversation = run.conversation.get({ pageId, sender, at });
    run.line.run(conversation, eventId, at);
    const arrival = run.arrival.get({ conversation, eventId, at, session, placement, webPage });
    run.confirm.run({ cause: `confirmation:${conversation}:${session}:${placement}:${webPage}`, pageId, conversation, arrival, session, now });
  }

  #slug(productId) {
    if (!this.slugs.has(productId)) {
      this.slugs.set(productId, this.statements.slug.get(productId));
    }

    return this.slugs.get(productId);
  }
}
