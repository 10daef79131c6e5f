using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph.Templates;

/// <summary>
/// <c>GET message_template_library</c>: Facebook's own templates. The shape is that of the same node for WhatsApp, and so are names and use cases; the words are ours.
/// <c>docs/platform.md</c>, Utility messages.
/// </summary>
internal static class TemplateLibrary
{
    public const string Operation = "message_template_library";

    private static readonly LibraryTemplate[] Rows =
    [
        new("order_confirmation_1", "ORDER_CONFIRMATION", "Order received", "Hi {{1}}, thank you. Order {{2}} has reached us, and we are getting it ready.", ["Jim", "#12345"], "View order"),
        new("shipment_confirmation_1", "SHIPMENT_CONFIRMATION", "On its way", "Hi {{1}}, order {{2}} has left us. It should be with you by {{3}}.", ["Jim", "#12345", "Friday"], "Track order"),
        new("delivery_update_1", "DELIVERY_UPDATE", "Out for delivery", "Hi {{1}}, order {{2}} is on the road and comes to you today.", ["Jim", "#12345"], "Track order"),
        new("delivery_confirmation_1", "DELIVERY_CONFIRMATION", "Delivered", "Hi {{1}}, order {{2}} has been delivered. Is something not right? Write to us.", ["Jim", "#12345"]),
        new("order_cancelled_1", "ORDER_OR_TRANSACTION_CANCEL", "Cancelled", "Hi {{1}}, order {{2}} has been cancelled. Nothing is to be paid.", ["Jim", "#12345"], "View order"),
        new("order_delay_1", "ORDER_DELAY", "A delay", "Hi {{1}}, we are sorry: order {{2}} is late. We expect it by {{3}} now.", ["Jim", "#12345", "Friday"]),
    ];

    public static LibraryTemplate? Find(string? name, string? language) => language == LibraryTemplate.Language ? Array.Find(Rows, row => row.Name == name) : null;

    public static GraphAnswer List(GraphRequest request)
    {
        bool Is(string filter, string value) => request[filter].Text is not { Length: > 0 } text || text == value;
        bool Has(LibraryTemplate row) => request["search"].Text is not { Length: > 0 } text || $"{row.Name} {row.Header} {row.Body}".Contains(text, StringComparison.OrdinalIgnoreCase);
        var found = Rows.Index().Where(row => Is("language", LibraryTemplate.Language) && Is("topic", LibraryTemplate.Topic) && Is("industry", LibraryTemplate.Industry)
            && Is("usecase", row.Item.UseCase) && Is("name", row.Item.Name) && Has(row.Item));
        return new JsonObject { ["data"] = new JsonArray([.. found.Select(row => (JsonNode)row.Item.ToJson(row.Index))]) };
    }
}
