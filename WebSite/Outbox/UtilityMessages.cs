using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Outbox;

/// <summary>The merchant's templates for utility messages: made, sent for approval, asked after and deleted.</summary>
public sealed class UtilityMessages(
    SiteDb db, GraphClient graph, TemplateVerdicts verdicts, PublicAddress site, OutboxSignal signal, IOptionsMonitor<MessengerOptions> options, TimeProvider time)
{
    private const string Edge = "me/message_templates";

    private string PageId => options.CurrentValue.PageId;

    /// <summary>The Page's templates, those of an occasion together, the newest first.</summary>
    public Task<List<UtilityTemplate>> AllAsync(CancellationToken cancel) =>
        db.UtilityTemplates.AsNoTracking().Where(t => t.PageId == PageId).OrderBy(t => t.Occasion).ThenByDescending(t => t.Id).ToListAsync(cancel);

    /// <summary>The approved template for an occasion: in the site's own language where there is one, else the newest.</summary>
    internal Task<UtilityTemplate?> ApprovedAsync(Occasion occasion, CancellationToken cancel)
    {
        var (page, locale) = (PageId, options.CurrentValue.Locale);
        return db.UtilityTemplates.AsNoTracking().Where(t => t.PageId == page && t.Occasion == occasion && t.State == TemplateState.Approved)
            .OrderByDescending(t => t.Language == locale).ThenByDescending(t => t.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Keeps a new template, and sends it for approval.</summary>
    /// <returns>False when there is one of that name and language.</returns>
    public async Task<bool> MakeAsync(UtilityTemplate template, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (await db.UtilityTemplates.AnyAsync(t => t.PageId == template.PageId && t.Name == template.Name && t.Language == template.Language, cancel))
        {
            return false;
        }

        db.UtilityTemplates.Add(template);
        await db.SaveChangesAsync(cancel);
        await SendAsync(template.Id, cancel);
        return true;
    }

    /// <summary>Sends a template for approval that Facebook hasn't taken yet.</summary>
    /// <returns>Whether it was taken; what else became of it, <see cref="UtilityTemplate.Why"/> says.</returns>
    public async Task<bool> SendAsync(int id, CancellationToken cancel)
    {
        if (await db.UtilityTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.State == TemplateState.Draft, cancel) is not { } draft)
        {
            return false;
        }

        var asked = time.GetUtcNow();
        var reply = await graph.PostAsync(Edge, TemplatePayload.ToApprove(draft, site), cancel);

        // Its approval may have come first: as it is now, not as it was.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        if (await db.UtilityTemplates.SingleOrDefaultAsync(t => t.Id == id, cancel) is { } template)
        {
            if (reply.Fault is { } fault)
            {
                template.Fail(fault.Why(), time.GetUtcNow());
            }
            else
            {
                template.Send(reply["id"], time.GetUtcNow());
                if (TemplateStates.Read(reply["status"]) is { } state and not TemplateState.Pending)
                {
                    await verdicts.NoteAsync(reply["id"], template.Name, template.Language, state, null, asked, cancel);
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        await verdicts.ReleaseAsync(cancel);
        await transaction.CommitAsync(cancel);
        signal.Raise();
        return reply.Fault is null;
    }

    /// <summary>Asks Facebook how all templates stand, for an event that never came.</summary>
    /// <returns>Why that couldn't be asked, in a sentence; null when it was.</returns>
    public async Task<string?> AskAsync(CancellationToken cancel)
    {
        var asked = time.GetUtcNow();
        var reply = await graph.GetAsync($"{Edge}?fields=id,name,language,status,rejected_reason&limit=250", cancel);
        if (reply.Fault is { } fault)
        {
            return fault.Why();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var one in (reply.Value?["data"] as JsonArray ?? []).OfType<JsonObject>().Select(each => new GraphReply(each, null)))
        {
            if (TemplateStates.Read(one["status"]) is { } state)
            {
                await verdicts.NoteAsync(one["id"], one["name"], one["language"], state, one["rejected_reason"], asked, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        await verdicts.ReleaseAsync(cancel);
        await transaction.CommitAsync(cancel);
        signal.Raise();
        return null;
    }

    /// <summary>Deletes a template, at Facebook first.</summary>
    /// <returns>Why it couldn't be deleted, in a sentence; null when it is gone.</returns>
    public async Task<string?> DeleteAsync(int id, CancellationToken cancel)
    {
        if (await db.UtilityTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } template)
        {
            return null;
        }

        if (template.FacebookId is { } facebookId)
        {
            var reply = await graph.DeleteAsync($"{Edge}?name={Uri.EscapeDataString(template.Name)}&hsm_id={Uri.EscapeDataString(facebookId)}", cancel);
            if (reply.Fault is { Code: not 100 } fault)
            {
                return fault.Why(); // 100: it is gone there already.
            }
        }

        await db.UtilityTemplates.Where(t => t.Id == id).ExecuteDeleteAsync(cancel);
        return null;
    }
}
