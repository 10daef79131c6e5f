using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>What goes wrong on request.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder world)
    {
        world.MapGet("/faults", (SandboxWorld world) => FaultView.Of(world)).WithSummary("The plan, and how often each rule has struck.");
        world.MapGet("/faults/errors", () => NamedErrors.All).WithSummary("The errors of the Graph API that a rule can ask for by name.");
        world.MapPut("/faults", Set).WithSummary("Replaces the plan and throws its dice anew: the same seed and doings give the same faults.");
        world.MapDelete("/faults", (SandboxWorld world) =>
        {
            world.Faults.Set(new());
            return TypedResults.NoContent();
        }).WithSummary("Nothing goes wrong any more.");
        world.MapPost("/faults/rules", Add).WithSummary("Adds a rule to the plan; the others go on as they were.");
        world.MapDelete("/faults/rules/{index:int}", (int index, SandboxWorld world) => world.Faults.RemoveAt(index)
                ? (IResult)TypedResults.NoContent()
                : TypedResults.Problem($"There is no rule {index}; the first is 0.", statusCode: StatusCodes.Status404NotFound))
            .WithSummary("Takes a rule away, 0 up; the others go on as they were.");
    }

    private static IResult Add(FaultRule rule, SandboxWorld world)
    {
        if (rule.WhyNot() is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        world.Faults.Add(rule);
        return TypedResults.Ok(FaultView.Of(world));
    }

    private static IResult Set(FaultPlan plan, SandboxWorld world)
    {
        if (plan.WhyNot() is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        world.Faults.Set(plan);
        return TypedResults.Ok(FaultView.Of(world));
    }

    /// <summary>The faults of a world as the control path tells them.</summary>
    internal sealed record FaultView(int Seed, IReadOnlyList<FaultRule> Rules, IReadOnlyList<int> Struck)
    {
        public static FaultView Of(SandboxWorld world) => new(world.Faults.Plan.Seed, world.Faults.Plan.Rules, world.Faults.Struck);
    }
}
