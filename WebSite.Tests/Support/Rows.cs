using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>Conversations as the webhook would have made them.</summary>
internal static class Rows
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A conversation with Alice, who wrote a minute ago.</summary>
    public static Task<Conversation> AliceAsync(this SiteHost site, Action<Conversation>? change = null) => site.ReadAsync(async db =>
    {
        var at = DateTimeOffset.UtcNow.AddMinutes(-1);
        var alice = new Conversation
        {
            PageId = Settings.PageId,
            Psid = Payload.Alice,
            Name = "Alice Archer",
            FirstName = "Alice",
            Profile = ProfileState.Known,
            StartedAt = at,
            LastAt = at,
            ActedAt = at,
            Unread = 1,
        };
        alice.Entries.Add(new() { EventId = 1, At = at, Kind = EntryKind.Text, Text = "Is it <b>dishwasher</b> safe?" });
        change?.Invoke(alice);
        db.Conversations.Add(alice);
        await db.SaveChangesAsync(Cancel);
        return alice;
    });

    /// <summary>Somebody clicked Send to Messenger in the only checkout session's own browser.</summary>
    public static Task<int> ClickedAsync(this SiteHost site, string psid) => site.ReadAsync(async db =>
    {
        var session = await db.CheckoutSessions.Include(s => s.OptIns).SingleAsync(Cancel);
        session.With(s => s.Connection, Connection.Connected);
        var optIn = new OptIn { PageId = Settings.PageId, Psid = psid, EntryPoint = EntryPoint.SendToMessenger, FirstAt = DateTimeOffset.UtcNow, LastAt = DateTimeOffset.UtcNow, ClickCount = 1 };
        optIn.Clicks.Add(new() { EventId = 1, EntryPoint = EntryPoint.SendToMessenger, IsProof = true, At = DateTimeOffset.UtcNow });
        session.OptIns.Add(optIn);
        db.Entry(optIn).Property(o => o.Trust).CurrentValue = OptInTrust.Proven;
        return await db.SaveChangesAsync(Cancel);
    });

    /// <summary>The outbox, oldest first.</summary>
    public static Task<List<OutboxMessage>> OutboxAsync(this SiteHost site) => site.ReadAsync(db => db.OutboxMessages.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Cancel));

    /// <summary>A message of the outbox.</summary>
    public static OutboxMessage Message(string cause, OutboxState state, Occasion occasion = Occasion.Answer) => new()
    {
        Cause = MessageCause.Stored(cause),
        PageId = Settings.PageId,
        Occasion = occasion,
        State = state,
        Text = occasion == Occasion.Receipt ? null : "Yes, it is.",
        CreatedAt = DateTimeOffset.UtcNow,
        DueAt = DateTimeOffset.UtcNow,
    };
}
