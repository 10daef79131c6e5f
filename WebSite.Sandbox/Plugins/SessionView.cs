using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Plugins;

/// <summary>What a plugin frame may know of the session in its browser.</summary>
public sealed record SessionView(string? Name, string? Picture, bool IsConfirmed)
{
    internal static SessionView Of(Person? person, SandboxWorld world) =>
        person is null ? new(null, null, false) : new(person.Name, Dialogs.Picture.UrlOf(person, world), world.Confirmations.Has(person));
}
