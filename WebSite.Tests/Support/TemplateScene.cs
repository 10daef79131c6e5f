using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>A merchant who makes templates, and Facebook that looks at them.</summary>
internal static class TemplateScene
{
    /// <summary>Makes a template with what the form begins with, but for some fields.</summary>
    /// <returns>The page that follows.</returns>
    public static async Task<WebReply> MakeAsync(Visitor merchant, Occasion occasion, params (string Name, string Value)[] other)
    {
        var path = Path(occasion);
        var form = (await merchant.GetAsync(path)).Document.QuerySelector("form[data-preview]")!;
        var fields = form.QuerySelectorAll("input[name^='Form.'], textarea").Select(e => (Name: e.GetAttribute("name")!, Value: e.GetAttribute("value") ?? e.TextContent))
            .Concat(form.QuerySelectorAll("select").Select(e => (Name: e.GetAttribute("name")!, Value: e.QuerySelector("option[selected]")?.GetAttribute("value") ?? "")));
        var reply = await merchant.PostAsync(path, [.. fields.Where(f => other.All(o => o.Name != f.Name)), .. other], from: path);
        return reply.Status == System.Net.HttpStatusCode.Redirect ? await merchant.GetAsync(path) : reply;
    }

    /// <summary>The page of an occasion's templates.</summary>
    public static string Path(Occasion occasion) => $"/dashboard/texts/templates?occasion={occasion.ToString().ToLowerInvariant()}";

    /// <summary>Lets time pass until Facebook has approved every template.</summary>
    public static Task ApprovedAsync(Scene scene, ManualClock clock) => scene.PassUntilAsync(
        clock, () => scene.Site.ReadAsync(async db => await db.UtilityTemplates.AnyAsync() && await db.UtilityTemplates.AllAsync(t => t.State == TemplateState.Approved)));
}
