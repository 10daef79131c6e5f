using System.Net;
using Messenger.AspNetCore.Json;

namespace WebSite.SetUp.Checks;

/// <summary>Whether Facebook lets the shop's web pages frame plugins. Source: <c>docs/platform.md</c>, Plugins, Ice breakers and menu.</summary>
internal static class DomainCheck
{
    public static Check Check { get; } = new(
        "domain", "The shop's domain is whitelisted", "On a domain that isn't in the Page's list Facebook refuses the plugin's frame: a blank space, and a line in the browser's console.", Judge);

    /// <summary>Whether Facebook takes it into the list: https, a full name, not this machine.</summary>
    public static bool CanBeListed(Uri origin) =>
        origin.Scheme == Uri.UriSchemeHttps && origin.Host.Contains('.', StringComparison.Ordinal)
        && !IPAddress.TryParse(origin.Host.Trim('[', ']'), out _) && !origin.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static Verdict Judge(SetUpProbes facts)
    {
        if (facts.Origin is not { } origin)
        {
            return Verdict.CannotTell("Nobody said where the shop is open to the public.", "Set Site:PublicUrl to the shop's public address.");
        }

        if (Gate.Page(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Profile.Fault is { } fault)
        {
            return Gate.Unanswered(fault, "Look at the Page's settings, under Messenger, Whitelisted domains.");
        }

        var here = origin.GetLeftPart(UriPartial.Authority);
        var listed = ProfileChecks.Of(facts.Graph.Profile.Value)!.Texts("whitelisted_domains");
        return listed.Any(domain => domain.TrimEnd('/').Equals(here, StringComparison.OrdinalIgnoreCase)) ? Verdict.Good($"{here} is in the Page's list.")
            : CanBeListed(origin) ? Verdict.Wrong($"{here} isn't in the Page's list, which has {Words.List(listed, "nothing in it")}.", "Add it here; the others stay. Each subdomain needs a line of its own.", new($"Add {here}"))
            : Verdict.Warning(
                $"{here} can't be in the Page's list: Facebook takes only https addresses with a full name.",
                "Fine for trying things out with the sandbox. Else give the shop a name with https, and set Site:PublicUrl to it.");
    }
}
