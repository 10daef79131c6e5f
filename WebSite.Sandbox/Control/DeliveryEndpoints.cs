using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Screen;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>Deliveries: found, waited for, sent again.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder world)
    {
        var deliveries = world.MapGroup("/deliveries");
        deliveries.MapGet("", ([AsParameters] DeliveryFilter filter, SandboxWorld world) => world.Deliveries.All.Where(filter.Takes).Select(DeliveryView.Of))
            .WithSummary("Deliveries, newest first.");
        deliveries.MapGet("/wait", WaitAsync).WithSummary("Waits for a delivery that matches, 10 seconds or as many as are given; 408 when none came.");
        deliveries.MapPost("/read", (SandboxWorld world) =>
        {
            world.Deliveries.MarkRead(null);
            return TypedResults.NoContent();
        }).WithSummary("Marks every delivery as read.");
        deliveries.MapGet("/{id}", (string id, SandboxWorld world) =>
            world.Deliveries.Find(id) is { } delivery ? (IResult)TypedResults.Ok(DeliveryView.Of(delivery)) : None(id)).WithSummary("One delivery.");
        deliveries.MapPost("/{id}/resend", ResendAsync).WithSummary("Sends the last attempt's very bytes and headers once more.");
        deliveries.MapPost("/{id}/read", (string id, SandboxWorld world) =>
        {
            if (world.Deliveries.Find(id) is not { } delivery)
            {
                return None(id);
            }

            world.Deliveries.MarkRead(delivery);
            return (IResult)TypedResults.NoContent();
        }).WithSummary("Marks a delivery as read.");
        deliveries.MapGet("/{id}/curl", CurlOf).WithSummary("The last attempt as a command for a terminal.");
    }

    private static Task<IResult> WaitAsync([AsParameters] DeliveryFilter filter, double? seconds, SandboxWorld world, CancellationToken cancellationToken) =>
        Waiting.ForAsync(
            token => world.Deliveries.WaitForAsync(filter.Takes, token), DeliveryView.Of, seconds, "No such delivery was made", cancellationToken);

    private static async Task<IResult> ResendAsync(string id, SandboxWorld world, WebhookClient client, CancellationToken cancellationToken)
    {
        if (world.Deliveries.Find(id) is not { } delivery)
        {
            return None(id);
        }

        if (world.Webhook is not { } webhook)
        {
            return TypedResults.Problem("There is no webhook to send to: PUT webhook first.", statusCode: StatusCodes.Status409Conflict);
        }

        await client.ResendAsync(world, delivery, webhook, cancellationToken);
        return TypedResults.Ok(DeliveryView.Of(delivery));
    }

    private static IResult CurlOf(string id, SandboxWorld world) => world.Deliveries.Find(id) switch
    {
        null => None(id),
        { Attempts: [.., var last] } => TypedResults.Text(Curl.For(last), "text/plain", Encoding.UTF8),
        _ => TypedResults.Problem("Nothing was sent yet: there are no bytes to repeat.", statusCode: StatusCodes.Status409Conflict),
    };

    private static ProblemHttpResult None(string id) => TypedResults.Problem($"There is no delivery {id}.", statusCode: StatusCodes.Status404NotFound);
}
