using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace WebSite.Benchmarks.Load;

/// <summary>The bots in WebSite.Benchmarks/Node; their packages are installed when they are first needed.</summary>
internal static class NodePeers
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "Node");

    /// <summary>The program's file.</summary>
    public static string Server => Path.GetFullPath(Path.Combine(Folder, "server.js"));

    /// <summary>Installs the packages if they aren't there; better-sqlite3 is compiled, which takes a minute or two.</summary>
    public static async Task InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "better-sqlite3", "build")))
        {
            return;
        }

        Console.WriteLine("Installing the packages of the Node peers (npm ci) ...");
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"'npm ci' in {Folder} ended with {npm.ExitCode}. It needs a registry, and a C++ compiler with Python for better-sqlite3.");
            }
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("The Node peers need Node.js 20 or later with npm, and 'npm' was not found. Install it and run this again.", exception);
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
