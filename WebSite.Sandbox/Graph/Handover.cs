using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Graph.Sending;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>The calls by which apps hand a thread to each other. This app is the Page's default one. <c>docs/platform.md</c>, Handover.</summary>
internal static class Handover
{
    public static GraphAnswer Pass(GraphRequest request) =>
        Do(request, needsThread: true, (handovers, person) => handovers.Pass(person, request["target_app_id"].Text!), request["target_app_id"].NeedText());

    public static GraphAnswer Take(GraphRequest request) => Do(request, needsThread: false, (handovers, person) => handovers.Take(person));

    public static GraphAnswer Ask(GraphRequest request) => Do(request, needsThread: false, (handovers, person) => handovers.AskFor(person));

    /// <summary>Nobody has the thread then; the default app, which this one is, may write there all the same.</summary>
    public static GraphAnswer Release(GraphRequest request) => Do(request, needsThread: true, (_, _) => { });

    /// <summary><c>GET me/thread_owner?recipient=</c> a PSID.</summary>
    public static GraphAnswer Owner(GraphRequest request)
    {
        var psid = request["recipient"]["id"].Text ?? request["recipient"].Text;
        if (psid is null)
        {
            return request["recipient"].Missing;
        }

        var (to, unknown) = Recipients.ByPsid(request.World, psid);
        return to is null ? unknown! : new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["thread_owner"] = new JsonObject { ["app_id"] = request.World.Handovers.HolderOf(to.Person) ?? request.World.Options.AppId },
            }),
        };
    }

    private static GraphAnswer Do(GraphRequest request, bool needsThread, Action<Handovers, Person> act, GraphError? wrongHere = null)
    {
        if ((Recipients.WhyNot(request["recipient"]) ?? wrongHere ?? request["metadata"].MayText(1000)) is { } wrong)
        {
            return wrong;
        }

        var (to, unknown) = Recipients.Find(request);
        if (to is null)
        {
            return unknown!;
        }

        if (needsThread && request.World.Handovers.HolderOf(to.Person) is not null)
        {
            return GraphErrors.OtherApp;
        }

        act(request.World.Handovers, to.Person);
        return GraphAnswer.Success;
    }
}
