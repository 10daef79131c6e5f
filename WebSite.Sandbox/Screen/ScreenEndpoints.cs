using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using WebSite.Sandbox.Control;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Screen;

/// <summary>The sandbox's own screen: everything that happened, live, and what can be set.</summary>
internal static class ScreenEndpoints
{
    // A screen that hears nothing for more than twice as long looks by itself (live.js). By the real clock: the world's may stand still.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    public static void MapScreen(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.LocalRedirect($"/worlds/{Worlds.Default}"));
        var world = routes.MapGroup("/worlds/{worldId}");
        world.MapGet("", async Task<IResult> ([AsParameters] DeliveryFilter filter, string? open, int? skip, SandboxWorld world, RefReader reader, CancellationToken cancellationToken) =>
        {
            var opened = open is null ? null : world.Deliveries.Find(open);
            var said = opened is null ? null : await reader.ReadAsync(world, opened, cancellationToken);
            return Pages.Draw<DeliveriesPage>(new { World = world, Filter = filter, Opened = opened, RefSays = said, Skip = Math.Max(0, skip ?? 0) });
        });

        // As IResult: the generator that writes endpoints doesn't see what Razor's generates.
        world.MapGet("/people", IResult (SandboxWorld world) => Draw<PeoplePage>(world));
        world.MapGet("/calls", IResult (SandboxWorld world) => Draw<CallsPage>(world));
        world.MapGet("/journal", IResult (SandboxWorld world) => Draw<JournalPage>(world));
        world.MapGet("/faults", IResult (SandboxWorld world) => Draw<FaultsPage>(world));
        world.MapGet("/settings", IResult (HttpContext context, SandboxWorld world, Worlds worlds) =>
            Pages.Draw<SettingsPage>(new { World = world, View = WorldView.Of(world, context), Others = worlds.All }));
        world.MapGet("/about", IResult (SandboxWorld world) => Draw<AboutPage>(world));
        world.MapGet("/live", (HttpContext context, SandboxWorld world, IHostApplicationLifetime lifetime, CancellationToken aborted) =>
        {
            // A proxy in front passes each event on at once, as it comes. At the last moment, for the result sets headers of its own.
            context.Response.OnStarting(() =>
            {
                (context.Response.Headers["X-Accel-Buffering"], context.Response.Headers.CacheControl) = ("no", "no-store, no-transform");
                return Task.CompletedTask;
            });
            return TypedResults.ServerSentEvents(ChangesAsync(world, lifetime.ApplicationStopping, aborted));
        });
    }

    private static RazorComponentResult<T> Draw<T>(SandboxWorld world)
        where T : IComponent =>
        Pages.Draw<T>(new { World = world });

    // Says only that something changed: the screen fetches itself again.
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        SandboxWorld world, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var next = world.Changes.NextAsync(either.Token);
        yield return new("hello");
        while (!either.IsCancellationRequested)
        {
            if (await Task.WhenAny(next, Task.Delay(Beat, either.Token)) != next)
            {
                yield return new("", "beat");
            }
            else if (await ComesAsync(next))
            {
                next = world.Changes.NextAsync(either.Token);
                yield return new("changed");
            }
        }
    }

    private static async Task<bool> ComesAsync(Task change)
    {
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return change.IsCompletedSuccessfully;
    }
}
