using System.Diagnostics;

namespace WebSite.Benchmarks.Load;

/// <summary>A server to be measured, and what it is sent.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="Program">What to start: a program and its arguments, to which the path of site.db is added.</param>
internal sealed record Contender(string Name, params string[] Program)
{
    /// <summary>Whether its answer means stored.</summary>
    public bool Stores { get; init; } = true;

    /// <summary>Whether it stores events in a log of their own and works out later what they mean; a peer does both in one transaction.</summary>
    public bool HasLog { get; init; }

    /// <summary>Whether it gets no more than it works out.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>Events in each delivery.</summary>
    public int EventsEach { get; init; } = 1;

    /// <summary>Millions of rows that are there before it starts.</summary>
    public int Millions { get; init; }

    /// <summary>How to start it on that site.db.</summary>
    public ProcessStartInfo On(string database)
    {
        var start = new ProcessStartInfo(Program[0], [.. Program[1..], database]) { WorkingDirectory = Path.GetDirectoryName(database)! };
        foreach (var (name, value) in Template.Settings(database))
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(database);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["NODE_ENV"] = "production";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";

        // As the site's own project has it; a plain console program, which the peers are part of, would have another collector.
        start.Environment["DOTNET_gcServer"] = "1";
        return start;
    }
}
