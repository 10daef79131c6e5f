using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using WebSite.Sandbox.Graph.Subscriptions;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Control;

/// <summary>Worlds: made, looked at, set, saved, loaded, reset and forgotten.</summary>
internal static class WorldEndpoints
{
    public static void MapWorlds(this IEndpointRouteBuilder root)
    {
        root.MapGet("/worlds", (HttpContext context, Worlds worlds) => worlds.All.Select(world => WorldView.Of(world, context)))
            .WithSummary("Every world.");
        root.MapPost("/worlds", Create).WithSummary("Makes a world with ids and secrets of its own, for one test or one developer.");
        root.MapDelete("/worlds/{worldId}", (string worldId, Worlds worlds) => worlds.Remove(worldId)
                ? (IResult)TypedResults.NoContent()
                : TypedResults.Problem("The default world stays, and no other has this id.", statusCode: StatusCodes.Status409Conflict))
            .WithSummary("Forgets a world and what waits in it.");
    }

    public static void MapWorldItself(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("", (HttpContext context, SandboxWorld world) => WorldView.Of(world, context)).WithSummary("Ids, secrets, addresses and settings.");
        routes.MapGet("/webhook", (SandboxWorld world) => new WebhookSetting(world.Webhook?.ToString())).WithSummary("Where deliveries go.");
        routes.MapPut("/webhook", SetWebhook).WithSummary("Sets where deliveries go; null lets them wait.");
        routes.MapPost("/webhook/verify", VerifyAsync).WithSummary("Asks the webhook for its challenge, as Facebook does when one subscribes.");
        routes.MapPut("/domains", SetDomains).WithSummary("The origins that may frame plugins; none: the webhook's.");
        routes.MapGet("/settings", (SandboxWorld world) => world.Settings).WithSummary("App, Page, subscription and batches.");
        routes.MapPatch("/settings", Patch).WithSummary("Changes settings by a JSON merge patch.");
        routes.MapGet("/state", (SandboxWorld world) => WorldState.Of(world)).WithSummary("Saves the world: everything but its logs and logins.");
        routes.MapPut("/state", Load).WithSummary("Loads a world that was saved. Logs and logins are forgotten.");
        routes.MapPost("/reset", (SandboxWorld world) =>
        {
            world.Reset();
            return TypedResults.NoContent();
        }).WithSummary("Back to how it began. Webhook and domains stay.");
    }

    private static IResult Create(NewWorld wanted, HttpContext context, Worlds worlds)
    {
        var id = wanted.Id ?? Guid.NewGuid().ToString("N")[..12];
        if (Worlds.WhyNot(id) is { } reason)
        {
            return Bad("id", reason);
        }

        if (worlds.Find(id) is not null)
        {
            return TypedResults.Problem($"There is a world \"{id}\" already.", statusCode: StatusCodes.Status409Conflict);
        }

        if (wanted.Webhook is { } webhook && WhyNot(webhook) is { } wrong)
        {
            return Bad("webhook", wrong);
        }

        if (wanted.Domains is { } domains && PageOrigin.WhyNot(domains) is { } wrongDomain)
        {
            return Bad("domains", wrongDomain);
        }

        var world = worlds.GetOrCreate(id);
        world.Domains = wanted.Domains ?? [];
        world.Webhook = wanted.Webhook is { } address ? new(address) : null;
        return TypedResults.Created($"{ControlEndpoints.Root}/worlds/{id}", WorldView.Of(world, context));
    }

    private static IResult SetWebhook(WebhookSetting setting, SandboxWorld world)
    {
        if (setting.Url is not null && WhyNot(setting.Url) is { } reason)
        {
            return Bad("url", reason);
        }

        world.Webhook = setting.Url is null ? null : new(setting.Url);
        return TypedResults.Ok(new WebhookSetting(world.Webhook?.ToString()));
    }

    private static async Task<IResult> VerifyAsync(SandboxWorld world, CallbackCheck callbacks, CancellationToken cancellationToken) =>
        world.Webhook is not { } webhook
            ? TypedResults.Problem("There is no webhook to ask: PUT webhook first.", statusCode: StatusCodes.Status409Conflict)
            : await callbacks.WhyNotAsync(webhook, world.Options.VerifyToken, cancellationToken) is { } failure
                ? TypedResults.Problem($"{webhook} did not prove itself: {failure}.", statusCode: StatusCodes.Status422UnprocessableEntity)
                : TypedResults.NoContent();

    private static IResult SetDomains(IReadOnlyList<string> domains, SandboxWorld world)
    {
        if (PageOrigin.WhyNot(domains) is { } reason)
        {
            return Bad("domains", reason);
        }

        world.Domains = domains;
        return TypedResults.Ok(world.Domains);
    }

    // Merged where it is changed: the courier may disable the webhook at the same time.
    private static Ok<WorldSettings> Patch(JsonObject patch, HttpContext context, SandboxWorld world) => TypedResults.Ok(world.Change(before =>
    {
        var settings = context.Merge(before, patch);
        return settings.WhyNot() is { } reason ? throw new BadHttpRequestException(reason) : settings;
    }));

    private static IResult Load(WorldState state, SandboxWorld world)
    {
        if (StateRules.WhyNot(state) is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        state.LoadInto(world);
        return TypedResults.NoContent();
    }

    private static string? WhyNot(string webhook) =>
        Uri.TryCreate(webhook, UriKind.Absolute, out var address) && WebhookRule.Allows(address) ? null : $"The webhook {WebhookRule.Sentence}";

    private static ValidationProblem Bad(string field, string reason) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [reason] });

    /// <summary>A world to make.</summary>
    /// <param name="Id">1 to 40 of a-z 0-9 -. Left away: one is made up.</param>
    /// <param name="Webhook">Where its deliveries go.</param>
    /// <param name="Domains">The origins that may frame its plugins. Left away: the webhook's.</param>
    internal sealed record NewWorld(string? Id, string? Webhook, IReadOnlyList<string>? Domains);

    /// <summary>Where deliveries go.</summary>
    internal sealed record WebhookSetting(string? Url);
}
