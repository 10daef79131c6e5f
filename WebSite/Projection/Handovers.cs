using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Who has the thread: this app, or another one, such as the Page's own inbox. Source: <c>docs/platform.md</c>, Events.</summary>
internal sealed class Handovers(IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>The thread was given to an app.</summary>
    public const string Passed = "pass_thread_control";

    /// <summary>Another app took it from this one.</summary>
    public const string Taken = "take_thread_control";

    /// <summary>Another app asks for it.</summary>
    public const string AskedFor = "request_thread_control";

    /// <summary>Notes it. Of somebody who isn't known there is nothing to note.</summary>
    public void Take(TakenEvent taken, Batch batch)
    {
        if (batch.Find(taken) is not { } conversation)
        {
            return;
        }

        var kind = taken.Event.Kind switch
        {
            AskedFor => EntryKind.AskedFor,
            Passed when taken.Content.NewOwner == options.CurrentValue.AppId => EntryKind.GivenBack,
            _ => EntryKind.Taken,
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
