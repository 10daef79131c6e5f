using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>A picture or the like that the Page sent or uploaded.</summary>
/// <param name="Id">Its <c>attachment_id</c>.</param>
/// <param name="Type">image, audio, video or file.</param>
/// <param name="Url">Where it is: the address the Page gave, or one of the sandbox's.</param>
public sealed record Attachment(string Id, string Type, string Url)
{
    /// <summary>What was uploaded; null where the Page gave an address.</summary>
    public byte[]? Bytes { get; init; }

    public string ContentType { get; init; } = "application/octet-stream";
}

/// <summary>The reusable attachments of a world's Page, and the files that were uploaded. The oldest go when there are too many.</summary>
public sealed class Attachments
{
    /// <summary>How much the uploaded files of a world may hold together, in bytes.</summary>
    public const long MostBytes = 256 * 1024 * 1024;

    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Attachment> _attachments = [];
    private long _bytes;

    public IReadOnlyCollection<Attachment> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _attachments.Values.OrderBy(attachment => attachment.Id, StringComparer.Ordinal)];
            }
        }
    }

    public Attachment? Find(string? id)
    {
        lock (_lock)
        {
            return id is not null ? _attachments.GetValueOrDefault(id) : null;
        }
    }

    internal Attachment Add(Func<string, Attachment> make)
    {
        var attachment = make(RandomNumberGenerator.GetString("0123456789", 16));
        lock (_lock)
        {
            Keep(attachment);
        }

        return attachment;
    }

    internal void Load(IEnumerable<Attachment> attachments)
    {
        Reset();
        lock (_lock)
        {
            foreach (var attachment in attachments)
            {
                Keep(attachment);
            }
        }
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _attachments.Clear();
            _bytes = 0;
        }
    }

    private void Keep(Attachment attachment)
    {
        _attachments[attachment.Id] = attachment;
        _bytes += SizeOf(attachment);
        while (_attachments.Count > Most || _bytes > MostBytes)
        {
            _bytes -= SizeOf(_attachments.GetAt(0).Value);
            _attachments.RemoveAt(0);
        }
    }

    private static long SizeOf(Attachment attachment) => attachment.Bytes?.LongLength ?? 0;
}
