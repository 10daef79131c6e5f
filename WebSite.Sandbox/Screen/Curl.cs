using System.Text;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Screen;

/// <summary>An attempt as a command that sends the same bytes.</summary>
internal static class Curl
{
    public static string For(DeliveryAttempt attempt)
    {
        var command = new StringBuilder("curl -i ").Append(Quote(attempt.Webhook.ToString()));
        foreach (var (name, value) in attempt.Headers)
        {
            command.Append(" \\\n  -H ").Append(Quote($"{name}: {value}"));
        }

        return command.Append(" \\\n  --data-binary ").Append(Quote(attempt.Body)).ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
