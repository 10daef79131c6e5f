using Messenger.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebSite.Web;

/// <summary>A page that takes files. Only who may see it is listened to: <see cref="Uploads"/>.</summary>
/// <param name="most">The most bytes of its form.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute(int most) : Attribute
{
    /// <summary>The most bytes.</summary>
    public int Most => most;
}

/// <summary>
/// Forms with files. They are too large to be read before anybody knows who sends them, as other forms are (<see cref="FormBodies"/>): nothing of them is
/// read until it is clear that a merchant sends them to a page that takes files. Larger ones go into a file of the system's temporary folder meanwhile.
/// </summary>
internal static class Uploads
{
    private const string Dashboard = "/dashboard";

    /// <summary>A merchant's line may be slow, but not as slow as a stranger who only holds a connection.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>Whether a request's body waits for that.</summary>
    public static bool IsOne(HttpRequest request) => request.Path.StartsWithSegments(Dashboard) && request.HasFormContentType
        && request.ContentType!.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    public static void UseUploads(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !IsOne(http.Request))
        {
            return next(http);
        }

        // A page that takes no files takes no more of such a form than of any other.
        var most = http.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>()?.Most ?? FormBodies.Max;
        if (http.Request.ContentLength > most)
        {
            // The server reads the rest and drops it, so that the browser, which is still sending, gets to hear the answer.
            Allow(http, null);
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        Allow(http, most);
        http.Request.AskForSpeed(Slowest);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueLengthLimit = FormBodies.Max, BufferBodyLengthLimit = most }));
        return next(http);
    });

    private static void Allow(HttpContext http, long? most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }
    }
}
