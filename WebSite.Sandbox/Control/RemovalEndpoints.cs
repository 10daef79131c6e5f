using System.Text.Json;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>A person removes the app at Facebook, or asks there to have their data deleted.</summary>
internal static class RemovalEndpoints
{
    public static void MapRemovals(this IEndpointRouteBuilder world) => world.MapPost("/people/{id}/removes-app", RemoveAsync)
        .WithSummary("Posts Facebook's signed_request for a person to the callback in the body, kind dataDeletion or deauthorize, and tells what it answered. The person's user_id is one for the app, not the PSID.");

    private static async Task<IResult> RemoveAsync(string id, Removal removal, SandboxWorld world, RemovalClient client, CancellationToken cancellationToken)
    {
        if (world.People.Find(id) is not { } person)
        {
            return PeopleEndpoints.None(id);
        }

        if (removal.Callback is not { } callback || !WebhookRule.Allows(callback))
        {
            return TypedResults.Problem("callback must be an absolute http or https URL, such as http://localhost:5080/privacy/data-deletion.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (removal.Kind is not { } kind)
        {
            return TypedResults.Problem("kind is dataDeletion or deauthorize.", statusCode: StatusCodes.Status400BadRequest);
        }

        var signed = RemovalRequest.Write(world, person);
        var answer = await client.SendAsync(callback, signed, cancellationToken);
        if (WhyNot(kind, answer) is { } reason)
        {
            world.Journal.Add(JournalKind.Warning, kind == RemovalKind.DataDeletion ? "data deletion callback" : "deauthorize callback", reason);
        }

        return TypedResults.Ok(new RemovalView(LoginIds.AppScoped(person, world), signed, answer.Status, answer.ContentType, answer.Body));
    }

    /// <summary>What Facebook would find wrong with an answer.</summary>
    private static string? WhyNot(RemovalKind kind, RemovalAnswer answer) =>
        answer.Status is null ? answer.Body
        : !answer.Succeeded ? $"It answered {answer.Status}; Facebook wants 200."
        : kind == RemovalKind.DataDeletion && !NamesWhere(answer.Body) ? "It must answer with JSON that holds url and confirmation_code."
        : null;

    private static bool NamesWhere(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && IsText(json.RootElement, "url") && IsText(json.RootElement, "confirmation_code");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsText(JsonElement whole, string name) => whole.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>Which of the app's callbacks is called.</summary>
    internal enum RemovalKind
    {
        DataDeletion,
        Deauthorize,
    }

    /// <summary>What a person does at Facebook, and where the website is told.</summary>
    internal sealed record Removal(Uri? Callback, RemovalKind? Kind);

    /// <summary>What was posted, and what the callback answered; no status where it didn't, and then why in the body.</summary>
    internal sealed record RemovalView(string UserId, string SignedRequest, int? Status, string? ContentType, string Body);
}
