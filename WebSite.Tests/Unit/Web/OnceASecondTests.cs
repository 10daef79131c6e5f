using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Web;

namespace WebSite.Tests.Unit.Web;

public sealed class OnceASecondTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly OnceASecond _once;
    private int _asked;

    public OnceASecondTests() => _once = new(_services.GetRequiredService<IServiceScopeFactory>(), _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_the_same_in_a_second_shares_the_answer()
    {
        int[] told = await Task.WhenAll(Recent(), Recent(), Recent());
        Assert.All(told, n => Assert.Equal(1, n));
        Assert.Equal(2, await Recent("another"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await Recent());
    }

    [Fact]
    public async Task Who_wants_news_gets_no_answer_of_before_and_all_of_them_share_the_next()
    {
        Assert.Equal(1, await New());
        Task<int>[] waiting = [New(), New(), New()];
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
        await _clock.PassUntilAsync(Task.WhenAll(waiting), TimeSpan.FromSeconds(2), Cancel);
        int[] told = await Task.WhenAll(waiting);
        Assert.All(told, n => Assert.Equal(2, n));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task One_who_goes_away_takes_nothing_from_the_others()
    {
        using var gone = new CancellationTokenSource();
        var answer = new TaskCompletionSource<int>();
        var first = _once.RecentAsync("slow", (_, _) => answer.Task, gone.Token);
        var second = _once.RecentAsync("slow", (_, _) => answer.Task, Cancel);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(7);
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task A_fault_is_told_to_all_and_asked_again_in_the_next_second()
    {
        Task<int> Fail() => _once.RecentAsync("bad", Task<int> (_, _) => throw new InvalidOperationException("It is locked."), Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(Fail);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Recent("bad"));
    }

    public void Dispose()
    {
        _once.Dispose();
        _services.Dispose();
    }

    private Task<int> Recent(string question = "it") => _once.RecentAsync(question, (_, _) => Task.FromResult(Interlocked.Increment(ref _asked)), Cancel);

    private Task<int> New() => _once.NewAsync("it", (_, _) => Task.FromResult(Interlocked.Increment(ref _asked)), Cancel);
}
