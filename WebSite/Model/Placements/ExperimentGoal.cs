namespace WebSite.Model;

/// <summary>What an experiment is to raise.</summary>
public enum ExperimentGoal
{
    /// <summary>Sessions that opted in, of those that saw the place.</summary>
    OptIns,

    /// <summary>Sessions that ordered, of those that saw the place.</summary>
    Orders,
}

/// <summary>Goals as merchants read them.</summary>
public static class ExperimentGoals
{
    /// <summary>For instance <c>opt-ins</c>.</summary>
    public static string Words(this ExperimentGoal goal) => goal == ExperimentGoal.OptIns ? "opt-ins" : "orders";
}
