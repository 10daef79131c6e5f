using System.Net;
using System.Threading.RateLimiting;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>
/// What a client address may do: so much at once, and as much again over a time. Cookies are free, addresses are not. Every POST has a limit:
/// its page's or endpoint's own, or the common one, so that a new form can't be forgotten. The webhook stands before all of them.
/// </summary>
internal static class AddressLimits
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private static readonly AddressLimit Common = new(nameof(LimitOptions.Others), TenMinutes, options => options.Others);

    private static readonly AddressLimit[] Named =
    [
        new(Limits.Carts, TenMinutes, options => options.Carts),
        new(Limits.Orders, TimeSpan.FromHours(1), options => options.Orders),
        new(Limits.Finds, TenMinutes, options => options.Finds),
        new(Limits.Numbers, TenMinutes, options => options.Numbers),
        new(Limits.Hints, TenMinutes, options => options.Hints),
        new(Limits.Logins, TenMinutes, options => options.Logins, CountsLooking: true),
        new(Limits.Steps, TenMinutes, options => options.Steps),
        new(Limits.Reports, TenMinutes, options => options.Reports),
    ];

    /// <summary>Adds them all. Who asks for more is answered 429, with the time to wait.</summary>
    public static void AddAddressLimits(this IServiceCollection services)
    {
        services.AddSettings<LimitOptions>(LimitOptions.Section);
        services.AddSingleton<LimitLog>();
        services.AddSingleton<FindLimit>();
        services.AddSingleton<NetworkLimits>();
        services.Configure<RateLimiterOptions>(limits =>
        {
            Array.ForEach(Named, limit => limits.AddPolicy(limit.Name, limit.Of));
            limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, Counted>(http => PolicyOf(http) is null && !IsErrorPage(http) ? Common.Of(http) : RateLimitPartition.GetNoLimiter(Counted.None)),
                PartitionedRateLimiter.Create<HttpContext, int>(http => PolicyOf(http) == Limits.Streams
                    ? RateLimitPartition.GetConcurrencyLimiter(Options(http).Streams, most => new() { PermitLimit = most })
                    : RateLimitPartition.GetNoLimiter(0)));
            limits.OnRejected = (rejected, _) => TellAsync(rejected);
        });
    }

    /// <summary>The error page stands in for a request that has been counted.</summary>
    private static bool IsErrorPage(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    private static ValueTask TellAsync(OnRejectedContext rejected)
    {
        var http = rejected.HttpContext;
        http.RequestServices.GetRequiredService<LimitLog>().Refuse(http.Response, PolicyOf(http) ?? Common.Name, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null);
        return ValueTask.CompletedTask;
    }

    private static string? PolicyOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    private static LimitOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<IOptionsMonitor<LimitOptions>>().CurrentValue;

    /// <summary>What is counted together. A changed setting makes another, so that it is taken at once.</summary>
    private readonly record struct Counted(IPAddress Address, int Most)
    {
        public static Counted None { get; } = new(IPAddress.None, 0);
    }

    /// <summary>So many at once, and as many again over a time.</summary>
    private sealed record AddressLimit(string Name, TimeSpan Time, Func<LimitOptions, int> MostOf, bool CountsLooking = false)
    {
        public RateLimitPartition<Counted> Of(HttpContext http)
        {
            if (!CountsLooking && !HttpMethods.IsPost(http.Request.Method))
            {
                return RateLimitPartition.GetNoLimiter(Counted.None); // Looking writes nothing.
            }

            var networks = http.RequestServices.GetRequiredService<NetworkLimits>();
            return RateLimitPartition.Get(new Counted(ClientAddress.Of(http), MostOf(Options(http))), counted => networks.Of(Name, counted.Address, counted.Most, Time));
        }
    }
}
