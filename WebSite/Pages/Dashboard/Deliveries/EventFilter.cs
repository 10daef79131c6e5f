using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>Which events are shown: what stands in the address, person and ref closed in <see cref="Find"/>.</summary>
public sealed class EventFilter
{
    /// <summary>What became of them.</summary>
    public EventOutcome? Outcome { get; set; }

    /// <summary>Their kind, exactly.</summary>
    [StringLength(64)]
    public string? Kind { get; set; }

    /// <summary>Their sender, exactly.</summary>
    [StringLength(256)]
    public string? Person { get; set; }

    /// <summary>The ref in them, in any spelling.</summary>
    [StringLength(512)]
    public string? Ref { get; set; }

    /// <summary>Person and ref as they stand in addresses: <see cref="FilterSeal"/>.</summary>
    [StringLength(4096)]
    public string? Find { get; set; }

    /// <summary>Received at this time or later, in UTC.</summary>
    public DateTime? From { get; set; }

    /// <summary>Received before this time, in UTC.</summary>
    public DateTime? To { get; set; }

    /// <summary>Whether anything but the outcome is asked for.</summary>
    public bool IsNarrow => (Kind ?? Person ?? Ref) is not null || From is not null || To is not null;

    /// <summary>The events it lets through.</summary>
    public IQueryable<WebhookEvent> Of(SiteDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var events = OfOutcome(db);

        if (Kind is { } kind)
        {
            events = events.Where(e => e.Kind == kind.Trim());
        }

        if (Person is { } person)
        {
            events = events.Where(e => e.Sender == person.Trim());
        }

        if (RefText.Canonical(Ref) is { Length: > 0 } text)
        {
            // Case counts in refs, so this is no LIKE: it becomes instr(), which has no wildcards to escape either.
            var spellings = Spellings(text);
            events = events.Where(e => spellings.Any(s => e.Raw.Contains(s)));
        }

        if (Utc(From) is { } from)
        {
            events = events.Where(e => e.ReceivedAt >= from);
        }

        return Utc(To) is { } to ? events.Where(e => e.ReceivedAt < to) : events;
    }

    /// <summary>Those of the outcome, each found by what tells it: a note, its place behind the checkpoint, or a click.</summary>
    private IQueryable<WebhookEvent> OfOutcome(SiteDb db)
    {
        var events = db.WebhookEvents.AsNoTracking();
        var checkpoint = db.Checkpoints.Select(c => c.EventId);
        return Outcome switch
        {
            null => events,
            EventOutcome.Erased => events.Where(e => e.Raw == ""),
            EventOutcome.Waiting => events.Where(e => e.Raw != "" && (e.Id > checkpoint.Single() || db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.Waiting)).Select(n => n.EventId).Contains(e.Id))),
            EventOutcome.Recorded => events.Where(e => e.Raw != "" && db.OptInClicks.Any(c => c.EventId == e.Id)),
            EventOutcome.Kept => events.Where(e => e.Raw != "" && e.Id <= checkpoint.Single() && !db.OptInClicks.Any(c => c.EventId == e.Id) && !db.EventNotes.Any(n => n.EventId == e.Id && n.Outcome != EventOutcome.Kept)),

            // Few: the notes are asked first, by their index.
            EventOutcome.SetAside => events.Where(e => e.Raw != "" && db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.SetAside)).Select(n => n.EventId).Contains(e.Id)),
            EventOutcome.Refused => events.Where(e => e.Raw != "" && db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.Refused)).Select(n => n.EventId).Contains(e.Id)),
            _ => throw new InvalidOperationException($"The outcome {Outcome} has no filter."),
        };
    }

    /// <summary>The list's address with this filter.</summary>
    public string Path(long? before = null, string? handler = null) => PathOf(Outcome, before, handler);

    /// <summary>The list's address with this filter and another outcome.</summary>
    public string PathOf(EventOutcome? outcome, long? before = null, string? handler = null)
    {
        var query = new QueryBuilder();
        Add("outcome", outcome?.ToString().ToLowerInvariant());
        Add("kind", Kind);
        Add("find", Find);
        Add("from", Text(From));
        Add("to", Text(To));
        Add("before", before?.ToString(CultureInfo.InvariantCulture));
        Add("handler", handler);
        return "/dashboard/deliveries" + query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }
    }

    /// <summary>A time as the form's field has it.</summary>
    public static string? Text(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>What may follow a ref: its quotation mark, or what makes no other ref of it.</summary>
    private static readonly string[] Ends = ["\"", "=", " ", @"\u003d", @"\t", @"\n", @"\r"];

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? new(DateTime.SpecifyKind(value, DateTimeKind.Utc)) : null;

    /// <summary>
    /// How a ref may stand in an event's JSON: escaped as little as JSON asks, or as Facebook does it (slashes too, and everything
    /// that isn't ASCII), and ended by its quotation mark or by what makes no other ref of it.
    /// </summary>
    private static List<string> Spellings(string text)
    {
        var plain = text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var facebook = string.Concat(plain.Replace("/", @"\/", StringComparison.Ordinal).Select(c => c < 128 ? $"{c}" : $@"\u{(int)c:x4}"));
        string[] starts = [plain, facebook];
        return [.. starts.Distinct().SelectMany(start => Ends.Select(end => $"\"{start}{end}"))];
    }
}
