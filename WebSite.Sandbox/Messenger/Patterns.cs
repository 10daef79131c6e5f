using System.Text.RegularExpressions;

namespace WebSite.Sandbox.Messenger;

/// <summary>What is found in, or asked of, a message's text.</summary>
internal static partial class Patterns
{
    /// <summary>A web address, without the stop that ends its sentence.</summary>
    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]", RegexOptions.IgnoreCase)]
    public static partial Regex Link();

    /// <summary>What a phone_number button may call.</summary>
    [GeneratedRegex(@"^\+[0-9() .\-]{4,30}$")]
    public static partial Regex PhoneNumber();
}
