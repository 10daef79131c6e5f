using Microsoft.Win32.SafeHandles;

namespace WebSite.Backups;

/// <summary>Makes files and folders that are the site's own user's alone: orders, people and the key ring are in them.</summary>
internal static class OwnFiles
{
    /// <summary>Makes an empty file that isn't there yet.</summary>
    public static SafeFileHandle Create(string path)
    {
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }

    /// <summary>Copies a file and brings it to the disk.</summary>
    public static async Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using var target = new FileStream(Create(to), FileAccess.ReadWrite);
        await source.CopyToAsync(target, cancel);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Makes a folder, if it isn't there.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
