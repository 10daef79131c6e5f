using System.Diagnostics;
using Messenger.AspNetCore.Tests.Support;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>A disk of 8 MiB in memory; unmounted afterwards.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
    }

    /// <summary>A file on it.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Mounts one; null where that isn't allowed.</summary>
    public static SmallDisk? Mount()
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=8m", "none", disk._folder.Path))
        {
            return disk;
        }

        disk._folder.Dispose();
        return null;
    }

    /// <summary>Fills what room is left with a file of that name.</summary>
    public void Fill(string name)
    {
        using var filler = new FileStream(File(name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[4096]; ;)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full now.
        }
    }

    public void Dispose()
    {
        Run("umount", "-l", _folder.Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
