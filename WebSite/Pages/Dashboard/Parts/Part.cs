using System.Security.Cryptography;
using System.Text.Json;

namespace WebSite.Pages.Dashboard.Parts;

/// <summary>A part of a page that is sent again when it has changed, and not otherwise.</summary>
/// <param name="Name">The partial view.</param>
/// <param name="Model">What it shows; null for nothing.</param>
/// <param name="Told">What of that may change, where it isn't all of it.</param>
public sealed record Part(string Name, object? Model, object? Told = null)
{
    /// <summary>Another wherever the model says something else.</summary>
    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Model is null ? null : Told ?? Model))[..8]);

    /// <summary>Whether a page that has these marks, <c>name-mark</c> each, has it as it is.</summary>
    public bool IsIn(IReadOnlySet<string> have)
    {
        ArgumentNullException.ThrowIfNull(have);
        return have.Contains($"{Name}-{Mark}");
    }

    /// <summary>Those that a page with these marks doesn't have as they are.</summary>
    public static IReadOnlyList<Part> NewOf(IEnumerable<Part> parts, string? have)
    {
        var known = (have ?? "").Split('.').ToHashSet();
        return [.. parts.Where(part => !part.IsIn(known))];
    }
}
