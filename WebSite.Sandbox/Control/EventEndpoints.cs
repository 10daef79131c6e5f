using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>Any event whatever, without a browser.</summary>
internal static class EventEndpoints
{
    private static readonly string[] Lists = ["messaging", "standby", "changes"];

    public static void MapEvents(this IEndpointRouteBuilder world)
    {
        world.MapPost("/events", TriggerOne).WithSummary("Sends any event: as the platform's page lists it, or whatever else.");
        world.MapPost("/events/batch", TriggerMany).WithSummary("Sends up to 1000 events as one delivery.");
        world.MapGet("/events/samples", () => EventSamples.All).WithSummary("An item of every kind the platform's page lists.");
    }

    private static IResult TriggerOne(NewEvent wanted, SandboxWorld world) =>
        WhyNot(wanted, world) is { } reason
            ? TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest)
            : Sent(world.Wire.Trigger(world.People.Find(wanted.Person), wanted.Kind!, Item(wanted), wanted.List ?? "messaging", wanted.Field), world);

    private static IResult TriggerMany(NewBatch wanted, SandboxWorld world)
    {
        if (wanted.Events is not { Count: >= 1 and <= BatchSettings.Most } events)
        {
            return TypedResults.Problem($"events holds 1 to {BatchSettings.Most} events.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (events.Select((each, index) => WhyNot(each, world) is { } reason ? $"events[{index}]: {reason}" : null).FirstOrDefault(reason => reason is not null) is { } wrong)
        {
            return TypedResults.Problem(wrong, statusCode: StatusCodes.Status400BadRequest);
        }

        return Sent(world.Wire.Trigger([.. events.Select(each => (world.People.Find(each.Person), each.Kind!, Item(each)))], wanted.Shape ?? BatchShape.Items), world);
    }

    private static string? WhyNot(NewEvent? wanted, SandboxWorld world) =>
        wanted is null ? "An event can't be null."
        : string.IsNullOrWhiteSpace(wanted.Kind) ? "kind is needed, such as optin; GET events/samples lists them."
        : wanted.Person is { } id && world.People.Find(id) is null ? $"There is no person \"{id}\"."
        : wanted.List is { } list && !Lists.Contains(list) ? "list is messaging, standby or changes."
        : (wanted.Item is null) == (wanted.Value is null) && !EventSamples.All.ContainsKey(wanted.Kind)
            ? "Either value (what stands under the kind) or item (the whole element) is needed."
        : null;

    private static JsonObject Item(NewEvent wanted) =>
        wanted.Item ?? (wanted.Value is { } value
            ? new JsonObject { [wanted.Kind == "echo" ? "message" : wanted.Kind!] = value.DeepClone() }
            : EventSamples.All[wanted.Kind!].DeepClone().AsObject());

    private static Created<DeliveryView> Sent(Delivery delivery, SandboxWorld world) =>
        TypedResults.Created($"{ControlEndpoints.Root}/worlds/{world.Id}/deliveries/{delivery.Id}", DeliveryView.Of(delivery));

    /// <summary>An event to send. Neither value nor item: the sample of its kind.</summary>
    /// <param name="Person">The PSID of the sender; left away: the item names none.</param>
    /// <param name="Kind">optin, message, postback, referral, …</param>
    /// <param name="Value">What stands under the kind, such as {"ref":"abc"}.</param>
    /// <param name="Item">The whole element; sender, recipient and timestamp are added where they are missing.</param>
    /// <param name="List">messaging (usual), standby or changes.</param>
    /// <param name="Field">The subscription field, where it isn't the kind's own.</param>
    internal sealed record NewEvent(string? Person, string? Kind, JsonNode? Value, JsonObject? Item, string? List, string? Field);

    /// <summary>Events for one delivery.</summary>
    internal sealed record NewBatch(IReadOnlyList<NewEvent>? Events, BatchShape? Shape);
}
