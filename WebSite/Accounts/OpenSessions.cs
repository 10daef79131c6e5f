using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>Ends merchants' sessions, and with each what is still being sent in it.</summary>
internal sealed class OpenSessions(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How long until a session is looked at again that another process may have ended.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    private TaskCompletionSource _news = News();

    /// <summary>Ends all sessions of a merchant, and stores the merchant. Returns what is wrong, in sentences; mostly nothing.</summary>
    public async Task<IReadOnlyList<string>> EndAllAsync(UserManager<Merchant> merchants, Merchant merchant)
    {
        var result = await merchants.UpdateSecurityStampAsync(merchant);
        Interlocked.Exchange(ref _news, News()).SetResult();
        return [.. result.Errors.Select(error => error.Description)];
    }

    /// <summary>What <paramref name="items"/> gives, until the session of the request has ended.</summary>
    public async IAsyncEnumerable<T> WhileOpenAsync<T>(HttpContext http, Func<CancellationToken, IAsyncEnumerable<T>> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = WatchAsync(http.User, http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties, ended);
        var each = items(ended.Token).GetAsyncEnumerator(ended.Token);
        try
        {
            while (await NextAsync(each, ended.Token))
            {
                yield return each.Current;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await each.DisposeAsync();
            await watching;
        }
    }

    private static async Task<bool> NextAsync<T>(IAsyncEnumerator<T> each, CancellationToken ended)
    {
        try
        {
            return await each.MoveNextAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WatchAsync(ClaimsPrincipal merchant, AuthenticationProperties? properties, CancellationTokenSource ended)
    {
        try
        {
            while (true)
            {
                var news = _news.Task;
                var left = await LeftAsync(merchant, properties);
                if (left <= TimeSpan.Zero)
                {
                    break;
                }

                await await Task.WhenAny(news, Task.Delay(left < LookAgain ? left : LookAgain, time, ended.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or DbException)
        {
            // Nobody reads any more, or nobody knows whether the session stands: then it is taken for ended, and the page asks again.
        }

        await ended.CancelAsync();
    }

    private async Task<TimeSpan> LeftAsync(ClaimsPrincipal merchant, AuthenticationProperties? properties)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInManager<Merchant>>().ValidateSecurityStampAsync(merchant) is null
            ? TimeSpan.Zero
            : scope.ServiceProvider.GetRequiredService<MerchantSession>().EndOf(properties) - time.GetUtcNow();
    }

    private static TaskCompletionSource News() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
