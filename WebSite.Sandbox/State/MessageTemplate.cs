using System.Text.Json.Nodes;

namespace WebSite.Sandbox.State;

/// <summary>A template of utility messages, as the Page made it.</summary>
public sealed record MessageTemplate(string Id, string Name, string Language, JsonArray Components)
{
    /// <summary>PENDING, APPROVED or REJECTED.</summary>
    public string Status { get; init; } = Pending;

    public const string Pending = "PENDING";

    public const string Approved = "APPROVED";

    public const string Rejected = "REJECTED";

    /// <summary>Facebook's word for why it was rejected, else <c>NONE</c>.</summary>
    public string Reason { get; init; } = "NONE";
}
