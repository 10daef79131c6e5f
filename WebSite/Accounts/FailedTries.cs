namespace WebSite.Accounts;

/// <summary>
/// Counts tries of passwords that failed, for ten minutes from the first. In memory, so that a try costs the same whether the account
/// is there or not; a restart forgets.
/// </summary>
internal sealed class FailedTries(TimeProvider time)
{
    /// <summary>How long a failed try counts, and so how long anybody has to wait at the most.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Budget, Tally> _tallies = [];
    private DateTimeOffset _swept;

    /// <summary>
    /// Takes a try out of each budget before the password is looked at, so that no burst runs past them. When one is used up nothing is
    /// taken, and the refusal says which and until when.
    /// </summary>
    public Refusal? Take(IReadOnlyList<Budget> budgets)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            foreach (var budget in budgets)
            {
                if (_tallies.TryGetValue(budget, out var tally) && now < tally.Until && tally.Count >= budget.Most)
                {
                    var isFirst = !tally.IsTold;
                    tally.IsTold = true;
                    return new(budget, tally.Until - now, isFirst);
                }
            }

            foreach (var budget in budgets)
            {
                if (!_tallies.TryGetValue(budget, out var tally) || now >= tally.Until)
                {
                    _tallies[budget] = tally = new(now + Window);
                }

                tally.Count++;
            }

            return null;
        }
    }

    /// <summary>The password was right: the try doesn't count, nor do those of before in the first of the budgets, which is the closest.</summary>
    public void Forget(IReadOnlyList<Budget> budgets)
    {
        GiveBack(budgets);
        lock (_lock)
        {
            _tallies.Remove(budgets[0]);
        }
    }

    /// <summary>The password was never looked at: the try doesn't count.</summary>
    public void GiveBack(IReadOnlyList<Budget> budgets)
    {
        lock (_lock)
        {
            foreach (var budget in budgets)
            {
                if (_tallies.TryGetValue(budget, out var tally) && tally.Count > 0)
                {
                    tally.Count--;
                }
            }
        }
    }

    /// <summary>Forgets what is past, now and then, so that no stream of made-up accounts fills the memory.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < TimeSpan.FromMinutes(1))
        {
            return;
        }

        _swept = now;
        foreach (var (budget, _) in _tallies.Where(pair => now >= pair.Value.Until).ToList())
        {
            _tallies.Remove(budget);
        }
    }

    private sealed class Tally(DateTimeOffset until)
    {
        public DateTimeOffset Until { get; } = until;

        public int Count { get; set; }

        public bool IsTold { get; set; }
    }
}

/// <summary>No further try for now.</summary>
/// <param name="Budget">Which is used up.</param>
/// <param name="Wait">For how long.</param>
/// <param name="IsFirst">The first time that it is said of this budget.</param>
internal readonly record struct Refusal(Budget Budget, TimeSpan Wait, bool IsFirst);
