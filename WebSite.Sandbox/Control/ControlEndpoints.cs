namespace WebSite.Sandbox.Control;

/// <summary>
/// The control path: everything on the screen, for tests and scripts. Once for each world under <c>/_sandbox/worlds/{id}</c>,
/// and for the default one under <c>/_sandbox</c> as well.
/// </summary>
internal static class ControlEndpoints
{
    public const string Root = "/_sandbox";

    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(Root + "/openapi.json");

        var root = routes.MapGroup(Root).DisableAntiforgery();
        root.MapWorlds();
        MapWorld(root.MapGroup("/worlds/{worldId}"));
        MapWorld(root.MapGroup("").ExcludeFromDescription());
    }

    private static void MapWorld(RouteGroupBuilder world)
    {
        world.MapWorldItself();
        world.MapDeliveries();
        world.MapEvents();
        world.MapPeople();
        world.MapActs();
        world.MapRemovals();
        world.MapFaults();
        world.MapClock();
        world.MapLogs();
    }
}
