using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>
/// Makes what settings files leave undone whole: a null counts as empty, so that the validator names it; and the Page stays the one of
/// the start, for refs are made for it, and deliveries of another are refused for good.
/// </summary>
internal sealed partial class SettledOptions(ILogger<SettledOptions> logger) : IPostConfigureOptions<MessengerOptions>
{
    private string? _page;

    public void PostConfigure(string? name, MessengerOptions options)
    {
        options.AppId ??= "";
        options.PageId ??= "";
        options.PageUsername ??= "";
        options.AppSecrets ??= [];
        options.VerifyToken ??= "";
        options.PageAccessToken ??= "";
        options.SdkVersion ??= "";
        options.SdkUrl ??= "";
        options.PluginOrigins ??= [];
        options.GraphUrl ??= "";
        options.LinkUrl ??= "";
        options.ClientToken ??= "";
        options.DialogUrl ??= "";
        options.Locale ??= "";
        KeepPage(options);
    }

    private void KeepPage(MessengerOptions options)
    {
        _page ??= options.PageId.Length > 0 ? options.PageId : null;
        if (_page is not null && options.PageId != _page)
        {
            Log.PageStays(logger, options.PageId, _page);
            options.PageId = _page;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Messenger:PageId is '{New}' now; until a restart the site stays with '{Page}'.")]
        public static partial void PageStays(ILogger logger, string @new, string page);
    }
}
