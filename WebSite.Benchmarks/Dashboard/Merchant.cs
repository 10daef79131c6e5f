using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Accounts;
using WebSite.Benchmarks.Load;

namespace WebSite.Benchmarks.Dashboard;

/// <summary>The shop's first merchant, signed in.</summary>
internal static partial class Merchant
{
    private const string Password = "four calm otters at noon";

    /// <summary>Signs in by the one-time link of the first start.</summary>
    public static async Task<HttpClient> SignInAsync(Uri site, Template template)
    {
        await using var scope = template.Services.CreateAsyncScope();
        var path = await scope.ServiceProvider.GetRequiredService<Welcome>().PathAsync(CancellationToken.None);
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(5) };
        var form = await http.GetStringAsync(path);
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = "bob@example.com",
            ["Input.Password"] = Password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        });
        using var reply = await http.PostAsync(path, fields);
        return reply.StatusCode == HttpStatusCode.Redirect ? http : throw new InvalidOperationException($"Signing in was answered with {(int)reply.StatusCode}.");
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
