using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Graph;

/// <summary>Many calls in one: <c>POST /</c> with <c>batch</c>. Each is recorded for itself.</summary>
internal static class GraphBatch
{
    private const int Most = 50;

    public static async Task<GraphAnswer> RunAsync(
        GraphRequest request, Func<GraphRequest, CancellationToken, Task<GraphAnswer>> run, CancellationToken cancellationToken)
    {
        if ((request.BodyError ?? request["batch"].NeedList(1, Most, WhyNot)) is { } error)
        {
            return error;
        }

        var answers = new JsonArray();
        foreach (var item in request["batch"].Items)
        {
            var call = GraphReader.OfBatch(item["method"].Text!, item["relative_url"].Text!, item["body"].Text, request);
            var answer = await run(call, cancellationToken);
            answers.Add(new JsonObject
            {
                ["code"] = answer.Status,
                ["headers"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = GraphEndpoints.ContentType }),
                ["body"] = WireJson.Write(answer.Body),
            });
        }

        return answers;
    }

    private static GraphError? WhyNot(Param item) =>
        item["method"].NeedOneOf("GET", "POST", "DELETE", "PUT") ?? item["relative_url"].NeedText()
        ?? (GraphPath.Parse(item["relative_url"].Text!.Split('?')[0]).Segments.Count == 0 ? item["relative_url"].Wrong("a path") : null);
}
