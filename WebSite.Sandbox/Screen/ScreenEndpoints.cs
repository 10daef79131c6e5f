using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Screen;

/// <summary>The sandbox's own screen: everything that happened, live.</summary>
internal static class ScreenEndpoints
{
    public static void MapScreen(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context, SandboxWorld world) =>
            Pages.Draw<Home>(new { World = world, Address = $"{context.Request.Scheme}://{context.Request.Host}" }));
        routes.MapGet("/deliveries/{id}", (string id, SandboxWorld world) => world.Deliveries.Find(id) is { } delivery
            ? (IResult)Pages.Draw<DeliveryPage>(new { Delivery = delivery })
            : TypedResults.Problem($"There is no delivery {id}.", statusCode: StatusCodes.Status404NotFound));
        routes.MapGet("/live", (SandboxWorld world, IHostApplicationLifetime lifetime, CancellationToken aborted) =>
            TypedResults.ServerSentEvents(ChangesAsync(world, lifetime.ApplicationStopping, aborted)));
    }

    // Says only that something changed: the screen fetches itself again.
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        SandboxWorld world, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var next = world.Changes.NextAsync(either.Token);
        yield return new("hello");
        while (await ComesAsync(next))
        {
            next = world.Changes.NextAsync(either.Token);
            yield return new("changed");
        }
    }

    private static async Task<bool> ComesAsync(Task change)
    {
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return change.IsCompletedSuccessfully;
    }
}
