using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>A world's time.</summary>
internal static class ClockEndpoints
{
    public static void MapClock(this IEndpointRouteBuilder world)
    {
        world.MapGet("/clock", (SandboxWorld world) => ClockView.Of(world)).WithSummary("The world's time.");
        world.MapPost("/clock/jump", Jump).WithSummary("Moves on: retries that come due on the way are made at once.");
    }

    private static IResult Jump(ClockJump jump, SandboxWorld world)
    {
        if (jump.Seconds is not > 0 || world.Clock.Ahead.TotalSeconds + jump.Seconds > WorldClock.FurthestSeconds)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["seconds"] = [$"seconds is a number above 0; the clock goes {WorldClock.FurthestSeconds} seconds ahead at most (POST reset sets it back)."],
            });
        }

        world.Clock.Jump(TimeSpan.FromSeconds(jump.Seconds));
        world.Changes.Raise();
        return TypedResults.Ok(ClockView.Of(world));
    }

    /// <summary>How far to jump. 36 hours are 129600 seconds.</summary>
    internal sealed record ClockJump(double Seconds);

    /// <summary>The world's time, and how far it is ahead of the machine's.</summary>
    internal sealed record ClockView(DateTimeOffset Now, double AheadSeconds)
    {
        public static ClockView Of(SandboxWorld world) => new(world.Clock.GetUtcNow(), world.Clock.Ahead.TotalSeconds);
    }
}
