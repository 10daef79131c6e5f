using System.Text.Json.Nodes;
using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>A call, read: over HTTP or out of a batch.</summary>
internal sealed record GraphRequest(string Method, GraphPath Path)
{
    /// <summary>Known once the token or the path has said so.</summary>
    public SandboxWorld World { get; init; } = null!;

    /// <summary>Query and body together, without token and proof. JSON in a form's field is read.</summary>
    public JsonObject Parameters { get; init; } = [];

    public IReadOnlyList<GraphFile> Files { get; init; } = [];

    public string? Token { get; init; }

    public string? Proof { get; init; }

    /// <summary>The sandbox's own origin, as the caller reached it.</summary>
    public required Uri Origin { get; init; }

    /// <summary>Path and query without secrets, for the record.</summary>
    public required string Shown { get; init; }

    /// <summary>The body without secrets, for the record.</summary>
    public string? Body { get; init; }

    /// <summary>The body couldn't be read.</summary>
    public GraphError? BodyError { get; init; }

    /// <summary>What the call is served as: known with the world, whose time decides.</summary>
    public Version Version { get; init; } = GraphVersions.First;

    /// <summary>The world's time.</summary>
    public DateTimeOffset Now => World.Clock.GetUtcNow();

    public Param this[string name] => new(Parameters[name], name);

    /// <summary>Whether the call is served as a version before <c>major.minor</c>.</summary>
    public bool IsBefore(int major, int minor = 0) => Version < new Version(major, minor);
}

/// <summary>A file of a multipart call.</summary>
internal sealed record GraphFile(string Field, string Name, string Type, byte[] Bytes);
