using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Graph;

/// <summary>Reads calls: parameters from the query, a JSON body, a form or a multipart form, later ones over earlier ones.</summary>
internal static class GraphReader
{
    private const string Token = "access_token";

    private const string Proof = "appsecret_proof";

    // Of a body; more of it is worth nobody's memory.
    private const int LongestShown = 64 * 1024;

    public static async Task<GraphRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await http.Body.CopyToAsync(buffer, cancellationToken);
        buffer.Position = 0;
        http.Body = buffer;

        var parameters = OfForm(http.Query);
        var files = new List<GraphFile>();
        GraphError? error = null;
        var body = "";
        try
        {
            if (http.HasFormContentType && http.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            {
                body = await ReadMultipartAsync(http, parameters, files, cancellationToken);
            }
            else
            {
                body = Encoding.UTF8.GetString(buffer.ToArray());
                error = MergeBody(parameters, body, http.HasFormContentType);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Read from memory, so that an IOException is a form cut off.
            error = GraphError.Parameter($"The form can't be read: {e.Message}");
        }

        var request = Make(http.Method, GraphPath.Parse(http.Path), parameters, body.Length == 0 ? null : body, http.Path, http.Query);
        return request with
        {
            Origin = new($"{http.Scheme}://{http.Host}"),
            Files = files,
            BodyError = error ?? request.BodyError,
            Token = request.Token ?? Bearer(http),
        };
    }

    /// <summary>An item of a batch; its body is a form. Token and origin are the batch's where it has none of its own.</summary>
    public static GraphRequest OfBatch(string method, string relativeUrl, string? body, GraphRequest batch)
    {
        var path = relativeUrl.Split('?', 2);
        var query = QueryHelpers.ParseQuery(path.Length > 1 ? path[1] : "");
        var parameters = OfForm(query);
        var error = MergeBody(parameters, body ?? "", isForm: true);
        var request = Make(method, GraphPath.Parse(path[0]), parameters, body, "/" + path[0].TrimStart('/'), query) with { Origin = batch.Origin };
        request = error is null ? request : request with { BodyError = error };
        return request.Token is null ? request with { Token = batch.Token, Proof = request.Proof ?? batch.Proof } : request;
    }

    private static GraphRequest Make(
        string method, GraphPath path, JsonObject parameters, string? body, string shownPath, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        // Browsers and old SDKs say it in a parameter.
        var said = Take(parameters, "method") ?? method;
        var shown = QueryString.Create(query.Where(pair => !Secrets.Names.Contains(pair.Key)));
        return new GraphRequest(said.ToUpperInvariant(), path)
        {
            Token = Take(parameters, Token),
            Proof = Take(parameters, Proof),
            Parameters = parameters,
            Origin = null!,
            Shown = Secrets.Hidden(shownPath + shown),
            Body = body is null ? null : Secrets.Hidden(body.Length <= LongestShown ? body : $"{body[..LongestShown]}… and {body.Length - LongestShown} characters more"),
            BodyError = ReadableJson.WhyNot(parameters) is { } reason ? GraphError.Parameter(reason) : null,
        };
    }

    /// <returns>What there is to show of it.</returns>
    private static async Task<string> ReadMultipartAsync(HttpRequest http, JsonObject parameters, List<GraphFile> files, CancellationToken cancellationToken)
    {
        var form = await http.ReadFormAsync(cancellationToken);
        Merge(parameters, OfForm(form));
        foreach (var file in form.Files)
        {
            files.Add(new(file.Name, file.FileName, file.ContentType, await BytesAsync(file, cancellationToken)));
        }

        return string.Join('\n', [.. form.Select(field => $"{field.Key}: {field.Value}"), .. files.Select(file => $"{file.Field}: {file.Name}, {file.Bytes.Length} bytes")]);
    }

    private static GraphError? MergeBody(JsonObject parameters, string body, bool isForm)
    {
        if (isForm)
        {
            try
            {
                Merge(parameters, OfForm(new FormReader(body).ReadForm()));
            }
            catch (InvalidDataException e)
            {
                return GraphError.Parameter($"The form can't be read: {e.Message}");
            }
        }
        else if (body.Length > 0)
        {
            if (Param.Parse(body) is not JsonObject json)
            {
                return GraphError.Parameter("The body is neither a form nor a JSON object");
            }

            Merge(parameters, json);
        }

        return null;
    }

    private static JsonObject OfForm(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var parameters = new JsonObject();
        foreach (var (name, values) in fields)
        {
            var text = values.ToString();
            NestedForm.Put(parameters, name, text.TrimStart() is ['{' or '[', ..] ? Param.Parse(text) ?? text : text);
        }

        var parts = parameters.ToList();
        parameters.Clear();
        return new(parts.Select(part => KeyValuePair.Create(part.Key, NestedForm.WithLists(part.Value))));
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            into[name] = value?.DeepClone();
        }
    }

    private static string? Take(JsonObject parameters, string name)
    {
        var text = new Param(parameters[name], name).Text;
        parameters.Remove(name);
        return text;
    }

    private static string? Bearer(HttpRequest http) =>
        http.Headers.Authorization.ToString() is ['B' or 'b', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token.Trim() : null;

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
