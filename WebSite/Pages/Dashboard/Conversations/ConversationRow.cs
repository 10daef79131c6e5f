using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

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
        : Message is { } wrote ? ("You", wrote.What) : ("", "Nothing was said yet");

    /// <summary>Reads what belongs to conversations. Of each the ids first, by indexes: to ask for the rows themselves makes the database number all there are.</summary>
    public static async Task<IReadOnlyList<ConversationRow>> ReadAsync(SiteDb db, IReadOnlyList<Conversation> talks, DateTimeOffset yesterday, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(talks);
        var ids = talks.Select(c => c.Id).ToList();
        var latest = await db.Conversations.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new
        {
            c.Id,
            HasPicture = c.Picture != null,
            Visit = c.Visits.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a => (long?)a.Id).FirstOrDefault(),
            Line = c.Entries.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => (long?)l.Id).FirstOrDefault(),
            Question = c.Unread == 0 ? null : c.Entries.AsQueryable().Where(ConversationEntry.Waiting)
                .OrderByDescending(l => l.Intent == Intent.None && l.At > yesterday).ThenByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => (long?)l.Id).FirstOrDefault(),
            Message = c.Messages.Where(m => m.State == OutboxState.Sent).OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Select(m => (long?)m.Id).FirstOrDefault(),
            Failed = c.Messages.Count(m => m.State == OutboxState.SetAside || (m.CreatedAt > yesterday && m.State == OutboxState.Failed)),
            Uncertain = c.Messages.Count(m => m.CreatedAt > yesterday && m.State == OutboxState.Uncertain),
        }).TagWith(Found.Few).ToDictionaryAsync(c => c.Id, cancel);

        var (visits, lines, messages) = (latest.Values.Select(c => c.Visit).OfType<long>().ToList(), latest.Values.SelectMany(c => new[] { c.Line, c.Question }).OfType<long>().Distinct().ToList(), latest.Values.Select(c => c.Message).OfType<long>().ToList());
        var ways = await db.Visits.Where(a => EF.Parameter(visits).Contains(a.Id)).Select(a => new
        {
            a.Id,
            Way = new Way(
                a.EntryPoint,
                a.ProductId,
                a.Certainty,
                db.Campaigns.Where(k => k.Id == a.CampaignId).Select(k => k.Name).FirstOrDefault(),
                a.CheckoutSessionId,
                db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).Select(o => (int?)o.Id).FirstOrDefault()),
        }).ToDictionaryAsync(a => a.Id, a => a.Way, cancel);
        var said = await db.ConversationEntries.Where(l => EF.Parameter(lines).Contains(l.Id)).Select(l => new { l.Id, Said = new Said(l.At, l.Kind, l.Text, l.UnsentAt != null) }).ToDictionaryAsync(l => l.Id, l => l.Said, cancel);
        var wrote = await db.OutboxMessages.Where(m => EF.Parameter(messages).Contains(m.Id)).Select(m => new { m.Id, Wrote = new Wrote(m.SentAt ?? m.CreatedAt, m.Occasion, m.Text, m.UnsentAt != null) }).ToDictionaryAsync(m => m.Id, m => m.Wrote, cancel);
        return [.. talks.Where(c => latest.ContainsKey(c.Id)).Select(c => (Talk: c, Its: latest[c.Id])).Select(one => new ConversationRow
        {
            Conversation = one.Talk,
            HasPicture = one.Its.HasPicture,
            Visit = Of(ways, one.Its.Visit),
            Line = Of(said, one.Its.Line),
            Question = Of(said, one.Its.Question),
            Message = Of(wrote, one.Its.Message),
            Failed = one.Its.Failed,
            Uncertain = one.Its.Uncertain,
        })];
    }

    private static T? Of<T>(Dictionary<long, T> rows, long? id)
        where T : class => id is { } key ? rows.GetValueOrDefault(key) : null;

    /// <summary>A way in.</summary>
    public sealed record Way(EntryPoint EntryPoint, string? ProductId, Certainty Certainty, string? Campaign, long? SessionId, int? OrderId);

    /// <summary>Something that a person said or did.</summary>
    public sealed record Said(DateTimeOffset At, EntryKind Kind, string? Text, bool IsUnsent)
    {
        /// <summary>In the row's words.</summary>
        public string What => IsUnsent ? "Unsent a message" : Kind is EntryKind.Text or EntryKind.Echo or EntryKind.Program && Text is not null ? Text : ThreadWords.Say(Kind, Text);
    }

    /// <summary>Something that this site wrote.</summary>
    public sealed record Wrote(DateTimeOffset At, Occasion Occasion, string? Text, bool IsUnsent)
    {
        /// <summary>In the row's words.</summary>
        public string What => IsUnsent ? "Unsent a message" : Text ?? Occasion.Rule().Name;
    }
}
