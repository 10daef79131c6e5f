using System.Text.Json.Nodes;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Json;
using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Outbox;

/// <summary>Facebook's own templates, to begin with. Source: <c>docs/platform.md</c>, Utility messages.</summary>
public sealed class TemplateLibrary(GraphClient graph)
{
    /// <summary>So many are shown at most.</summary>
    private const int Most = 25;

    /// <summary>Those about orders, in a language; those that suit the news come first.</summary>
    /// <returns>Or why they couldn't be asked for, in a sentence.</returns>
    public async Task<(IReadOnlyList<LibraryTemplate> Found, string? Why)> ReadAsync(Occasion occasion, string language, CancellationToken cancel)
    {
        var reply = await graph.GetAsync($"message_template_library?topic=ORDER_MANAGEMENT&language={Uri.EscapeDataString(language)}&limit=100", cancel);
        if (reply.Fault is { } fault)
        {
            return ([], fault.Why());
        }

        var suiting = occasion.Rule().UseCases ?? [];
        var found = reply.Value.List("data").Select(Read).OfType<LibraryTemplate>();
        return ([.. found.OrderByDescending(template => suiting.Contains(template.UseCase)).Take(Most)], null);
    }

    private static LibraryTemplate? Read(JsonNode? listed) => listed.Text("name") is { } name && listed.Text("body") is { } body
        ? new(
            name,
            listed.Text("language") ?? "",
            listed.Text("usecase") ?? "",
            LibraryText.Read(body, listed.Texts("body_params")),
            listed.List("buttons").FirstOrDefault(button => button.Text("type") == "URL").Text("text"))
        : null;
}

/// <summary>One of Facebook's own templates.</summary>
/// <param name="Name">As Facebook calls it.</param>
/// <param name="Language">For instance <c>en_US</c>.</param>
/// <param name="UseCase">What Facebook made it for.</param>
/// <param name="Text">Its words.</param>
/// <param name="Button">What stands on its button to a web page; null when it has none.</param>
public sealed record LibraryTemplate(string Name, string Language, string UseCase, LibraryText Text, string? Button);
