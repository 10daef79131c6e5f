using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>
/// What a web page is looked at on, as far as the browser says without being asked: Chromium's hints, else its name. A tablet that calls itself a
/// computer (the iPad's Safari does) is one here.
/// </summary>
internal static class Devices
{
    private static readonly string[] Tablets = ["iPad", "Tablet", "Kindle", "Silk/", "PlayBook"];
    private static readonly string[] Computers = ["Windows NT", "Macintosh", "X11", "CrOS"];

    /// <summary>The request's.</summary>
    public static Device Of(HttpRequest request)
    {
        var headers = request.Headers;
        var name = headers.UserAgent.ToString();
        var isMobile = headers["Sec-CH-UA-Mobile"].ToString() switch { "?1" => true, "?0" => false, _ => Has(name, "Mobi") };
        var isAndroid = headers["Sec-CH-UA-Platform"] == "\"Android\"" || Has(name, "Android");
        return Tablets.Any(word => Has(name, word)) ? Device.Tablet
            : isMobile ? Device.Phone
            : isAndroid ? Device.Tablet // An Android browser says "Mobile" on a phone, and nothing on a tablet.
            : Computers.Any(word => Has(name, word)) ? Device.Desktop
            : Device.Unknown;
    }

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
