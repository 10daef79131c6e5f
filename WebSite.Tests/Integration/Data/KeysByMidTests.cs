using System.Buffers.Binary;
using System.Text;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>What arrived before mids named messages is known when it is repeated after the upgrade.</summary>
public class KeysByMidTests
{
    private const long Old = 1458692752478;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recent_messages_get_the_keys_that_they_would_have_today_and_nothing_is_lost()
    {
        string[] events =
        [
            Event(""" "message":{"mid":"m_1","text":"One"} """, Old),
            Event(""" "message":{"mid":"m_1","text":"One"} """, Old + 5), // The same, which the log of before had twice.
            Event(""" "postback":{"mid":"m_2","payload":"GO"} """, Old + 6),
            Event(""" "message":{"text":"Without a mid"} """, Old + 7),
            OptIn("R", Old + 8),
        ];
        using var folder = new TempFolder();
        await using var log = new LogDb(new DbContextOptionsBuilder<LogDb>().UseSqlite($"Data Source={folder.File("inbox.db")};Pooling=False").Options);
        await log.GetService<IMigrator>().MigrateAsync("20261127064927_BeginLog", Cancel);
        var read = events.Select(text => Assert.Single(DeliveryReader.Read(Encoding.UTF8.GetBytes(Delivery(text))).Events)).ToList();
        foreach (var one in read)
        {
            await InsertAsync(log, OldKey(one), one.Timestamp!.Value, one.PageId, one.Sender, one.Channel, one.Kind, Encoding.UTF8.GetString(one.Raw.Span));
        }

        await InsertAsync(log, [.. new byte[8], .. Enumerable.Repeat((byte)9, 16)], Old, "1", null, "messaging", "message", "");

        await log.Database.MigrateAsync(Cancel);

        var keys = await log.WebhookEvents.AsNoTracking().OrderBy(e => e.Id).Select(e => e.Key).ToListAsync(Cancel);
        Assert.Equal(events.Length + 1, keys.Count);
        Assert.Equal(EventKey.Of(read[0]), keys[0]);
        Assert.Equal(OldKey(read[1]), keys[1]);
        Assert.Equal(read.Skip(2).Select(EventKey.Of), keys[2..5]);
        Assert.Equal([.. Enumerable.Repeat((byte)255, 8), .. Enumerable.Repeat((byte)9, 16)], keys[5]);
    }

    // EF Core knows only the columns of today.
    private static Task<int> InsertAsync(LogDb log, byte[] key, long at, string pageId, string? sender, string channel, string kind, string raw) => log.Database.ExecuteSqlAsync(
        $"""INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret") VALUES ({key}, {at}, {pageId}, {sender}, {channel}, {kind}, {raw}, 0)""", Cancel);

    /// <summary>With the time in front, as they all were.</summary>
    private static byte[] OldKey(IncomingEvent one)
    {
        var key = EventKey.Of(one);
        BinaryPrimitives.WriteInt64BigEndian(key, one.Timestamp!.Value);
        return key;
    }
}
