using Microsoft.AspNetCore.DataProtection.KeyManagement;
using WebSite.Web;

namespace WebSite.Commands;

/// <summary>
/// Runs a command that builds the site and doesn't start it, so that no port, migration, worker or sandbox of its own gets in the way of one
/// that runs.
/// </summary>
internal static class CommandRun
{
    /// <summary>The exit code when the command could not do its work.</summary>
    public const int NotRun = 2;

    /// <summary>Runs it, and returns the exit code.</summary>
    /// <param name="args">What stands behind the command's name.</param>
    /// <param name="isUnderstood">Whether they make sense; <c>--help</c> always does.</param>
    /// <param name="usage">What <c>--help</c> prints.</param>
    /// <param name="act">Does the work, once the settings are known to be good.</param>
    public static async Task<int> RunAsync(string[] args, bool isUnderstood, string usage, Func<WebApplication, Task<int>> act)
    {
        if (args is ["--help"])
        {
            await Console.Out.WriteLineAsync(usage);
            return 0;
        }

        if (!isUnderstood)
        {
            await Console.Error.WriteLineAsync($"“{string.Join(' ', args)}” isn't understood.{Environment.NewLine}{usage}");
            return NotRun;
        }

        try
        {
            await using var app = Build();
            app.CheckSettings();
            return await act(app);
        }
        catch (Exception exception) when (StartFault.Sentences(exception) is { Count: > 0 } sentences)
        {
            await Console.Error.WriteLineAsync(StartFault.Text(sentences));
            return NotRun;
        }
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddSite();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KeyManagementOptions>(keys => keys.AutoGenerateKeys = false);
        return builder.Build();
    }
}
