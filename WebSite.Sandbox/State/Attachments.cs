using System.Collections.Concurrent;
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

/// <summary>The reusable attachments of a world's Page, and the files that were uploaded.</summary>
public sealed class Attachments
{
    private readonly ConcurrentDictionary<string, Attachment> _attachments = new();

    public IReadOnlyCollection<Attachment> All => [.. _attachments.Values.OrderBy(attachment => attachment.Id, StringComparer.Ordinal)];

    public Attachment? Find(string? id) => id is not null ? _attachments.GetValueOrDefault(id) : null;

    internal Attachment Add(Func<string, Attachment> make)
    {
        var attachment = make(RandomNumberGenerator.GetString("0123456789", 16));
        return _attachments[attachment.Id] = attachment;
    }

    internal void Load(IEnumerable<Attachment> attachments)
    {
        _attachments.Clear();
        foreach (var attachment in attachments)
        {
            _attachments[attachment.Id] = attachment;
        }
    }

    internal void Reset() => _attachments.Clear();
}
