using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>Whether the Page may look people up by their phone number. <c>docs/platform.md</c>, Customer matching.</summary>
internal static class PhonePermission
{
    public static GraphError? WhyNot(SandboxWorld world)
    {
        var settings = world.Settings;
        return !settings.App.MayMatchPhoneNumbers
                ? new(230, "Requires pages_messaging_phone_number permission to manage the object") { Status = StatusCodes.Status403Forbidden }
            : !settings.App.IsMatchingFeePaid
                ? new(200, "Matching by phone number needs the one-time fee to be paid") { Subcode = 2018021 }
            : !settings.Page.HasUsAddress && world.People.All.All(person => person.Role != PersonRole.Admin)
                ? new(10, "Matching by phone number is only for Pages with an address or an admin in the US")
            : null;
    }
}
