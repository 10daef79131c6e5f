using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Messenger;

/// <summary>Whose thread is drawn, and where: what every part of it needs to know.</summary>
/// <param name="World">The world it is in.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Origin">The sandbox's own address, as this browser sees it.</param>
public sealed record Scope(SandboxWorld World, Person Person, string Origin)
{
    internal string Thread => "/m.me/" + World.Options.PageUsername;

    internal string Acts => Thread + "/acts";

    internal string In(string path) => $"{path}?world={World.Id}";

    /// <summary>Whether the policy lets this address be shown as a picture.</summary>
    internal bool MayShow(string? url) =>
        PageOrigin.Of(url) is { } origin && World.Domains.Prepend(Origin).Any(domain => string.Equals(PageOrigin.Of(domain), origin, StringComparison.OrdinalIgnoreCase));

    internal static Scope Of(HttpContext context, SandboxWorld world, Person person) =>
        new(world, person, $"{context.Request.Scheme}://{context.Request.Host}");
}
