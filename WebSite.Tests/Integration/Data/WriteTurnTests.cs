using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Tests.Support;
using static WebSite.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>Those that write queue, so that none keeps the others out.</summary>
public sealed class WriteTurnTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private WriteTurns Turns => _site.Services.GetRequiredService<WriteTurns>();

    /// <summary>Without turns each would wait four seconds, find no gap, and be asked for again.</summary>
    [Fact]
    public async Task While_others_write_without_a_pause_each_delivery_is_stored()
    {
        _ = _site.Address;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var greedy = Enumerable.Range(0, 3).Select(_ => WriteOnAsync(stop.Token)).ToList();
        using var http = _site.Browser();
        for (var n = 0; n < 20; n++)
        {
            using var reply = await http.PostAsync(Delivery(OptIn("R", At(n))));
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }

        await stop.CancelAsync();
        await Task.WhenAll(greedy);
    }

    [Theory]
    [InlineData("committed")]
    [InlineData("rolled back")]
    [InlineData("left")]
    [InlineData("failed")]
    public async Task However_a_transaction_ends_its_turn_is_over(string end)
    {
        _ = _site.Address;
        await _site.SettledAsync();
        await _site.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            Assert.True(Turns.AreTaken);
            switch (end)
            {
                case "committed":
                    await transaction.CommitAsync(Cancel);
                    Assert.False(Turns.AreTaken);
                    break;
                case "rolled back":
                    await transaction.RollbackAsync(Cancel);
                    Assert.False(Turns.AreTaken);
                    break;
                case "failed":
                    await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync("nonsense", Cancel));
                    break;
                default:
                    break;
            }

            return 0;
        });

        Assert.False(Turns.AreTaken);
    }

    [Fact]
    public async Task What_cannot_begin_gives_its_turn_back()
    {
        _ = _site.Address;
        await _site.SettledAsync();
        await using (await Holder.OfAsync(_site.Database, Cancel))
        {
            await _site.ReadAsync(async db =>
            {
                await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.BeginTransactionAsync(Cancel));
                Assert.True(SpinWait.SpinUntil(() => !Turns.AreTaken, TimeSpan.FromSeconds(30))); // Others may have waited behind it.
                return 0;
            });
        }
    }

    [Fact]
    public void A_turn_is_given_back_once()
    {
        var turns = new WriteTurns();
        var first = turns.Take();
        first.Dispose();
        var second = turns.Take();
        first.Dispose();
        Assert.True(turns.AreTaken);
        second.Dispose();
        Assert.False(turns.AreTaken);
    }

    [Fact]
    public async Task The_webhooks_writer_goes_first_and_the_others_in_the_order_they_came()
    {
        var turns = new WriteTurns();
        var order = new List<string>();
        var held = turns.Take();
        var (one, two) = (WaitAsync("one"), WaitAsync("two"));
        var first = new Thread(() => Note("first", turns.Take(isFirst: true)));
        first.Start();
        Assert.True(SpinWait.SpinUntil(() => first.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(30)));

        held.Dispose();
        await Task.WhenAll(one, two);
        first.Join();

        Assert.Equal(["first", "one", "two"], order);
        Assert.False(turns.AreTaken);

        async Task WaitAsync(string who) => Note(who, await turns.TakeAsync(Cancel));

        void Note(string who, WriteTurn turn)
        {
            using (turn)
            {
                lock (order)
                {
                    order.Add(who);
                }
            }
        }
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_hole()
    {
        var turns = new WriteTurns();
        var held = turns.Take();
        using var stop = new CancellationTokenSource();
        var given = turns.TakeAsync(stop.Token);
        var next = turns.TakeAsync(Cancel);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        held.Dispose();
        (await next).Dispose();
        Assert.False(turns.AreTaken);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task WriteOnAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await _site.ReadAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
                await db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Stock, p => p.Stock), Cancel);
                await Task.Delay(20, Cancel); // No wait for anything: so long it holds the database.
                await transaction.CommitAsync(Cancel);
                return 0;
            });
        }
    }
}
