using Microsoft.AspNetCore.Http;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Tests.Unit.OptIns;

/// <summary>Phone, tablet or computer, as browsers of today name themselves.</summary>
public class DeviceTests
{
    private const string Android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", Device.Phone)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/530.0]", Device.Phone)]
    [InlineData(Android + " Mobile Safari/537.36", Device.Phone)]
    [InlineData(Android + " Safari/537.36", Device.Tablet)]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1", Device.Tablet)]
    [InlineData("Mozilla/5.0 (Android 15; Tablet; rv:143.0) Gecko/143.0 Firefox/143.0", Device.Tablet)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", Device.Desktop)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", Device.Desktop)]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", Device.Desktop)]
    [InlineData("curl/8.5.0", Device.Unknown)]
    [InlineData("", Device.Unknown)]
    public void A_browsers_name_says_it(string name, Device expected) => Assert.Equal(expected, Of(name));

    [Theory]
    [InlineData("?1", "\"Android\"", Device.Phone)]
    [InlineData("?0", "\"Android\"", Device.Tablet)]
    [InlineData("?0", "\"Windows\"", Device.Desktop)]
    public void Chromiums_hints_go_before_it(string isMobile, string platform, Device expected) =>
        Assert.Equal(expected, Of("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", isMobile, platform));

    private static Device Of(string name, string? isMobile = null, string? platform = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.UserAgent = name;
        request.Headers["Sec-CH-UA-Mobile"] = isMobile;
        request.Headers["Sec-CH-UA-Platform"] = platform;
        return Devices.Of(request);
    }
}
