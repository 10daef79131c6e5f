using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebSite.Web;

/// <summary>Pages are looked at and posted to: another method has no handler, and their forms are in UTF-8, which is what browsers send of pages in UTF-8.</summary>
internal static class PageMethods
{
    public static void UsePageMethods(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var request = http.Request;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
        {
            return next(http);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            (http.Response.StatusCode, http.Response.Headers.Allow) = (StatusCodes.Status405MethodNotAllowed, "GET, HEAD, POST");
            return Task.CompletedTask;
        }

        if (request.HasFormContentType && request.GetTypedHeaders().ContentType is { Charset.Length: > 0 } type && !IsUtf8(type.Charset.AsSpan().Trim('"')))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(http);
    });

    private static bool IsUtf8(ReadOnlySpan<char> charset) => charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
}
