using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Messenger.AspNetCore.Webhook;

/// <summary>Decides whether a delivery is Facebook's. Source: <c>docs/platform.md</c>, Signatures.</summary>
public static class Signature
{
    /// <summary>The only header that counts; the SHA-1 one of old proves nothing today.</summary>
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>What is wrong with the header by itself, before a byte of the body is read; null when it is one that a secret may have made.</summary>
    /// <param name="header">All values of <see cref="Header"/>; there must be exactly one.</param>
    public static SignatureResult? FaultOf(StringValues header)
    {
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Read(header, sent);
    }

    /// <summary>Checks the header against every secret, over the bytes as received.</summary>
    /// <param name="header">All values of <see cref="Header"/>; there must be exactly one.</param>
    /// <param name="body">The raw body. What was escaped on the wire was signed escaped.</param>
    /// <param name="secrets">The app's secrets.</param>
    /// <param name="secretIndex">Which of them signed; -1 when none did.</param>
    public static SignatureResult Check(StringValues header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, out int secretIndex)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        secretIndex = -1;
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Read(header, sent) is { } fault)
        {
            return fault;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < secrets.Count; i++)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets[i]), body, expected);
            if (CryptographicOperations.FixedTimeEquals(sent, expected))
            {
                secretIndex = i;
                return SignatureResult.Valid;
            }
        }

        return SignatureResult.Mismatch;
    }

    private static SignatureResult? Read(StringValues header, Span<byte> sent)
    {
        if (header.Count != 1 || header[0] is not { Length: > 0 } text)
        {
            return header.Count > 1 ? SignatureResult.Malformed : SignatureResult.Missing;
        }

        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.Length == Prefix.Length + (2 * sent.Length)
            && Convert.FromHexString(text.AsSpan(Prefix.Length), sent, out _, out var written) == OperationStatus.Done
            && written == sent.Length
                ? null
                : SignatureResult.Malformed;
    }
}

/// <summary>What <see cref="Signature.Check"/> found.</summary>
public enum SignatureResult
{
    /// <summary>One of the secrets signed these bytes.</summary>
    Valid,

    /// <summary>There is no signature.</summary>
    Missing,

    /// <summary>There are several, or it isn't <c>sha256=</c> and 64 hexadecimal digits.</summary>
    Malformed,

    /// <summary>None of the secrets signed these bytes.</summary>
    Mismatch,
}
