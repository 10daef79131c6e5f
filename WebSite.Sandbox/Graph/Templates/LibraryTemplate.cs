using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph.Templates;

/// <summary>A template that Facebook has made and approved, for Pages to take.</summary>
/// <param name="Name">As Facebook's own are called.</param>
/// <param name="UseCase">What for.</param>
/// <param name="Header">Above the text.</param>
/// <param name="Body">With its parameters by number.</param>
/// <param name="Samples">One for each.</param>
/// <param name="Button">What stands on the button to a web page; null: there is none.</param>
internal sealed record LibraryTemplate(string Name, string UseCase, string Header, string Body, string[] Samples, string? Button = null)
{
    public const string Language = "en_US";

    public const string Topic = "ORDER_MANAGEMENT";

    public const string Industry = "E_COMMERCE";

    public const string Address = "https://www.example.com/";

    /// <summary>As the library lists it.</summary>
    public JsonObject ToJson(int place)
    {
        var listed = new JsonObject
        {
            ["name"] = Name,
            ["language"] = Language,
            ["category"] = "UTILITY",
            ["topic"] = Topic,
            ["usecase"] = UseCase,
            ["industry"] = new JsonArray(Industry),
            ["header"] = Header,
            ["body"] = Body,
            ["body_params"] = new JsonArray([.. Samples.Select(sample => (JsonNode)sample)]),
            ["id"] = $"71470133454189{place:00}",
        };
        if (Button is not null)
        {
            listed["buttons"] = new JsonArray(new JsonObject { ["type"] = "URL", ["text"] = Button, ["url"] = Address });
        }

        return listed;
    }

    /// <summary>As a Page has it that took it.</summary>
    public JsonArray Components()
    {
        var components = new JsonArray(
            new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = Header },
            new JsonObject { ["type"] = "BODY", ["text"] = Body, ["example"] = new JsonObject { ["body_text"] = new JsonArray(new JsonArray([.. Samples.Select(sample => (JsonNode)sample)])) } });
        if (Button is not null)
        {
            components.Add((JsonNode)new JsonObject { ["type"] = "BUTTONS", ["buttons"] = new JsonArray(new JsonObject { ["type"] = "URL", ["text"] = Button, ["url"] = Address }) });
        }

        return components;
    }
}
