using System.Collections.Concurrent;
using System.Threading.Channels;

namespace WebSite.Sandbox.State;

/// <summary>
/// The worlds of a sandbox. Each has ids, people and a webhook of its own, so that tests in parallel share nothing.
/// A request belongs to the world whose id it names, whose app or Page it names, or whose token it brings; else to the default one.
/// </summary>
public sealed class Worlds
{
    public const string Default = "default";

    public const int LongestId = 40;

    private readonly ConcurrentDictionary<string, SandboxWorld> _worlds = new();
    private readonly Channel<SandboxWorld> _new = Channel.CreateUnbounded<SandboxWorld>();
    private readonly SandboxOptions _options;
    private readonly TimeProvider _clock;

    public Worlds(SandboxOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        First = GetOrCreate(Default);
    }

    /// <summary>The world called <c>default</c>.</summary>
    public SandboxWorld First { get; }

    public IReadOnlyList<SandboxWorld> All => [.. _worlds.Values.OrderBy(world => world.Id != Default).ThenBy(world => world.Id, StringComparer.Ordinal)];

    /// <summary>Each world once, as it is made.</summary>
    internal ChannelReader<SandboxWorld> New => _new.Reader;

    public SandboxWorld? Find(string? id) => id is not null ? _worlds.GetValueOrDefault(id) : null;

    /// <summary>The world of an app's id.</summary>
    public SandboxWorld? ByApp(string? appId) => Only(appId, options => options.AppId);

    /// <summary>The world of a Page's id or username.</summary>
    public SandboxWorld? ByPage(string? page) => Only(page, options => options.PageId) ?? Only(page, options => options.PageUsername);

    /// <summary>The world whose Page's or app's token this is, or the token of somebody who logged in there.</summary>
    public SandboxWorld? ByToken(string? token) =>
        Only(token, options => options.PageAccessToken) ?? Only(token, options => options.AppAccessToken)
        ?? _worlds.Values.FirstOrDefault(world => world.Logins.PersonOf(token) is not null);

    /// <summary>The world of this id, made if there was none.</summary>
    public SandboxWorld GetOrCreate(string id)
    {
        if (_worlds.TryGetValue(id, out var found))
        {
            return found;
        }

        var made = new SandboxWorld(_options.Of(id), _clock, id);
        var kept = _worlds.GetOrAdd(id, made);
        if (kept == made)
        {
            _new.Writer.TryWrite(made);
        }

        return kept;
    }

    /// <summary>Forgets a world and what waits in it. The default one stays.</summary>
    public bool Remove(string id)
    {
        if (id == Default || !_worlds.TryRemove(id, out var world))
        {
            return false;
        }

        world.Deliveries.Close();
        return true;
    }

    /// <summary>Null when the id will do, else what is wrong with it.</summary>
    public static string? WhyNot(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? null
            : $"A world's id has 1 to {LongestId} of the characters a-z 0-9 and -.";

    private SandboxWorld? Only(string? text, Func<SandboxOptions, string> part) =>
        text is null ? null : _worlds.Values.FirstOrDefault(world => part(world.Options) == text);
}
