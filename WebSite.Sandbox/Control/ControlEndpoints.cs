using Microsoft.AspNetCore.Http.HttpResults;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>The control path: what is on the screen, for tests and scripts.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_sandbox");

        control.MapGet("/deliveries", (SandboxWorld world) => world.Deliveries.All.Select(DeliveryView.Of));
        control.MapGet("/deliveries/{id}", (string id, SandboxWorld world) =>
            world.Deliveries.Find(id) is { } delivery ? (IResult)TypedResults.Ok(DeliveryView.Of(delivery)) : NoDelivery(id));
        control.MapPost("/deliveries/{id}/resend", ResendAsync);

        control.MapGet("/people", (SandboxWorld world) => world.People.All);
        control.MapPost("/people", AddPerson);
        control.MapGet("/journal", (SandboxWorld world) => world.Journal.All);
        control.MapPost("/reset", (SandboxWorld world) =>
        {
            world.Reset();
            return TypedResults.NoContent();
        });

        control.MapGet("/webhook", (SandboxWorld world) => new WebhookSetting(world.Webhook?.ToString()));
        control.MapPut("/webhook", SetWebhook);
    }

    private static async Task<IResult> ResendAsync(string id, SandboxWorld world, WebhookClient client, CancellationToken cancellationToken)
    {
        if (world.Deliveries.Find(id) is not { } delivery)
        {
            return NoDelivery(id);
        }

        if (world.Webhook is not { } webhook)
        {
            return TypedResults.Problem("There is no webhook to send to: PUT /_sandbox/webhook first.", statusCode: StatusCodes.Status409Conflict);
        }

        await client.ResendAsync(world, delivery, webhook, cancellationToken);
        return TypedResults.Ok(DeliveryView.Of(delivery));
    }

    private static IResult AddPerson(NewPerson person, SandboxWorld world)
    {
        var errors = new Dictionary<string, string[]>();
        if (People.WhyNot(person.FirstName) is { } first)
        {
            errors["firstName"] = [first];
        }

        if (People.WhyNot(person.LastName) is { } last)
        {
            errors["lastName"] = [last];
        }

        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors)
            : TypedResults.Created("/_sandbox/people", world.People.Add(person.FirstName!, person.LastName!));
    }

    private static IResult SetWebhook(WebhookSetting setting, SandboxWorld world)
    {
        if (setting.Url is null)
        {
            world.Webhook = null;
        }
        else if (Uri.TryCreate(setting.Url, UriKind.Absolute, out var address) && WebhookRule.Allows(address))
        {
            world.Webhook = address;
        }
        else
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["url"] = [$"url {WebhookRule.Sentence}"] });
        }

        return TypedResults.Ok(new WebhookSetting(world.Webhook?.ToString()));
    }

    private static ProblemHttpResult NoDelivery(string id) =>
        TypedResults.Problem($"There is no delivery {id}.", statusCode: StatusCodes.Status404NotFound);

    private sealed record NewPerson(string? FirstName, string? LastName);

    private sealed record WebhookSetting(string? Url);
}
