using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;
using WebSite.Projection;

namespace WebSite.Privacy;

/// <summary>Writes everything about a person as JSON, for the person to have.</summary>
public sealed class PersonExport(SiteDb db, PersonEvents events, PersonTalk talk, PersonNumbers numbers, TimeProvider time)
{
    /// <summary>What deletion leaves, for who reads the file.</summary>
    private const string Stays = "When everything about you is deleted, orders stay in the shop's books, tied to nobody in Messenger. They keep name, address, goods and sums, as books need them; e-mail address and note go, of an order that is under way when it has arrived or is cancelled.";

    /// <summary>The parts of an event that have words.</summary>
    private static readonly string[] Worded = [.. EventKinds.All.Where(kind => kind.HasWords).Select(kind => kind.Name)];

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = Encoder, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes it, a few events at a time, however many there are.</summary>
    public async Task WriteAsync(string person, PipeWriter output, CancellationToken cancel)
    {
        await using var writer = new Utf8JsonWriter(output, new() { Encoder = Encoder, Indented = true });
        writer.WriteStartObject();
        writer.WriteString("person", person);
        writer.WriteString("exportedAt", time.GetUtcNow());
        writer.WriteString("staysAfterDeletion", Stays);
        writer.WritePropertyName("optIns");
        JsonSerializer.Serialize(writer, await OptInsAsync(person, cancel), Json);
        writer.WritePropertyName("checkoutSessions");
        JsonSerializer.Serialize(writer, await SessionsAsync(person, cancel), Json);
        writer.WritePropertyName("conversations");
        JsonSerializer.Serialize(writer, await talk.ExportAsync(person, cancel), Json);
        writer.WritePropertyName("phoneNumbers");
        JsonSerializer.Serialize(writer, await numbers.ExportAsync(person, cancel), Json);
        var unsent = (await db.EntryChanges.Where(c => c.Psid == person && c.IsUnsent).Select(c => c.Mid).ToListAsync(cancel)).ToHashSet();
        writer.WriteStartArray("events");
        await foreach (var some in events.HoldingAsync(person, 0, long.MaxValue, cancel))
        {
            // Somebody else's event that names this person is somebody else's.
            List<WebhookEvent> own = [.. some.Where(e => events.Of(e) == person)];
            var ids = own.Select(e => e.Id).ToList();
            var rows = await db.WebhookEvents.Where(e => ids.Contains(e.Id)).Select(EventRow.Of(db)).ToDictionaryAsync(r => r.Id, cancel);
            own.ForEach(stored => Write(writer, stored, rows[stored.Id], unsent));

            writer.Flush();
            await output.FlushAsync(cancel);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, WebhookEvent stored, EventRow row, HashSet<string> unsent)
    {
        writer.WriteStartObject();
        writer.WriteString("receivedAt", stored.ReceivedAt);
        writer.WriteString("channel", stored.Channel);
        writer.WriteString("kind", stored.Kind);
        writer.WriteString("outcome", row.Outcome.ToString());
        writer.WriteString("reason", row.Reason);
        writer.WritePropertyName("event");
        writer.WriteRawValue(WithoutUnsent(stored.Raw, unsent));
        writer.WriteEndObject();
    }

    /// <summary>The event without the words that were taken back.</summary>
    private static string WithoutUnsent(string raw, HashSet<string> unsent)
    {
        if (EventContent.Read(raw).Mid is not { } mid || !unsent.Contains(mid) || JsonNode.Parse(raw) is not JsonObject one)
        {
            return raw;
        }

        foreach (var part in Worded.Where(part => one[part] is JsonObject))
        {
            one[part] = new JsonObject { ["mid"] = mid };
        }

        return one.ToJsonString(Json);
    }

    private async Task<object> OptInsAsync(string person, CancellationToken cancel) =>
        await db.OptIns.Where(OptIn.Of(person)).OrderBy(o => o.FirstAt).Select(o => new
        {
            o.PageId,
            o.EntryPoint,
            o.Placement,
            o.WebPage,
            o.FirstAt,
            o.LastAt,
            o.RecordedAt,
            CheckoutSession = o.CheckoutSessionId,
            o.LoginId,
            o.Unlinked,
            o.Trust,
            o.AnsweredAt,
            Clicks = o.Clicks.OrderBy(c => c.At).Select(c => new { c.At, c.EntryPoint, c.CameThrough, c.Placement, c.WebPage }).ToList(),
        }).ToListAsync(cancel);

    /// <summary>Cart, order and what was written about them only where the session is this person's alone: else they may be somebody else's.</summary>
    private async Task<object> SessionsAsync(string person, CancellationToken cancel)
    {
        var sessions = await db.CheckoutSessions.AsNoTracking().AsSplitQuery()
            .Include(s => s.OptIns).Include(s => s.CartLines).ThenInclude(l => l.Product).Include(s => s.Order!).ThenInclude(o => o.Lines)
            .Where(s => s.OptIns.Any(o => o.Psid == person)).OrderBy(s => s.Id).ToListAsync(cancel);
        var alone = (await db.AloneOf(person).Select(s => s.Id).ToListAsync(cancel)).ToHashSet();
        var messages = (await db.OutboxMessages.AsNoTracking().Where(m => alone.Contains(m.CheckoutSessionId!.Value)).OrderBy(m => m.Id).ToListAsync(cancel)).ToLookup(m => m.CheckoutSessionId);
        return sessions.Select(s =>
        {
            var isOwn = alone.Contains(s.Id);
            return new
            {
                Number = s.Id,
                s.CreatedAt,
                s.UpdatedAt,
                s.Connection,
                IsChosen = s.OptIns.Any(o => o.Id == s.ChosenOptInId && o.Psid == person),
                Cart = isOwn ? s.CartLines.Select(l => new { l.Product!.Name, l.Quantity, l.AddedAt }) : null,
                Order = isOwn && s.Order is { } order ? Of(order) : null,
                Messages = messages[s.Id].Select(m => new { m.CreatedAt, m.Occasion, m.State, m.SentAt, m.UnsentAt, m.Text, m.Body }),
            };
        });
    }

    private static object Of(Order order) => new
    {
        order.Number,
        order.PlacedAt,
        order.Status,
        order.Name,
        order.Email,
        order.Street,
        order.PostalCode,
        order.City,
        Country = Shipping.Countries[order.Country],
        order.Note,
        order.Currency,
        order.TotalMinor,
        Lines = order.Lines.Select(l => new { l.Name, l.Quantity, l.PriceMinor }),
    };
}
