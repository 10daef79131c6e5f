using Messenger.AspNetCore.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>
/// Notes how Facebook says that templates stand. In the caller's transaction, who saves, then calls <see cref="ReleaseAsync"/>, and raises the outbox's signal
/// after it.
/// </summary>
public sealed class TemplateVerdicts(SiteDb db, IOptionsMonitor<MessengerOptions> options)
{
    private readonly HashSet<Occasion> _approved = [];

    /// <summary>Notes it. Of a template that this site didn't make, there is nothing to note.</summary>
    /// <param name="facebookId">Facebook's id of it, or null.</param>
    /// <param name="name">Its name.</param>
    /// <param name="language">Its language.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="reason">Facebook's word for why, or null.</param>
    /// <param name="at">When that was said.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task NoteAsync(string? facebookId, string? name, string? language, TemplateState state, string? reason, DateTimeOffset at, CancellationToken cancel)
    {
        var page = options.CurrentValue.PageId;
        if (await db.UtilityTemplates.SingleOrDefaultAsync(t => t.PageId == page && t.Name == name && t.Language == language, cancel) is { } template)
        {
            Note(template, facebookId, state, reason, at);
        }
    }

    /// <summary>Notes it of a template of that name and language.</summary>
    /// <inheritdoc cref="NoteAsync" path="/param"/>
    internal void Note(UtilityTemplate template, string? facebookId, TemplateState state, string? reason, DateTimeOffset at)
    {
        if (facebookId is not null && template.FacebookId is not null && facebookId != template.FacebookId)
        {
            return; // Another one of the same name was there before.
        }

        template.Become(state, TemplateStates.Why(state, reason), at, facebookId);
        if (template.State == TemplateState.Approved)
        {
            _approved.Add(template.Occasion);
        }
    }

    /// <summary>Lets go on what was held for want of a template that has been approved since. When everything is saved: what is held may have come in the same transaction.</summary>
    public async Task ReleaseAsync(CancellationToken cancel)
    {
        if (_approved.Count > 0)
        {
            var (occasions, held) = (_approved.ToList(), Hindrances.EndedBy(HoldEnd.TemplateApproved));
            await db.OutboxMessages.Where(m => m.State == OutboxState.Held && held.Contains(m.HeldBy!.Value) && EF.Parameter(occasions).Contains(m.Occasion)).ReleaseAsync(cancel);
            _approved.Clear();
        }
    }
}
