using System.Security.Cryptography;
using System.Text.Json;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>A part of the overview that is sent again when it has changed, and not otherwise.</summary>
/// <param name="Name">The partial view.</param>
/// <param name="Model">What it shows.</param>
public sealed record Part(string Name, object? Model)
{
    /// <summary>Another wherever the model says something else.</summary>
    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Model))[..8]);

    /// <summary>Whether a page that has these marks, <c>name-mark</c> each, has it as it is.</summary>
    public bool IsIn(IReadOnlySet<string> have)
    {
        ArgumentNullException.ThrowIfNull(have);
        return have.Contains($"{Name}-{Mark}");
    }
}
