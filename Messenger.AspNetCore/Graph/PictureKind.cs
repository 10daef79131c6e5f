namespace Messenger.AspNetCore.Graph;

/// <summary>Says what a picture is by its first bytes, whatever its server calls it.</summary>
public static class PictureKind
{
    /// <summary><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>; null for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.Length > 12 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}
