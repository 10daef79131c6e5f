using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Messenger.AspNetCore.Json;

namespace Messenger.AspNetCore.Webhook;

/// <summary>
/// What Facebook posts when a person removes the app or asks to have their data deleted. Source: docs/apps/delete-data and the page of
/// the deauthorize callback.
/// </summary>
/// <param name="UserId">Who: digits, an id for this app alone. It is no page-scoped id. <c>0</c> when a Page removed the app.</param>
/// <param name="IssuedAt">When, by Facebook's clock, to the second.</param>
public sealed record SignedRequest(string UserId, DateTimeOffset IssuedAt)
{
    /// <summary>The form field's name.</summary>
    public const string Field = "signed_request";

    /// <summary>The most characters that one may have; genuine ones have about 250.</summary>
    public const int MaxLength = 4096;

    private const int LongestId = 32;
    private const string Algorithm = "HMAC-SHA256";
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads one. Nothing of it is looked into before its signature is known to be good.</summary>
    /// <param name="text">The field's value: signature, a dot, and the payload that was signed, both in base64url without padding.</param>
    /// <param name="secrets">The app's secrets.</param>
    /// <param name="request">What it says; null unless it is valid.</param>
    public static SignedRequestResult Read(string? text, IReadOnlyList<string> secrets, out SignedRequest? request)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        request = null;
        if (string.IsNullOrEmpty(text))
        {
            return SignedRequestResult.Missing;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (text.Length > MaxLength
            || dot < 0
            || Decode(text[..dot]) is not { Length: HMACSHA256.HashSizeInBytes } signature
            || Decode(text[(dot + 1)..]) is not { Length: > 0 } payload)
        {
            return SignedRequestResult.Malformed;
        }

        // What was signed is the encoded payload, not what it decodes to.
        var signed = Encoding.ASCII.GetBytes(text[(dot + 1)..]);
        if (!secrets.Any(secret => CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))))
        {
            return SignedRequestResult.Mismatch;
        }

        request = Parse(payload);
        return request is null ? SignedRequestResult.Malformed : SignedRequestResult.Valid;
    }

    /// <summary>The bytes; null unless the text is their one spelling: no padding, no white space, no other alphabet.</summary>
    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && Base64Url.EncodeToString(bytes.AsSpan(0, written)) == text ? bytes[..written] : null;
    }

    private static SignedRequest? Parse(byte[] payload)
    {
        if (!Utf8.IsValid(payload))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.Text("algorithm") is { } algorithm
                && algorithm.Equals(Algorithm, StringComparison.OrdinalIgnoreCase)
                && json.RootElement.Text("user_id") is { Length: > 0 and <= LongestId } user
                && user.All(char.IsAsciiDigit)
                && long.TryParse(json.RootElement.Text("issued_at"), NumberStyles.None, CultureInfo.InvariantCulture, out var issued)
                && issued <= Latest
                    ? new(user, DateTimeOffset.FromUnixTimeSeconds(issued))
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What <see cref="SignedRequest.Read"/> found.</summary>
public enum SignedRequestResult
{
    /// <summary>One of the secrets signed it.</summary>
    Valid,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It isn't a signature and a payload in base64url, is too long, or what was signed says nothing of who and when.</summary>
    Malformed,

    /// <summary>None of the secrets signed it.</summary>
    Mismatch,
}
