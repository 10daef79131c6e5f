using System.Net.Http.Json;
using System.Text.Json;

namespace WebSite.Tests.Support;

/// <summary>The control path of one world, as a test in any language would use it.</summary>
internal sealed class SandboxControl(Uri sandbox, string world = "default") : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(sandbox, $"/_sandbox/worlds/{world}/") };

    public Task<JsonElement> GetAsync(string path) => ReadAsync(_http.GetAsync(path, TestContext.Current.CancellationToken));

    public Task<JsonElement> PostAsync(string path, object? body = null) =>
        ReadAsync(_http.PostAsJsonAsync(path, body ?? new { }, TestContext.Current.CancellationToken));

    public Task<JsonElement> PutAsync(string path, object body) => ReadAsync(_http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken));

    public Task<JsonElement> PatchAsync(string path, object body) => ReadAsync(_http.PatchAsJsonAsync(path, body, TestContext.Current.CancellationToken));

    /// <summary>Sends an opt-in of a person's without a browser.</summary>
    public Task<JsonElement> OptInAsync(string pluginRef, string person = "demo-psid-alice") =>
        PostAsync("events", new { person, kind = "optin", value = new { @ref = pluginRef } });

    /// <summary>Waits for a delivery; what it filters by is in the query.</summary>
    public Task<JsonElement> DeliveryAsync(string query) => GetAsync("deliveries/wait?" + query);

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
