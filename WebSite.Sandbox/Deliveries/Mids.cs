using System.Security.Cryptography;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Messages' own ids.</summary>
internal static class Mids
{
    public static string New() =>
        "m_" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", 40);
}
