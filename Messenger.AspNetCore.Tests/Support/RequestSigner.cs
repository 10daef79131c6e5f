using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Messenger.AspNetCore.Tests.Support;

/// <summary>Signed requests as Facebook writes them when a person leaves.</summary>
internal static class RequestSigner
{
    public const string Deletion = "/privacy/data-deletion";
    public const string Removal = "/privacy/deauthorize";

    /// <summary>An id for the app, which no PSID is equal to.</summary>
    public const string AppScoped = "10000123456789";

    /// <summary>Signs a payload.</summary>
    public static string Sign(string payload, string secret = Settings.Secret) => SignBytes(Encoding.UTF8.GetBytes(payload), secret);

    public static string SignBytes(byte[] payload, string secret = Settings.Secret)
    {
        var encoded = Base64Url.EncodeToString(payload);
        return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(encoded))) + "." + encoded;
    }

    /// <summary>What a genuine one holds.</summary>
    public static string Payload(string user = AppScoped, long issued = 1332153487) =>
        $$$"""{"algorithm":"HMAC-SHA256","issued_at":{{{issued}}},"user":{"country":"de","locale":"de_DE"},"user_id":"{{{user}}}"}""";

    /// <summary>Posts one to a callback.</summary>
    public static Task<HttpResponseMessage> LeaveAsync(this HttpClient http, string path, string? signed) => http.PostAsync(
        path, new FormUrlEncodedContent(signed is null ? [] : [KeyValuePair.Create("signed_request", signed)]), TestContext.Current.CancellationToken);
}
