using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Privacy;

/// <summary>
/// A shopper who left something in every table: Alice Archer ordered, gave her phone number, and follows the order in Messenger, where she is
/// called Alexandra Quill.
/// </summary>
internal static class PersonLife
{
    public const string Phone = "401234567";

    /// <summary>What only the person's own rows hold, and nothing may hold after a deletion.</summary>
    public static string[] Secrets { get; } = [Alice, Phone, "Alexandra", "picture-of-her", "wholly private words", "Dear Alice"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static SiteHost Site() => new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);

    /// <summary>She orders and confirms her number; the refs of Send to Messenger and of the link on the order's page.</summary>
    public static async Task<(string Plugin, string Link)> OrderAsync(this SiteHost site, Visitor shopper)
    {
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        var placed = await shopper.PostAsync(
            "/checkout",
            [.. Visitor.OrderFields, ("Input.Note", "Ring twice"), ("Matching.Agrees", "true"), ("Matching.Phone", "+358401234567"), ("Matching.Wording", "1")]);
        var page = await shopper.ConfirmNumberAsync(placed.Location!);
        await site.SoonAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Introduction, Cancel));
        return (page.Ref, page.LinkRef);
    }

    /// <summary>She clicks Send to Messenger on the thank-you page, writes, and gets answers.</summary>
    public static async Task LiveAsync(this SiteHost site, Visitor shopper)
    {
        var (pluginRef, _) = await site.OrderAsync(shopper);
        await site.DeliverAsync(OptIn(pluginRef, At(1)), Event(""" "message":{"mid":"m1","text":"Some wholly private words"} """, At(2)),
            Event(""" "message_edit":{"mid":"m1","text":"Other wholly private words","num_edit":1} """, At(3)), Event(""" "message_edit":{"mid":"m9","text":"More wholly private words"} """, At(4)));
        await site.SoonAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Receipt, Cancel));
        await site.SoonAsync(db => db.ConversationEntries.AnyAsync(l => l.Text != null, Cancel));
        await site.ReadAsync(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(Cancel);
            conversation.With(c => c.Name, "Alexandra Quill").With(c => c.FirstName, "Alexandra").With(c => c.Profile, ProfileState.Known);
            db.Add(new ProfilePicture { ConversationId = conversation.Id, ContentType = "image/png", Bytes = [.. Enumerable.Repeat("picture-of-her"u8.ToArray(), 4000).SelectMany(b => b)] });
            db.BrowserHints.Add(new() { SessionToken = await db.CheckoutSessions.Select(s => s.Token).SingleAsync(Cancel), Placement = WebSite.Model.Placement.ThankYou, WebPage = "/orders/{token}", At = DateTimeOffset.UtcNow });
            db.PrivacyRequests.Add(new() { Kind = PrivacyRequestKind.Deauthorization, Key = [1], IssuedAt = DateTimeOffset.UtcNow, ReceivedAt = DateTimeOffset.UtcNow, UserId = Alice, IsMatched = true });
            await db.SaveChangesAsync(Cancel);
            return await db.OutboxMessages.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.Text, "Dear Alice, thank you.").SetProperty(m => m.Body, """{"text":"Dear Alice, thank you."}"""), Cancel);
        });
    }

    public static Task MoveAsync(this SiteHost site, OrderStatus status) =>
        site.ReadAsync(db => db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, status), Cancel));
}
