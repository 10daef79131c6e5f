using System.Diagnostics;
using OpenTelemetry;

namespace WebSite.Telemetry;

/// <summary>
/// Lets only attributes leave the site of which it is known that nothing personal and no secret can be in them. Addresses are not among them: refs, orders' tokens and
/// people's ids stand there.
/// </summary>
internal sealed class KnownAttributes : BaseProcessor<Activity>
{
    private const string Own = "messenger.";

    private static readonly HashSet<string> Known =
        ["error.type", "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "server.address", "server.port", "url.scheme"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !Known.Contains(name) && !name.StartsWith(Own, StringComparison.Ordinal)).ToList())
        {
            data.SetTag(name, null);
        }

        data.SetStatus(data.Status); // Without a description: that is an exception's sentence.
    }
}
