using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Messenger;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Doors;

/// <summary>A scanned code that leads to a Page: an m.me link, Facebook's or the sandbox's, or a Messenger Code.</summary>
/// <param name="Way">How the person comes to the thread.</param>
/// <param name="Target">Where the thread is, with that way in its query.</param>
internal sealed record Scanned(Act Way, string Target)
{
    /// <summary>Null when the text leads elsewhere than to this world's Page.</summary>
    public static Scanned? Read(string text, SandboxWorld world)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address))
        {
            return null;
        }

        return address.AbsolutePath.Split('/') switch
        {
            [_, var page] when address.Host is "m.me" && IsPage(page, world) => Link(address, world),
            [_, "m.me", var page] when address.IsLoopback && IsPage(page, world) => Link(address, world),
            [_, "c", var id] when address.IsLoopback && world.Codes.Find(id) is { } code => Code(code, world),
            _ => null,
        };
    }

    private static bool IsPage(string name, SandboxWorld world) => name == world.Options.PageUsername || name == world.Options.PageId;

    private static Scanned Link(Uri address, SandboxWorld world)
    {
        var linkRef = QueryHelpers.ParseQuery(address.Query).TryGetValue("ref", out var given) ? given.ToString() : null;
        return new(new() { Ref = linkRef }, TargetIn(world, "ref", linkRef));
    }

    private static Scanned Code(MessengerCode code, SandboxWorld world) =>
        new(new() { Source = Referral.Code, Ref = code.Ref }, TargetIn(world, "code", code.Id));

    private static string TargetIn(SandboxWorld world, string name, string? value) =>
        $"/m.me/{world.Options.PageUsername}{(string.IsNullOrEmpty(value) ? "" : new QueryBuilder { { name, value } })}";
}
