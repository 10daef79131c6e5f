namespace WebSite.Model;

/// <content>What happens to it.</content>
public sealed partial class Conversation
{
    /// <summary>Something was said or done, by either side.</summary>
    internal void MoveUp(DateTimeOffset at) => _lastAt = Later(LastAt, at);

    /// <summary>The person did something: that opens the window, and who does something is there again.</summary>
    /// <param name="entry">What.</param>
    internal void Act(ConversationEntry entry)
    {
        Start(entry.At);
        _actedAt = Later(ActedAt, entry.At);
        _unreachableAt = entry.At > UnreachableAt ? null : UnreachableAt;
        _adTalkAt = entry.Kind.IsTalk() && entry.At >= AdAt && !(AdTalkAt >= AdAt) ? entry.At : AdTalkAt;
        _unread += Waits(entry) ? 1 : 0;
    }

    /// <summary>The person took a message back.</summary>
    /// <param name="entry">It, with its words.</param>
    /// <param name="at">When.</param>
    /// <param name="newer">How many that wait for a human came after it.</param>
    internal void Unsend(ConversationEntry entry, DateTimeOffset at, int newer)
    {
        // Those that nobody has looked at are the newest.
        _unread -= Waits(entry) && newer < Unread ? 1 : 0;
        entry.Unsend(at);
        MoveUp(at);
    }

    /// <summary>Whether an entry is one that a human should answer, and may: what only came before a stop may not be answered.</summary>
    internal bool Waits(ConversationEntry entry) => entry.MayWait && !(entry.At <= StoppedAt);

    /// <summary>The person said whether they want marketing messages. What they said last counts, and of the same moment the refusal.</summary>
    internal void Choose(bool refuses, DateTimeOffset at)
    {
        Start(at);
        if (!(at < MarketingAt))
        {
            _refusesMarketing = refuses || (at == MarketingAt && RefusesMarketing);
            _marketingAt = at;
        }
    }

    /// <summary>The person did something then, perhaps before everything that is known so far.</summary>
    internal void Start(DateTimeOffset at)
    {
        _startedAt = at < StartedAt ? at : StartedAt;
        MoveUp(at);
    }

    /// <summary>The person came by an ad.</summary>
    /// <param name="entry">How: by a message or a button, which opens its window at once, or by a click alone.</param>
    internal void ComeByAd(ConversationEntry entry)
    {
        if (entry.At < AdAt)
        {
            return; // One that arrives late.
        }

        _adAt = entry.At;
        _adTalkAt = entry.Kind.IsTalk() ? entry.At : AdTalkAt;
    }

    /// <summary>Another app has the thread now. What is said of before the last that is known is old.</summary>
    internal void GoAway(DateTimeOffset at) => Pass(at, isAway: true);

    /// <summary>This app has the thread again. Of the same moment, this is true.</summary>
    internal void ComeBack(DateTimeOffset at) => Pass(at, isAway: false);

    /// <summary>A message came to this app, so that it had the thread: right before that moment, for what Facebook says of the thread itself goes before.</summary>
    internal void Stay(DateTimeOffset at) => Pass(at.AddMilliseconds(-1), isAway: false);

    private void Pass(DateTimeOffset at, bool isAway)
    {
        var last = PassedAt ?? AwayAt;
        if (last is null || at > last || (at == last && !isAway))
        {
            (_passedAt, _awayAt) = (at, isAway ? at : null);
        }
    }

    /// <summary>A merchant answered: what the person asked has its answer.</summary>
    internal void Answer(DateTimeOffset at)
    {
        MoveUp(at);
        _unread = 0;
    }

    /// <summary>A merchant has looked at it.</summary>
    /// <param name="newer">How many that wait for a human came after what they saw.</param>
    internal void Read(int newer) => _unread = Math.Min(Unread, newer);

    /// <summary>The person asked that nothing more be sent.</summary>
    /// <param name="at">When.</param>
    /// <param name="askedSince">How many messages came after it, which may be answered; nobody may answer those of before.</param>
    internal void Stop(DateTimeOffset at, int askedSince)
    {
        _stoppedAt = Later(StoppedAt, at);
        _unread = Math.Min(Unread, askedSince);
    }

    /// <summary>The person gave permission again. One given before they stopped, which only arrives after that, is none.</summary>
    /// <returns>Whether they had stopped.</returns>
    internal bool Return(DateTimeOffset at)
    {
        var isNew = at > StoppedAt;
        _stoppedAt = isNew ? null : StoppedAt;
        return isNew;
    }

    /// <summary>The person asked for a human.</summary>
    internal void HandOver(DateTimeOffset at) => _handedOverAt = at;

    /// <summary>A merchant gave it back to the site.</summary>
    internal void TakeBack(DateTimeOffset at) => (_handedOverAt, _givenBackAt) = (null, at);

    /// <summary>Facebook says that the person can't be reached.</summary>
    internal void Leave(DateTimeOffset at) => _unreachableAt = at;

    /// <summary>What the Page wrote up to then has arrived, and was read where <paramref name="isRead"/>.</summary>
    internal void Mark(DateTimeOffset upTo, bool isRead)
    {
        _deliveredAt = Later(DeliveredAt, upTo);
        _readAt = isRead ? Later(ReadAt, upTo) : ReadAt;
    }

    /// <summary>Facebook is to be asked for the profile again.</summary>
    internal void ForgetProfile() => _profile = ProfileState.Unasked;
}
