using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A person of the sandbox who talks with the Page, without a browser.</summary>
internal sealed class Talk(Scene scene, string psid = Talk.Alice)
{
    public const string Alice = "demo-psid-alice";
    public const string Bob = "demo-psid-bob";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public SandboxWorld World => scene.Sandbox.World;

    public Person Person => World.People.Find(psid)!;

    /// <summary>What the Page wrote, as the person sees it, oldest first.</summary>
    public IReadOnlyList<string> Heard => [.. World.Threads.With(Person).Lines.Where(line => line.From == LineFrom.Page).Select(line => line.Text)];

    /// <summary>The messages themselves, as the Send API got them.</summary>
    public IReadOnlyList<JsonObject> Messages => [.. World.Threads.With(Person).Lines.Where(line => line.From == LineFrom.Page).Select(line => line.Message!)];

    public void Say(string text) => World.Events.Say(Person, text);

    /// <summary>The conversation as the site has it.</summary>
    public Task<Conversation?> ConversationAsync() =>
        scene.Site.ReadAsync(db => db.Conversations.AsNoTracking().Include(c => c.Visits).Include(c => c.Entries).Include(c => c.Messages).SingleOrDefaultAsync(c => c.Psid == psid, Cancel));

    /// <summary>Every message of the outbox to this person, oldest first.</summary>
    public Task<List<OutboxMessage>> OutboxAsync() =>
        scene.Site.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => db.Conversations.Any(c => c.Id == m.ConversationId && c.Psid == psid)).OrderBy(m => m.Id).ToListAsync(Cancel));

    /// <summary>Waits until the outbox has so many messages to this person, and all are done.</summary>
    public async Task<List<OutboxMessage>> AnsweredAsync(int count = 1)
    {
        var messages = new List<OutboxMessage>();
        await scene.Until(async () =>
        {
            messages = await OutboxAsync();
            return messages.Count >= count && messages.All(m => m.IsDone);
        });
        return messages;
    }

    /// <summary>Puts a merchant's answer into the outbox.</summary>
    public Task AnswerAsync(string text) => PutAsync(new() { Cause = MessageCause.Answer(Guid.NewGuid()), PageId = "", Occasion = Occasion.Answer, Text = text });

    /// <summary>Puts a message to this person into the outbox.</summary>
    public async Task PutAsync(OutboxMessage message)
    {
        await using (var scope = scene.Site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var conversation = await db.Conversations.SingleAsync(c => c.Psid == psid, Cancel);
            message.With(m => m.PageId, conversation.PageId).With(m => m.ConversationId, conversation.Id);
            await scope.ServiceProvider.GetRequiredService<OutboxWriter>().PutAsync(message, Cancel);
            await db.SaveChangesAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        }

        scene.Site.Services.GetRequiredService<OutboxSignal>().Raise();
    }
}
