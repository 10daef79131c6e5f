namespace WebSite.Sandbox.Rules;

/// <summary>The templates, by the versions that take them. <c>docs/platform.md</c>, Templates' limits.</summary>
/// <param name="Name">As <c>template_type</c> has it.</param>
/// <param name="From">The first version; null: every one.</param>
/// <param name="Until">The first version that takes it no longer; null: none.</param>
internal sealed record Template(string Name, Version? From = null, Version? Until = null)
{
    public static IReadOnlyList<Template> All { get; } =
    [
        new("button"),
        new("generic"),
        new("list", Until: new(4, 0)),
        new("media"),
        new("receipt"),
        new("open_graph", Until: new(4, 0)),
        new("one_time_notif_req"),
        new("product", From: new(8, 0)),
        new("customer_feedback"),
        new("airline_boardingpass"),
        new("airline_checkin"),
        new("airline_itinerary"),
        new("airline_update"),
        new("utility_messages"),
    ];

    public static Template? Find(string? name) => All.FirstOrDefault(each => each.Name == name);
}
