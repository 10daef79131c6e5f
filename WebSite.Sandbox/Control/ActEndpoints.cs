using WebSite.Sandbox.Messenger;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>What a person does, for scripts: the same rules as in the thread's page.</summary>
internal static class ActEndpoints
{
    public static void MapActs(this IEndpointRouteBuilder world) => world.MapPost("/people/{id}/acts", Do)
        .WithSummary("What a person can do: opt in, get started, say, press, accept, ignore, block, scan and the like.");

    private static IResult Do(string id, Act act, SandboxWorld world)
    {
        if (world.People.Find(id) is not { } person)
        {
            return PeopleEndpoints.None(id);
        }

        return Acts.Do(world, person, act)?.ToResult() ?? TypedResults.Ok(ThreadView.Of(person, world.Threads.With(person)));
    }
}
