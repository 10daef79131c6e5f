using System.Diagnostics.CodeAnalysis;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Faults;

/// <summary>Decides what goes wrong. Each rule has dice of its own, so that one rule's throws don't move another's.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Dice that can be thrown again, not secrets.")]
public sealed class FaultBox(ChangeSignal changes)
{
    private readonly Lock _lock = new();
    private List<Loaded> _rules = [];
    private int _dice;

    public FaultPlan Plan { get; private set; } = new();

    /// <summary>How often each rule of the plan has struck.</summary>
    public IReadOnlyList<int> Struck
    {
        get
        {
            lock (_lock)
            {
                return [.. _rules.Select(rule => rule.Struck)];
            }
        }
    }

    public void Set(FaultPlan plan)
    {
        lock (_lock)
        {
            Plan = plan;
            _dice = 0;
            _rules = [.. plan.Rules.Select(Load)];
        }

        changes.Raise();
    }

    /// <summary>Adds a rule. The others keep their dice, and count on.</summary>
    public void Add(FaultRule rule)
    {
        lock (_lock)
        {
            _rules.Add(Load(rule));
            Plan = Plan with { Rules = [.. Plan.Rules, rule] };
        }

        changes.Raise();
    }

    /// <summary>Takes the rule at this place away. The others keep their dice, and count on.</summary>
    /// <returns>False when there is none.</returns>
    public bool RemoveAt(int index)
    {
        lock (_lock)
        {
            if (index < 0 || index >= _rules.Count)
            {
                return false;
            }

            _rules.RemoveAt(index);
            Plan = Plan with { Rules = [.. _rules.Select(rule => rule.Rule)] };
        }

        changes.Raise();
        return true;
    }

    /// <summary>The first rule of this kind that strikes here, or null.</summary>
    internal Fault? Strike(FaultKind kind, string on)
    {
        Loaded? struck;
        lock (_lock)
        {
            struck = _rules.Find(each => each.Rule.Kind == kind && (each.Rule.On is null || each.Rule.On == on) && each.Strikes());
        }

        if (struck is null)
        {
            return null;
        }

        changes.Raise();
        return new(struck.Rule, struck.Dice);
    }

    private Loaded Load(FaultRule rule) => new(rule, new Random(unchecked((Plan.Seed * 7919) + _dice++)));

    private sealed class Loaded(FaultRule rule, Random dice)
    {
        public FaultRule Rule { get; } = rule;

        public Random Dice { get; } = dice;

        public int Struck { get; private set; }

        public bool Strikes()
        {
            // Thrown even where the chance is one, so that a changed chance doesn't shift what comes after.
            var isHit = Dice.NextDouble() < Rule.Chance && !(Struck >= Rule.Times);
            Struck += isHit ? 1 : 0;
            return isHit;
        }
    }
}

/// <summary>A rule that struck, with its dice.</summary>
internal sealed record Fault(FaultRule Rule, Random Dice);
