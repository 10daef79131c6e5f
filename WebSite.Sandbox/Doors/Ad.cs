using Microsoft.AspNetCore.Http.Extensions;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Doors;

/// <summary>An ad with Messenger as its destination. Kept in the address: the sandbox remembers none.</summary>
/// <param name="Id">As the Ads Manager numbers it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Photo">The address of its picture.</param>
/// <param name="Ref">As the advertiser set it; null: none.</param>
public sealed record Ad(string Id, string Title, string? Photo, string? Ref)
{
    public const string UsualId = "6045246247433";

    /// <summary>Null when the ref will do, else what is wrong with it.</summary>
    public string? WhyNot => RefRule.WhyNot(Ref, RefRule.LongestInLink);

    /// <summary>The thread, with the ad in its query.</summary>
    internal string Target(SandboxWorld world)
    {
        (string Name, string? Value)[] parts = [("ad_id", Id), ("title", Title), ("photo", Photo), ("ref", Ref)];
        return $"/m.me/{world.Options.PageUsername}" + new QueryBuilder(
            parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!)));
    }

    internal static Ad Of(SandboxWorld world, string? id, string? title, string? photo, string? adRef) =>
        new(Filled(id) ?? UsualId, Filled(title) ?? $"Ask {world.PageName} anything", Filled(photo), Filled(adRef));

    private static string? Filled(string? text) => Messenger.Act.Filled(text)?.Trim();
}
