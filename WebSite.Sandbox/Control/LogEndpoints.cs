using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>What a world has to tell: the journal, and the calls of the Graph API.</summary>
internal static class LogEndpoints
{
    public static void MapLogs(this IEndpointRouteBuilder world)
    {
        world.MapGet("/journal", (string? kind, SandboxWorld world) => Choice.Of<JournalKind>(kind) is { } one ? world.Journal.Of(one) : world.Journal.All)
            .WithSummary("Invisible plugins, refusals, warnings and unmatched requests, newest first. A test asserts that ?kind=unmatched is empty.");
        world.MapGet("/calls", (string? operation, SandboxWorld world) => world.Calls.All.Where(call => operation is null || call.Operation == operation))
            .WithSummary("Calls of the Graph API, newest first.");
        world.MapGet("/calls/wait", WaitAsync).WithSummary("Waits for a call of the Graph API: ?operation=me/messages&after=3&seconds=10.");
    }

    private static Task<IResult> WaitAsync(string? operation, int? after, double? seconds, SandboxWorld world, CancellationToken cancellationToken) =>
        Waiting.ForAsync(
            token => world.Calls.WaitForAsync(call => (operation is null || call.Operation == operation) && call.Number > (after ?? 0), token),
            call => call, seconds, "No such call was made", cancellationToken);
}
