using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary><c>me/personas</c> and a persona by its id.</summary>
internal static class PersonasEdge
{
    public static GraphAnswer List(GraphRequest request) =>
        new JsonObject { ["data"] = new JsonArray([.. request.World.Personas.All.Select(persona => (JsonNode)Write(persona))]) };

    public static GraphAnswer Make(GraphRequest request) =>
        (request["name"].NeedText() ?? request["profile_picture_url"].NeedUrl()) is { } wrong
            ? wrong
            : new JsonObject { ["id"] = request.World.Personas.Add(request["name"].Text!, request["profile_picture_url"].Text!).Id };

    public static GraphAnswer Get(GraphRequest request) => Write(request.World.Personas.Find(request.Path.Node)!);

    public static GraphAnswer Delete(GraphRequest request)
    {
        request.World.Personas.Remove(request.Path.Node);
        return GraphAnswer.Success;
    }

    private static JsonObject Write(Persona persona) =>
        new() { ["name"] = persona.Name, ["profile_picture_url"] = persona.PictureUrl, ["id"] = persona.Id };
}
