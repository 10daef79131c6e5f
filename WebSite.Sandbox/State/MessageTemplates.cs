using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace WebSite.Sandbox.State;

/// <summary>The templates of a world's Page. Each is looked at for some seconds of the world's time, and then approved or rejected.</summary>
public sealed class MessageTemplates(ChangeSignal changes, WorldClock clock)
{
    /// <summary>How long it takes until a template is approved: seconds, says the documentation.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private ImmutableList<MessageTemplate> _all = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MessageTemplate> All
    {
        get
        {
            lock (_lock)
            {
                return _all;
            }
        }
    }

    public MessageTemplate? Find(string? name, string? language) => All.FirstOrDefault(each => each.Name == name && each.Language == language);

    /// <summary>Adds one, and tells when it has been looked at.</summary>
    internal MessageTemplate Add(string name, string language, JsonArray components, Func<MessageTemplate, string?> whyRejected, Action<MessageTemplate> told)
    {
        var template = New(name, language, components);
        Change(all => all.Add(template));
        _ = LookAsync(template, whyRejected, told);
        return template;
    }

    /// <summary>Adds one that needs no look.</summary>
    internal MessageTemplate AddApproved(string name, string language, JsonArray components)
    {
        var template = New(name, language, components) with { Status = MessageTemplate.Approved };
        Change(all => all.Add(template));
        return template;
    }

    /// <summary>Removes those of a name, or the one of an id.</summary>
    /// <returns>How many there were.</returns>
    internal int Remove(string? name, string? id)
    {
        var before = All.Count;
        Change(all => all.RemoveAll(each => id is null ? each.Name == name : each.Id == id));
        return before - All.Count;
    }

    internal void Load(IEnumerable<MessageTemplate> templates) => Change(_ => [.. templates]);

    internal void Reset() => Change(_ => []);

    private static MessageTemplate New(string name, string language, JsonArray components) =>
        new("9" + RandomNumberGenerator.GetString("0123456789", 14), name, language, components);

    private async Task LookAsync(MessageTemplate template, Func<MessageTemplate, string?> whyRejected, Action<MessageTemplate> told)
    {
        await Task.Delay(Look, clock);
        var reason = whyRejected(template);
        var looked = template with { Status = reason is null ? MessageTemplate.Approved : MessageTemplate.Rejected, Reason = reason ?? template.Reason };
        if (All.Contains(template))
        {
            Change(all => all.Replace(template, looked));
            told(looked);
        }
    }

    private void Change(Func<ImmutableList<MessageTemplate>, ImmutableList<MessageTemplate>> change)
    {
        lock (_lock)
        {
            _all = change(_all);
        }

        changes.Raise();
    }
}
