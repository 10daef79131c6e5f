using System.Security.Cryptography;
using System.Text;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>Brings a call to its operation: finds the world, lets the faults strike, looks at the token, and keeps a record.</summary>
internal sealed class GraphDispatcher(Worlds worlds, GraphOperations operations)
{
    public async Task<GraphAnswer> AnswerAsync(GraphRequest call, CancellationToken cancellationToken)
    {
        var world = WorldOf(call);
        var served = GraphVersions.Served(call.Path.Asked, world.Clock.GetUtcNow());
        var request = call with { World = world, Version = served ?? GraphVersions.First };
        var operation = request.Path.OperationIn(request.World, isPerson: request.World.Logins.PersonOf(request.Token) is not null);
        var answer = served is null ? GraphErrors.UnknownPath(request.Shown.Split('?')[0])
            : operation == "batch" && request.Method == HttpMethods.Post ? await GraphBatch.RunAsync(request, AnswerAsync, cancellationToken)
            : await AnswerAsync(request, operation, cancellationToken);
        answer = answer with { Version = served };
        var text = Secrets.Hidden(WireJson.Write(answer.Body)).Replace(request.World.Options.AppSecret, "…", StringComparison.Ordinal);
        request.World.Calls.Add(new(
            0, request.World.Clock.GetUtcNow(), request.Method, request.Shown, operation, request.Body, answer.Status, text));
        return answer;
    }

    private async Task<GraphAnswer> AnswerAsync(GraphRequest request, string operation, CancellationToken cancellationToken)
    {
        var world = request.World;
        if (world.Faults.Strike(FaultKind.GraphSlow, operation) is { } slow)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(slow.Rule.Milliseconds), world.Clock, cancellationToken);
        }

        var fault = world.Faults.Strike(FaultKind.GraphError, operation)?.Rule.Answer;
        if (fault is { IsDone: false })
        {
            return AskedFor(fault, world);
        }

        var answer = await DoAsync(request, operation, cancellationToken);
        return fault is not null && answer.Status == StatusCodes.Status200OK ? AskedFor(fault, world) : answer;
    }

    private static GraphAnswer AskedFor(FaultError fault, SandboxWorld world)
    {
        GraphAnswer answer = GraphError.Of(fault);
        return answer with { Usage = fault.RegainMinutes is { } minutes ? UseCaseUsage.Of(world, minutes) : null };
    }

    private async Task<GraphAnswer> DoAsync(GraphRequest request, string operation, CancellationToken cancellationToken)
    {
        if (operations.Find(request.Method, operation) is not { } found)
        {
            request.World.Journal.Add(JournalKind.Unmatched, "graph", $"{request.Method} {request.Shown} is no operation the sandbox knows.");
            return request.Path.Segments.Count > 2
                ? GraphErrors.UnknownPath("/" + string.Join('/', request.Path.Segments.Skip(2)))
                : GraphErrors.Unsupported(request.Method, request.Path.Node);
        }

        return request.BodyError is { } unreadable ? unreadable
            : Operations.WhyOver(operation, request.Version, request.Now) is { } over ? GraphErrors.Deprecated(operation, over)
            : WhyNotToken(request, operation) is { } refused ? refused
            : await found(request, cancellationToken);
    }

    /// <summary>The token's world, else the one of the Page or the app in the path, else the default one.</summary>
    private SandboxWorld WorldOf(GraphRequest request) =>
        worlds.ByToken(request.Token) ?? worlds.ByPage(request.Path.Node) ?? worlds.ByApp(request.Path.Node)
        ?? worlds.ByApp(request["client_id"].Text) ?? worlds.First;

    private static GraphError? WhyNotToken(GraphRequest request, string operation)
    {
        var options = request.World.Options;
        if (operation == AppTokens.Operation)
        {
            return null;
        }

        if (string.IsNullOrEmpty(request.Token))
        {
            return GraphErrors.NoToken;
        }

        if (request.Token == options.AppAccessToken)
        {
            // It holds the secret already: its proof proves nothing, and clients send that of the Page's token.
            return operation.StartsWith("{app}", StringComparison.Ordinal) || operation == DebugToken.Operation ? null : GraphErrors.NeedsPageToken;
        }

        if (request.World.Logins.PersonOf(request.Token) is not null)
        {
            return operation.StartsWith(UserNode.Name, StringComparison.Ordinal) ? WhyNotProof(request) : GraphErrors.NeedsPageToken;
        }

        return request.Token != options.PageAccessToken ? GraphErrors.BadToken
            : operation.StartsWith("{app}/", StringComparison.Ordinal) ? GraphErrors.NeedsAppToken
            : WhyNotProof(request);
    }

    private static GraphError? WhyNotProof(GraphRequest request)
    {
        if (request.Proof is not { } proof)
        {
            return request.World.Settings.App.RequiresProof ? GraphErrors.NoProof : null;
        }

        var right = HMACSHA256.HashData(Encoding.UTF8.GetBytes(request.World.Options.AppSecret), Encoding.UTF8.GetBytes(request.Token!));
        return proof == Convert.ToHexStringLower(right) ? null : GraphErrors.BadProof;
    }
}
