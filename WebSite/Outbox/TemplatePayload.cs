using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Model;
using WebSite.Returns;
using WebSite.Texts;
using WebSite.Web;

namespace WebSite.Outbox;

/// <summary>
/// A template as Facebook takes it: once to be approved, and then in each message. Source: <c>docs/platform.md</c>, Utility messages; where that is silent
/// (the button with the order's address), as WhatsApp's templates have it.
/// </summary>
internal static class TemplatePayload
{
    private const string Orders = "/orders/";

    /// <summary>Stands for an order's token in what is to be approved.</summary>
    private const string SampleToken = "3f1c9a52d0b44c0e9a77";

    /// <summary>What asks for approval.</summary>
    public static JsonObject ToApprove(UtilityTemplate template, PublicAddress site)
    {
        var samples = JsonSerializer.Deserialize<Dictionary<string, string>>(template.Samples) ?? [];
        var names = TemplateText.In(template.Body);
        var components = new JsonArray(new JsonObject
        {
            ["type"] = "BODY",
            ["text"] = TemplateText.ForFacebook(template.Body),
            ["example"] = new JsonObject
            {
                ["body_text_named_params"] = new JsonArray([.. names.Select(name => new JsonObject { ["param_name"] = name, ["example"] = samples.GetValueOrDefault(name) })]),
            },
        });
        if (TemplateButton.Read(template.Buttons) is { Count: > 0 } buttons)
        {
            components.Add((JsonNode)new JsonObject { ["type"] = "BUTTONS", ["buttons"] = new JsonArray([.. buttons.Select(button => Button(button, site))]) });
        }

        return new()
        {
            ["name"] = template.Name,
            ["language"] = template.Language,
            ["category"] = "UTILITY",
            ["parameter_format"] = "NAMED",
            ["components"] = components,
        };
    }

    /// <summary>What goes to a person.</summary>
    /// <param name="template">An approved one.</param>
    /// <param name="facts">What its parameters stand for.</param>
    /// <param name="orderToken">The last part of the order's address.</param>
    /// <param name="code">The last part of the link back to it; null where no button has one.</param>
    public static JsonObject ToSend(UtilityTemplate template, TextFacts facts, string orderToken, string? code)
    {
        var components = new JsonArray(new JsonObject
        {
            ["type"] = "body",
            ["parameters"] = new JsonArray([.. TemplateText.In(template.Body).Select(name => new JsonObject
            {
                ["type"] = "text",
                ["parameter_name"] = name,
                ["text"] = TemplateText.Value(name, facts),
            })]),
        });
        foreach (var (index, button) in TemplateButton.Read(template.Buttons).Index().Where(b => b.Item.Kind == TemplateButtonKind.OrderPage))
        {
            components.Add((JsonNode)new JsonObject
            {
                ["type"] = "button",
                ["sub_type"] = "url",
                ["index"] = index,
                ["parameters"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = button.LeadsBack ? code : orderToken }),
            });
        }

        return new()
        {
            ["template_type"] = "utility_messages",
            ["name"] = template.Name,
            ["language"] = new JsonObject { ["code"] = template.Language },
            ["components"] = components,
        };
    }

    /// <summary>An approved template keeps the address that it was approved with.</summary>
    private static string Base(TemplateButton button) => button.LeadsBack ? ReturnLinks.Path : Orders;

    private static JsonObject Button(TemplateButton button, PublicAddress site) => button.Kind switch
    {
        TemplateButtonKind.OrderPage => new()
        {
            ["type"] = "URL",
            ["text"] = button.Title,
            ["url"] = site.To(Base(button)) + "{{1}}",
            ["example"] = new JsonArray(site.To(Base(button)) + SampleToken),
        },
        TemplateButtonKind.Link => new() { ["type"] = "URL", ["text"] = button.Title, ["url"] = button.Value },
        TemplateButtonKind.Phone => new() { ["type"] = "PHONE_NUMBER", ["text"] = button.Title, ["phone_number"] = button.Value },
        _ => new() { ["type"] = "POSTBACK", ["text"] = button.Title, ["payload"] = button.Title },
    };
}
