namespace WebSite.Web;

/// <summary>
/// Lines of ASP.NET Core's own that any stranger can cause with a broken cookie, with a stack trace each time, as often as they like. The cookie counts
/// as none, and nothing is wrong with the site; whoever wants the lines sees them with a debugger.
/// </summary>
internal static class QuietFramework
{
    public static void KeepStrangersOutOfTheLog(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Mvc.ViewFeatures.CookieTempDataProvider", LogLevel.None);
    }
}
