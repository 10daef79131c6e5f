using WebSite.Sandbox.Graph.Settings;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.State;

/// <summary>What a world must be like to be loaded: a file may have been written by hand.</summary>
internal static class StateRules
{
    /// <summary>Null when it can be loaded, else what is wrong with it.</summary>
    public static string? WhyNot(WorldState state) =>
        WithNull(state) is { } list ? $"{list} holds null."
        : state.Webhook is { } webhook && !WebhookRule.Allows(webhook) ? $"webhook {WebhookRule.Sentence}"
        : PageOrigin.WhyNot(state.Domains) is { } domain ? $"domains: {domain}"
        : state.AheadSeconds is < -WorldClock.FurthestSeconds or > WorldClock.FurthestSeconds or double.NaN ? $"aheadSeconds is a number from -{WorldClock.FurthestSeconds} to {WorldClock.FurthestSeconds}."
        : state.Faults.WhyNot() is { } fault ? $"faults: {fault}"
        : First(state.People, person => People.WhyNot(person.FirstName) ?? People.WhyNot(person.LastName)) is { } name ? $"people: {name}"
        : state.People.Any(person => string.IsNullOrEmpty(person.Id)) ? "people: each needs an id."
        : state.People.DistinctBy(person => person.Id).Count() != state.People.Count ? "people: two have the same id."
        : First(state.Profile, pair => ProfileRules.WhyNotSaved(pair.Key, pair.Value)) is { } property ? $"profile: {property}"
        : First(state.Codes, code => code.WhyNot()) is { } wrong ? $"codes: {wrong}"
        : state.Threads.Values.SelectMany(thread => thread.Lines).Any(line => line.Time.Year is < 1970 or > 9000) ? "threads: each line's time is one between 1970 and 9000."
        : state.Settings.WhyNot();

    private static string? WithNull(WorldState state)
    {
        (string Name, IEnumerable<object?> Items)[] lists =
        [
            ("domains", state.Domains), ("faults.rules", state.Faults.Rules), ("people", state.People), ("confirmed", state.Confirmed),
            ("codes", state.Codes), ("personas", state.Personas), ("attachments", state.Attachments), ("threads", state.Threads.Values),
            ("threads", state.Threads.Values.SelectMany(IEnumerable<object?> (thread) => thread?.Lines ?? [])), ("threads", state.Threads.Values.SelectMany(IEnumerable<object?> (thread) => thread?.UserRefs ?? [])), ("subscription.fields", state.Settings.Subscription.Fields),
            ("app.scopes", state.Settings.App.Scopes),
        ];
        return Array.Find(lists, list => list.Items.Contains(null)).Name;
    }

    private static string? First<T>(IEnumerable<T> items, Func<T, string?> whyNot) => items.Select(whyNot).FirstOrDefault(reason => reason is not null);
}
