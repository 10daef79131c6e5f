using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Templates;

/// <summary><c>me/message_templates</c>: templates of utility messages. <c>docs/platform.md</c>, Utility messages.</summary>
internal static class MessageTemplatesEdge
{
    private const string Category = "UTILITY";

    public static GraphAnswer List(GraphRequest request)
    {
        var (name, status) = (request["name"].Text, request["status"].Text);
        var found = request.World.Templates.All.Where(each => (name is null || each.Name == name) && (status is null || each.Status == status));
        return new JsonObject { ["data"] = new JsonArray([.. found.Select(each => (JsonNode)Write(each))]) };
    }

    public static GraphAnswer Make(GraphRequest request)
    {
        var world = request.World;
        if (MessageTemplateRules.WhyNot(request) is { } wrong)
        {
            return wrong;
        }

        var (name, language) = (request["name"].Text!, request["language"].Text!);
        if (world.Templates.Find(name, language) is not null)
        {
            return GraphError.Parameter($"There is a template {name} in {language} already", 2388024);
        }

        // What comes out of the library is approved already.
        var made = TemplateLibrary.Find(request["library_template_name"].Text, language) is { } own
            ? world.Templates.AddApproved(name, language, own.Components())
            : world.Templates.Add(name, language, request["components"].Node!.DeepClone().AsArray(), MessageTemplateRules.WhyRejected, looked => Tell(world, looked));
        return new JsonObject { ["id"] = made.Id, ["status"] = made.Status, ["category"] = Category };
    }

    public static GraphAnswer Delete(GraphRequest request)
    {
        var (name, id) = (request["name"], request["hsm_id"]);
        return name.IsMissing && id.IsMissing ? name.Missing
            : request.World.Templates.Remove(name.Text, id.Text) > 0 ? GraphAnswer.Success
            : GraphError.Parameter("No such template");
    }

    private static void Tell(SandboxWorld world, MessageTemplate template) => world.Wire.Trigger(
        null,
        EventFields.TemplateStatus,
        new()
        {
            ["field"] = EventFields.TemplateStatus,
            ["value"] = new JsonObject
            {
                ["event"] = template.Status,
                ["message_template_id"] = long.Parse(template.Id, System.Globalization.CultureInfo.InvariantCulture),
                ["message_template_name"] = template.Name,
                ["message_template_language"] = template.Language,
                ["reason"] = template.Reason,
            },
        },
        list: "changes",
        field: EventFields.TemplateStatus);

    private static JsonObject Write(MessageTemplate template) => new()
    {
        ["name"] = template.Name,
        ["language"] = template.Language,
        ["status"] = template.Status,
        ["category"] = Category,
        ["rejected_reason"] = template.Reason,
        ["components"] = template.Components.DeepClone(),
        ["id"] = template.Id,
    };
}
