using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Dialogs;

/// <summary>A person's picture: the initials on a colour of their own.</summary>
internal static class Picture
{
    private static readonly string[] Colors = ["#7a4f9e", "#1f6f78", "#a4493d", "#4a6b2a", "#8a5a13", "#2f5fa8"];

    public static string UrlOf(Person person, SandboxWorld world) => $"/worlds/{world.Id}/people/{person.Id}/picture.svg";

    public static IResult Draw(string id, SandboxWorld world)
    {
        if (world.People.Find(id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        return Draw(person.Id, person.Initials);
    }

    /// <summary>The Page's own picture, of the same kind.</summary>
    public static string UrlOf(SandboxWorld world) => $"/pages/{world.Options.PageUsername}/picture.svg";

    public static IResult DrawPage(SandboxWorld world) =>
        Draw(world.Options.PageId, StringInfo.GetNextTextElement(world.PageName).ToUpperInvariant());

    /// <summary>The colour of an id, such as <c>#7a4f9e</c>: string.GetHashCode differs from run to run.</summary>
    public static string ColorOf(string id) => Colors[id.Sum(character => character) % Colors.Length];

    private static ContentHttpResult Draw(string id, string letters)
    {
        return TypedResults.Text(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="{ColorOf(id)}"/><text x="20" y="26" font-family="system-ui, sans-serif" font-size="16" font-weight="600" fill="#fff" text-anchor="middle">{WebUtility.HtmlEncode(letters)}</text></svg>
            """,
            "image/svg+xml; charset=utf-8");
    }
}
