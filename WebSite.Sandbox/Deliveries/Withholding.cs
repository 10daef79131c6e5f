using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Why Facebook would send nothing: the answer to "the webhook never comes".</summary>
internal static class Withholding
{
    /// <summary>Null when the event is sent, else why not.</summary>
    public static string? WhyNot(WireEvent wire, SandboxWorld world)
    {
        var settings = world.Settings;
        var subscription = settings.Subscription;
        return !subscription.IsEnabled ? "The webhook is disabled after eight hours of failures: subscribe again."
            : !subscription.IsInstalled ? "The app is not installed on the Page: POST me/subscribed_apps."
            : NotYet(wire, world.Clock.GetUtcNow()) is { } reason ? reason
            : IsUnticked(wire, subscription) ? $"The field {wire.Field} is not ticked in the subscription."
            : !settings.App.IsForEverybody && IsOutsider(wire, world)
                ? $"{wire.PersonName} has no role, and the app is {(settings.App.Mode == AppMode.Development ? "in development" : "not approved for pages_messaging")}."
            : null;
    }

    private static string? NotYet(WireEvent wire, DateTimeOffset now) =>
        WebhookFields.LifeOf(wire.Field) is not { } life || life.Has(now) ? null
            : $"Facebook has no field {wire.Field} on that day: {(life.IsOver(now) ? $"it ended on {life.Until:yyyy-MM-dd}" : $"it begins on {life.From:yyyy-MM-dd}")}.";

    private static bool IsUnticked(WireEvent wire, SubscriptionSettings subscription) =>
        EventFields.All.Contains(wire.Field) && !subscription.Fields.Contains(wire.Field);

    private static bool IsOutsider(WireEvent wire, SandboxWorld world) => world.People.Find(wire.PersonId) is { HasRole: false };
}
