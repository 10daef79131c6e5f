using System.ComponentModel;
using System.Diagnostics;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox;
using WebSite.Sandbox.State;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>A client library of others, unchanged, against the sandbox. Needs node and npm, and npm's registry the first time.</summary>
public class GraphClientTests
{
    // The client, and a reader for the Messenger Codes.
    private static readonly string[] Packages = ["messaging-api-messenger@1.1.0", "jsqr@1.4.0", "pngjs@7.0.0"];

    // So many are in the script: one that ends early isn't taken for one that worked.
    private const int Steps = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Messaging_api_messenger_works_with_the_sandbox()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("package.json"), """{"private":true}""", TestContext.Current.CancellationToken);
        var (installed, log) = await RunAsync(folder.Path, "npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", .. Packages]);
        Assert.True(installed, $"npm could not install {string.Join(", ", Packages)}:\n{log}");
        await using var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, TestContext.Current.CancellationToken);

        // When the client's version was new.
        sandbox.World.Clock.Set(new(2020, 3, 10, 12, 0, 0, TimeSpan.Zero));

        var (worked, steps) = await RunAsync(
            folder.Path, "node", Path.Combine(AppContext.BaseDirectory, "Clients", "messaging-api.mjs"), sandbox.Address.GetLeftPart(UriPartial.Authority), folder.Path);

        TestContext.Current.TestOutputHelper!.WriteLine(steps);
        Assert.True(worked, steps);
        Assert.True(steps.Split('\n').Count(line => line.Contains("\"ok\":true", StringComparison.Ordinal)) == Steps, steps);
        Assert.Empty(sandbox.World.Journal.Of(JournalKind.Unmatched));
        var thread = sandbox.World.Threads.With(sandbox.World.People.Find("demo-psid-alice")!);
        Assert.Contains(thread.Lines, line => line.Text == "Tack för köpet! 🍵 100% <ok> a/b");
        Assert.Contains(thread.Lines, line => line.Text == "Receipt for order K-7");
    }

    private static async Task<(bool Succeeded, string Output)> RunAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Patience);
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = process.StandardError.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                return (process.ExitCode == 0, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return (false, $"{program} took longer than {Patience.TotalMinutes:0} minutes.");
            }
        }
        catch (Win32Exception e)
        {
            Assert.Fail($"{program} is missing: this test needs node 20 with npm on the PATH. {e.Message}");
            throw;
        }
    }
}
