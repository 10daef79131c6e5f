using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>A conversation in the list.</summary>
public sealed record ConversationRow
{
    public required Conversation Conversation { get; init; }

    public bool HasPicture { get; init; }

    /// <summary>The latest way in; null when there is none.</summary>
    public Way? Visit { get; init; }

    /// <summary>What was last said or done by the person, or in the Page's inbox.</summary>
    public Said? Line { get; init; }

    /// <summary>What this site last wrote, and Facebook took. What only waits, or never went, nobody has said.</summary>
    public Wrote? Message { get; init; }

    /// <summary>The person's latest question, while it waits for an answer; a hello or a call for a human only where there is nothing else of the day. Null when none does.</summary>
    public Said? Question { get; init; }

    /// <summary>How many of its messages of the last 24 hours could not be sent, or are set aside.</summary>
    public int Failed { get; init; }

    /// <summary>Of how many of them nobody knows whether they arrived.</summary>
    public int Uncertain { get; init; }

    /// <summary>What the row shows: a question that waits, else who said the last thing, and what.</summary>
    public (string Who, string What) Last => Question is { } question ? ("", question.What) : Line is { } line && (Message is not { } message || line.At >= message.At)
        ? (line.Kind is EntryKind.Echo or EntryKind.Program ? "Page" : "", line.What)
        : Message is { } wrote ? ("You", wrote.Text ?? wrote.Occasion.Rule().Name) : ("", "Nothing was said yet");

    /// <summary>How it is read from the database.</summary>
    public static Expression<Func<Conversation, ConversationRow>> Of(SiteDb db, DateTimeOffset yesterday) => c => new()
    {
        Conversation = c,
        HasPicture = c.Picture != null,
        Visit = c.Visits.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => new Way(
            a.EntryPoint,
            a.ProductId,
            a.Certainty,
            db.Campaigns.Where(k => k.Id == a.CampaignId).Select(k => k.Name).FirstOrDefault(),
            a.CheckoutSessionId,
            db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).Select(o => (int?)o.Id).FirstOrDefault())).FirstOrDefault(),
        Line = c.Entries.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => new Said(l.At, l.Kind, l.Text, l.UnsentAt != null)).FirstOrDefault(),
        Question = c.Unread == 0 ? null : c.Entries.AsQueryable().Where(ConversationEntry.Waiting)
            .OrderByDescending(l => l.Intent == Intent.None && l.At > yesterday).ThenByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => new Said(l.At, l.Kind, l.Text, false)).FirstOrDefault(),
        Message = c.Messages.Where(m => m.State == OutboxState.Sent).OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id)
            .Select(m => new Wrote(m.SentAt ?? m.CreatedAt, m.Occasion, m.Text)).FirstOrDefault(),
        Failed = c.Messages.Count(m => m.State == OutboxState.SetAside || (m.CreatedAt > yesterday && m.State == OutboxState.Failed)),
        Uncertain = c.Messages.Count(m => m.CreatedAt > yesterday && m.State == OutboxState.Uncertain),
    };

    /// <summary>A way in.</summary>
    public sealed record Way(EntryPoint EntryPoint, string? ProductId, Certainty Certainty, string? Campaign, long? SessionId, int? OrderId);

    /// <summary>Something that a person said or did.</summary>
    public sealed record Said(DateTimeOffset At, EntryKind Kind, string? Text, bool IsUnsent)
    {
        /// <summary>In the row's words.</summary>
        public string What => IsUnsent ? "Unsent a message" : Kind is EntryKind.Text or EntryKind.Echo or EntryKind.Program && Text is not null ? Text : ThreadWords.Say(Kind, Text);
    }

    /// <summary>Something that this site wrote.</summary>
    public sealed record Wrote(DateTimeOffset At, Occasion Occasion, string? Text);
}
