namespace Messenger.AspNetCore.Log;

/// <summary>Where the log lies.</summary>
/// <param name="Path">The SQLite file's full path.</param>
/// <param name="ConnectionString">Opens it.</param>
public sealed record LogFile(string Path, string ConnectionString)
{
    /// <summary>A file's name as SQLite takes it with options behind it, for instance <c>?mode=ro</c>.</summary>
    public static string Uri(string path) => new Uri(path).AbsoluteUri;
}
