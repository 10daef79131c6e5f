using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Who has the thread: this app, or another one, such as the Page's own inbox. Source: <c>docs/platform.md</c>, Events.</summary>
internal sealed class Handovers(IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Notes it. Of somebody who isn't known there is nothing to note.</summary>
    public void Take(TakenEvent taken, Batch batch)
    {
        if (batch.Find(taken) is not { } conversation)
        {
            return;
        }

        var kind = taken.Event.Kind switch
        {
            EventKinds.ThreadAskedFor => EntryKind.AskedFor,
            EventKinds.ThreadPassed when taken.Content.NewOwner == options.CurrentValue.AppId => EntryKind.GivenBack,
            EventKinds.ThreadPassed or EventKinds.ThreadTaken => EntryKind.Taken,
            _ => throw new InvalidOperationException($"No thread changes hands by {taken.Event.Kind}."),
        };
        batch.Show(taken, conversation, kind);
        conversation.MoveUp(taken.At);
        switch (kind)
        {
            case EntryKind.Taken:
                conversation.GoAway(taken.At);
                break;
            case EntryKind.GivenBack:
                conversation.ComeBack(taken.At);
                break;
            default:
                break;
        }
    }
}
