// The site's rows with the site's statements: WebSite/Webhook/InboxStatement.cs and WebSite/OptIns/*Statements.cs.
import Database from 'better-sqlite3';
import { useKeyRing } from './refs.js';

const isFirst = `(excluded.FirstAt < OptIns.FirstAt
  OR (excluded.FirstAt = OptIns.FirstAt AND COALESCE(excluded.Placement, '') < COALESCE(OptIns.Placement, '')))`;

const sql = {
  event: `INSERT INTO WebhookEvents (Key, ReceivedAt, Timestamp, PageId, Sender, Channel, Kind, Raw, Secret, Outcome, Reason, Attempts)
    VALUES (?, ?, ?, ?, ?, 'messaging', 'optin', ?, 0, 'Recorded', NULL, 1) ON CONFLICT (Key) DO NOTHING RETURNING Id`,
  slug: 'SELECT Slug FROM Products WHERE Id = ?',
  make: `INSERT INTO CheckoutSessions (Token, Browser, CreatedAt, UpdatedAt, Connection) VALUES (?, ?, ?, ?, 'Connected')
    ON CONFLICT (Token) DO NOTHING RETURNING Id`,
  owned: 'SELECT Id FROM CheckoutSessions WHERE Token = ? AND Browser = ?',
  optIn: `INSERT INTO OptIns (CheckoutSessionId, PageId, Psid, EntryPoint, Placement, WebPage, FirstAt, LastAt, RecordedAt, ClickCount)
    VALUES (@session, @pageId, @sender, 'SendToMessenger', @placement, @webPage, @at, @at, @now, 1)
    ON CONFLICT (CheckoutSessionId, PageId, Psid) DO UPDATE SET
      ClickCount = OptIns.ClickCount + 1,
      LastAt = CASE WHEN excluded.LastAt > OptIns.LastAt THEN excluded.LastAt ELSE OptIns.LastAt END,
      EntryPoint = CASE WHEN ${isFirst} THEN excluded.EntryPoint ELSE OptIns.EntryPoint END,
      Placement = CASE WHEN ${isFirst} THEN excluded.Placement ELSE OptIns.Placement END,
      WebPage = CASE WHEN ${isFirst} THEN excluded.WebPage ELSE OptIns.WebPage END,
      FirstAt = CASE WHEN ${isFirst} THEN excluded.FirstAt ELSE OptIns.FirstAt END
    RETURNING Id`,
  click: `INSERT INTO OptInClicks (EventId, OptInId, At, EntryPoint, Placement, WebPage) VALUES (?, ?, ?, 'SendToMessenger', ?, ?)`,
  connect: `UPDATE CheckoutSessions SET
      CreatedAt = CASE WHEN @at < CreatedAt THEN @at ELSE CreatedAt END,
      UpdatedAt = @now,
      Connection = CASE
        WHEN ChosenOptInId IS NULL AND (SELECT COUNT(*) FROM OptIns WHERE CheckoutSessionId = @session) > 1 THEN 'Conflict'
        ELSE 'Connected' END
    WHERE Id = @session`,
};

export class Store {
  constructor(file) {
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    useKeyRing(db.prepare('SELECT Xml FROM DataProtectionKeys').pluck().get());
    const prepared = Object.entries(sql).map(([name, text]) => [name, db.prepare(text)]);
    this.statements = Object.fromEntries(prepared.map(([name, one]) => [name, one.reader ? one.pluck() : one]));

    /** Stores and records events in one transaction. */
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

    const webPage = ref.placement === 'Product' ? `/products/${this.#slug(ref.subject)}` : `/${ref.placement.toLowerCase()}`;
    const optInId = run.optIn.get({ session, pageId, sender, placement: ref.placement, webPage, at, now });
    run.click.run(eventId, optInId, at, ref.placement, webPage);
    if (made === undefined) {
      run.connect.run({ session, at, now });
    }
  }

  #slug(productId) {
    if (!this.slugs.has(productId)) {
      this.slugs.set(productId, this.statements.slug.get(productId));
    }

    return this.slugs.get(productId);
  }
}
