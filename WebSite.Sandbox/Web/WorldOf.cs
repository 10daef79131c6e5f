using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>Finds the world a request belongs to: by the id in its path, else by the app or the Page it names, else the default one.</summary>
internal static class WorldOf
{
    public static SandboxWorld Request(HttpContext context)
    {
        var worlds = context.RequestServices.GetRequiredService<Worlds>();
        if (context.GetRouteValue("worldId") is string id)
        {
            return worlds.Find(id) ?? throw new BadHttpRequestException(
                $"There is no world \"{id}\": POST /_sandbox/worlds first.", StatusCodes.Status404NotFound);
        }

        return worlds.ByPage(context.GetRouteValue("page") as string) ?? ByQuery(context.Request.Query, worlds) ?? worlds.First;
    }

    private static SandboxWorld? ByQuery(IQueryCollection query, Worlds worlds) =>
        worlds.Find(query["world"]) ?? worlds.ByApp(query["messenger_app_id"]) ?? worlds.ByPage(query["page_id"]) ?? worlds.ByApp(query["app_id"]) ?? worlds.ByApp(query["client_id"]);
}
