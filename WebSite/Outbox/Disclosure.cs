using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;
using WebSite.Texts;

namespace WebSite.Outbox;

/// <summary>Says in the first text that the site writes to somebody by itself that it is automated, where a setting asks for that.</summary>
public sealed class Disclosure(SiteDb db, ShopName shop, IOptionsMonitor<OutboxOptions> options)
{
    /// <summary>The text, after the disclosure where it is the first. A receipt has no room for it, and counts for none.</summary>
    internal async Task<string> BeforeAsync(string text, OutboxMessage message, CancellationToken cancel)
    {
        if (options.CurrentValue.Disclosure is not { Length: > 0 } disclosure || await WasMadeAsync(message, cancel))
        {
            return text;
        }

        var first = Placeholders.Fill(disclosure, new() { Shop = shop.Name }).Trim();
        return $"{first}\n\n{TextCut.Fit(text, TextCut.Longest - first.Length - 2)}";
    }

    private async Task<bool> WasMadeAsync(OutboxMessage message, CancellationToken cancel) => message.ConversationId is not null && await db.OutboxMessages.AnyAsync(
        m => m.ConversationId == message.ConversationId && m.Id != message.Id && OccasionRules.OwnTexts.Contains(m.Occasion)
            && (m.State == OutboxState.Sent || m.State == OutboxState.Uncertain),
        cancel);
}
