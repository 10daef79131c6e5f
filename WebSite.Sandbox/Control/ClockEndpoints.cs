using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>A world's time.</summary>
internal static class ClockEndpoints
{
    public static void MapClock(this IEndpointRouteBuilder world)
    {
        world.MapGet("/clock", (SandboxWorld world) => ClockView.Of(world)).WithSummary("The world's time.");
        world.MapPut("/clock", Set).WithSummary("Sets the time, to try what Facebook answers on that day; waits keep their remaining length when it goes back.");
        world.MapPost("/clock/jump", Jump).WithSummary("Moves on: retries that come due on the way are made at once.");
    }

    private static IResult Set(ClockSet set, SandboxWorld world)
    {
        if (set.Time is not { } now || Math.Abs((now - world.Clock.Real.GetUtcNow()).TotalSeconds) > WorldClock.FurthestSeconds)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["now"] = [$"now is a time such as 2026-04-26T12:00:00Z, or day a day such as 2026-04-26, at most {WorldClock.FurthestSeconds} seconds from the machine's."],
            });
        }

        world.Clock.Set(now);
        world.Changes.Raise();
        return TypedResults.Ok(ClockView.Of(world));
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

    /// <summary>The time to set, or the day: its noon in UTC, as the rules' days are.</summary>
    internal sealed record ClockSet(DateTimeOffset? Now, DateOnly? Day)
    {
        internal DateTimeOffset? Time => Now ?? (Day is { } day ? new DateTimeOffset(day, new(12, 0), TimeSpan.Zero) : null);
    }

    /// <summary>The world's time, and how far it is ahead of the machine's.</summary>
    internal sealed record ClockView(DateTimeOffset Now, double AheadSeconds)
    {
        public static ClockView Of(SandboxWorld world) => new(world.Clock.GetUtcNow(), world.Clock.Ahead.TotalSeconds);
    }
}
