namespace WebSite.Sandbox.Control;

/// <summary>The OpenAPI document of the control path.</summary>
internal static class ControlDocument
{
    public static void AddControlDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("_sandbox", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "The sandbox's control path";
            document.Info.Description =
                "Everything on the sandbox's screen, for tests and scripts. Each path under /_sandbox/worlds/{worldId} is there under /_sandbox too, for the default world. "
                + "Errors are problem details (RFC 9457). Web pages of other origins are refused.";
            return Task.CompletedTask;
        });
    });
}
