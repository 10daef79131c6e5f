using Microsoft.EntityFrameworkCore;
using WebSite.Data;

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
        alice.Lines.Add(new() { EventId = 1, At = at, Kind = LineKind.Text, Text = "Is it <b>dishwasher</b> safe?" });
        change?.Invoke(alice);
        db.Conversations.Add(alice);
        await db.SaveChangesAsync(Cancel);
        return alice;
    });

    /// <summary>The outbox, oldest first.</summary>
    public static Task<List<OutboxMessage>> OutboxAsync(this SiteHost site) => site.ReadAsync(db => db.OutboxMessages.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Cancel));

    /// <summary>A message of the outbox.</summary>
    public static OutboxMessage Message(string cause, OutboxState state, Occasion occasion = Occasion.Answer) => new()
    {
        Cause = cause,
        PageId = Settings.PageId,
        Occasion = occasion,
        State = state,
        Text = occasion == Occasion.Receipt ? null : "Yes, it is.",
        CreatedAt = DateTimeOffset.UtcNow,
        DueAt = DateTimeOffset.UtcNow,
    };
}
