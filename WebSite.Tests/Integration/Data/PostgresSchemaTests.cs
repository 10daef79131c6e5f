using Microsoft.EntityFrameworkCore;
using WebSite.Data.Postgres;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Data;

/// <summary>The migrations of PostgreSQL and the model say the same.</summary>
public sealed class PostgresSchemaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_change_of_the_model_has_a_migration()
    {
        using var site = new PostgresSiteDesign().CreateDbContext([]);
        using var log = new PostgresLogDesign().CreateDbContext([]);
        Assert.False(site.Database.HasPendingModelChanges());
        Assert.False(log.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData("""{"optin":{"ref":" AbC== "}}""", "AbC")]
    [InlineData("""{"referral":{"ref":"beginning-012345678901234567890123"}}""", "012345678901234567890123")]
    [InlineData("""{"postback":{"referral":{"ref":"x"}}}""", "x")]
    [InlineData("""{"message":{"text":"\u0000","referral":{"ref":"y"}}}""", null)]
    [InlineData("""{"message":{"text":"a \"ref\" in words"}}""", null)]
    [InlineData("""{"optin":{"ref":"==="}}""", null)]
    [InlineData("""{"ref" is no JSON""", null)]
    [InlineData("", null)]
    public async Task An_event_is_found_by_the_end_of_its_ref(string raw, string? end)
    {
        var database = await PostgresDatabase.MakeAsync();
        await using (var log = database.Log())
        {
            log.WebhookEvents.Add(new() { Key = [1], ReceivedAt = DateTimeOffset.UtcNow, PageId = "", Channel = "messaging", Kind = "optin", Raw = raw });
            await log.SaveChangesAsync(Cancel);
            Assert.Equal(end, await log.WebhookEvents.Select(e => e.RefEnd).SingleAsync(Cancel));
        }

        await database.DropAsync();
    }
}
