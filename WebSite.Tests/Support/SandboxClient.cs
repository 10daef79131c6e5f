using System.Net;

namespace WebSite.Tests.Support;

/// <summary>A browser without a screen: posts the sandbox's forms and keeps its cookie.</summary>
internal sealed class SandboxClient(Uri address) : IDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public Task<HttpResponseMessage> OptInAsync(string pluginRef, string person = "demo-psid-alice") =>
        PostAsync("/dialog/login?then=optin&one_click=true&ref=" + Uri.EscapeDataString(pluginRef), ("person", person));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), TestContext.Current.CancellationToken);

    public void Dispose() => Http.Dispose();
}
