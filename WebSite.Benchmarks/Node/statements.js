// The rows that WebSite/Projection/ makes of an opt-in, one statement each. Repeated clicks, returning people and second people of a session are
// thought of as far as an opt-in with a ref of the site's can bring them; a stop or an order is not, for the harness sends neither.
const isFirst = `(excluded.FirstAt < OptIns.FirstAt
  OR (excluded.FirstAt = OptIns.FirstAt AND COALESCE(excluded.Placement, '') < COALESCE(OptIns.Placement, '')))`;

export const statements = {
  event: `INSERT INTO WebhookEvents (Key, ReceivedAt, Timestamp, PageId, Sender, Channel, Kind, Raw, Secret)
    VALUES (?, ?, ?, ?, ?, 'messaging', 'optin', ?, 0) ON CONFLICT (Key) DO NOTHING RETURNING Id`,

  slug: 'SELECT Slug FROM Products WHERE Id = ?',

  make: `INSERT INTO CheckoutSessions (Token, Browser, CreatedAt, UpdatedAt, Connection) VALUES (?, ?, ?, ?, 'Connected')
    ON CONFLICT (Token) DO NOTHING RETURNING Id`,

  owned: 'SELECT Id FROM CheckoutSessions WHERE Token = ? AND Browser = ?',

  optIn: `INSERT INTO OptIns (CheckoutSessionId, PageId, Psid, EntryPoint, Placement, WebPage, FirstAt, LastAt, RecordedAt, ClickCount, Trust)
    VALUES (@session, @pageId, @sender, 'SendToMessenger', @placement, @webPage, @at, @at, @now, 1, 'Proven')
    ON CONFLICT (CheckoutSessionId, PageId, Psid) DO UPDATE SET
      ClickCount = OptIns.ClickCount + 1,
      Trust = CASE OptIns.Trust WHEN 'Confirmed' THEN 'Confirmed' ELSE 'Proven' END,
      LastAt = MAX(excluded.LastAt, OptIns.LastAt),
      EntryPoint = CASE WHEN ${isFirst} THEN excluded.EntryPoint ELSE OptIns.EntryPoint END,
      Placement = CASE WHEN ${isFirst} THEN excluded.Placement ELSE OptIns.Placement END,
      WebPage = CASE WHEN ${isFirst} THEN excluded.WebPage ELSE OptIns.WebPage END,
      FirstAt = MIN(excluded.FirstAt, OptIns.FirstAt)
    RETURNING Id`,

  click: `INSERT INTO OptInClicks (EventId, OptInId, At, EntryPoint, IsProof, Placement, WebPage) VALUES (?, ?, ?, 'SendToMessenger', 1, ?, ?)`,

  connect: `UPDATE CheckoutSessions SET
      CreatedAt = MIN(@at, CreatedAt),
      UpdatedAt = @now,
      Connection = CASE
        WHEN ChosenOptInId IS NULL AND (SELECT COUNT(*) FROM OptIns WHERE CheckoutSessionId = @session AND Trust IN ('Proven', 'Confirmed')) > 1 THEN 'Conflict'
        ELSE 'Connected' END
    WHERE Id = @session`,

  conversation: `INSERT INTO Conversations (PageId, Psid, StartedAt, LastAt, ActedAt, Unread, Profile) VALUES (@pageId, @sender, @at, @at, @at, 0, 'Unasked')
    ON CONFLICT (PageId, Psid) DO UPDATE SET
      LastAt = MAX(excluded.LastAt, Conversations.LastAt),
      ActedAt = MAX(excluded.ActedAt, COALESCE(Conversations.ActedAt, excluded.ActedAt))
    RETURNING Id`,

  line: `INSERT INTO ThreadLines (ConversationId, EventId, At, Kind, Wish) VALUES (?, ?, ?, 'OptIn', 'None')`,

  arrival: `INSERT INTO Arrivals (ConversationId, EventId, At, EntryPoint, CheckoutSessionId, Placement, WebPage, Certainty, ConsentBasis)
    VALUES (@conversation, @eventId, @at, 'SendToMessenger', @session, @placement, @webPage, 'Proven', 'OptIn') RETURNING Id`,

  confirm: `INSERT INTO OutboxMessages (Cause, PageId, ConversationId, Occasion, ArrivalId, CheckoutSessionId, State, CreatedAt, DueAt, Attempts)
    VALUES (@cause, @pageId, @conversation, 'Confirmation', @arrival, @session, 'Waiting', @now, @now, 0) ON CONFLICT (Cause) DO NOTHING`,
};
