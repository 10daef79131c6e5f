namespace WebSite.Sandbox.Graph;

/// <summary>The errors that have nothing to do with one operation.</summary>
internal static class GraphErrors
{
    public static GraphError NoToken { get; } =
        new(2500, "An active access token must be used to query information about the current user.") { HasPrefix = false };

    public static GraphError BadToken { get; } = new(190, "Invalid OAuth access token.") { HasPrefix = false };

    public static GraphError NeedsPageToken { get; } = new(190, "This method must be called with a Page Access Token");

    public static GraphError NeedsAppToken { get; } = new(15, "This method must be called with an app access_token.");

    public static GraphError NoProof { get; } =
        new(100, "API calls from the server require an appsecret_proof argument") { HasPrefix = false, Type = "GraphMethodException" };

    public static GraphError BadProof { get; } =
        new(100, "Invalid appsecret_proof provided in the API argument") { HasPrefix = false, Type = "GraphMethodException" };

    public static GraphError UnknownPath(string path) => new(2500, $"Unknown path components: {path}") { HasPrefix = false };

    /// <summary>No such object, or not for this method.</summary>
    public static GraphError Unsupported(string method, string id) => new(
        100,
        $"Unsupported {method.ToLowerInvariant()} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api")
    {
        Subcode = 33,
        HasPrefix = false,
        Type = "GraphMethodException",
    };

    public static GraphError NoField(string field, string node) => GraphError.Parameter($"Tried accessing nonexisting field ({field}) on node type ({node})");

    /// <summary>A tag that has ended, in every version. The message is known from a report.</summary>
    public static GraphError TagIsOver { get; } = GraphError.Parameter("Invalid parameter", 1893061);

    /// <summary>An operation that ended with a version of the Graph API. The wording is ours.</summary>
    public static GraphError Deprecated(string what, string since) => new(12, $"{what} is deprecated for versions {since}");

    /// <summary>Facebook's words for a send. It is not known what it answers to who passes on a thread that another app has.</summary>
    public static GraphError OtherApp { get; } = new(10, "Message failed to send because another app is controlling this thread now.") { Subcode = 2018300 };

    public static GraphError TooManyCalls { get; } = new(613, "Calls to this api have exceeded the rate limit.");
}
