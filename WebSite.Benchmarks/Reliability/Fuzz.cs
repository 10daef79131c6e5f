using System.Text;
using System.Text.Json;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Mutated deliveries against everything that reads them, in process.</summary>
internal static class Fuzz
{
    /// <summary>Reads so many bodies. Refusing one is right; anything else that is thrown has escaped.</summary>
    public static FuzzResult Run(int bodies, int seed)
    {
        // With the site's algorithm: the default one's refs are too long to be taken for one at all.
        var keys = Directory.CreateTempSubdirectory("messenger-site-");
        var refs = new RefProtector(DataProtectionProvider.Create(keys, setup => setup.UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })), "Fuzz", SiteProcess.PageId, PlacementNames.Placements);
        var ours = refs.Protect(new(Guid.NewGuid(), BrowserHash.Of([1]), EntryPoint.SendToMessenger, (byte)Placement.Cart, 0, DateTimeOffset.UtcNow.AddHours(1)));
        var mutator = new Mutator(Samples.Deliveries(ours), seed);
        var (refused, events, optIns, linked) = (0, 0L, 0L, 0L);
        var escaped = new List<string>();
        for (var i = 0; i < bodies; i++)
        {
            var body = mutator.Next();
            try
            {
                var delivery = Read(body);
                if (delivery is null)
                {
                    refused++;
                    continue;
                }

                events += delivery.Events.Count;
                var readings = delivery.Events.Select(one => Read(one, refs)).ToList();
                optIns += readings.Count(reading => reading.IsOptIn);
                linked += readings.Count(reading => reading is { IsOptIn: true, IsOurs: true });
            }
            catch (Exception exception)
            {
                escaped.Add($"body {i}: {exception.GetType().Name}: {exception.Message} {Convert.ToBase64String(body)}");
            }
        }

        keys.Delete(recursive: true);
        return new(bodies, refused, events, optIns, linked, escaped);
    }

    private static Delivery? Read(byte[] body)
    {
        try
        {
            return DeliveryReader.Read(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Does with an event what the log and the projector do, except for the database. Nothing may be thrown, no JsonException either.</summary>
    private static Reading Read(IncomingEvent one, RefProtector refs)
    {
        var stored = one.ToRow(DateTimeOffset.UtcNow);
        if (stored.Key.Length != EventKey.Length || !one.Raw.Span.SequenceEqual(Encoding.UTF8.GetBytes(stored.Raw)))
        {
            throw new InvalidOperationException("The key is too short, or the event isn't kept byte for byte.");
        }

        // What is read again from the row, as after a failed try, must mean the same.
        var (first, again) = (Reading.Of(one, stored.ReceivedAt, refs), Reading.Of(stored.Read(), stored.ReceivedAt, refs));
        return first with { Event = again.Event } == again ? first : throw new InvalidOperationException("Read again, it means something else.");
    }
}

/// <summary>What <see cref="Fuzz"/> found.</summary>
/// <param name="Bodies">How many were read.</param>
/// <param name="Refused">Of them, as no delivery.</param>
/// <param name="Events">Found in the others.</param>
/// <param name="OptIns">Of them.</param>
/// <param name="Linked">Of those, with a ref of ours.</param>
/// <param name="Escaped">Each exception that wasn't a refusal, with its body in base64.</param>
internal sealed record FuzzResult(int Bodies, int Refused, long Events, long OptIns, long Linked, IReadOnlyList<string> Escaped)
{
    public override string ToString() =>
        $"bodies {Bodies}, refused {Refused}, events {Events}, opt-ins {OptIns}, of them with our ref {Linked}, escaped {Escaped.Count}{string.Concat(Escaped.Take(10).Select(e => Environment.NewLine + e))}";
}
