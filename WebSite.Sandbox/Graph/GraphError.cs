using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Faults;

namespace WebSite.Sandbox.Graph;

/// <summary>An error in Facebook's shape. <c>docs/platform.md</c>, Errors.</summary>
/// <param name="Code">Facebook's code.</param>
/// <param name="Message">Without the <c>(#code)</c> before it.</param>
internal sealed record GraphError(int Code, string Message)
{
    private const string TraceAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public int? Subcode { get; init; }

    public int Status { get; init; } = StatusCodes.Status400BadRequest;

    public string Type { get; init; } = "OAuthException";

    /// <summary>False for the few messages that Facebook writes without <c>(#code)</c>.</summary>
    public bool HasPrefix { get; init; } = true;

    /// <summary>Facebook's word that it may work later; null: not said.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>In seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A parameter that won't do: code 100.</summary>
    public static GraphError Parameter(string message, int? subcode = null) => new(100, message) { Subcode = subcode };

    public static GraphError Of(FaultError error) => new(error.Code, error.Message)
    {
        Subcode = error.Subcode,
        Status = error.Status,
        Type = error.Type,
        IsTransient = error.IsTransient,
        RetryAfter = error.RetryAfter,
    };

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["message"] = HasPrefix ? $"(#{Code}) {Message}" : Message, ["type"] = Type, ["code"] = Code };
        if (Subcode is { } subcode)
        {
            error["error_subcode"] = subcode;
        }

        if (IsTransient is { } isTransient)
        {
            error["is_transient"] = isTransient;
        }

        error["fbtrace_id"] = RandomNumberGenerator.GetString(TraceAlphabet, 11);
        return new() { ["error"] = error };
    }
}
