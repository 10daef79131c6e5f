using System.Globalization;
using System.Net;

namespace WebSite.SetUp.Checks;

/// <summary>What stands around the site on its own machine.</summary>
internal static class ServerChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("proxy", "Clients' addresses", "Limits and sign-in tries count by the client's address. Behind a proxy that isn't named all visitors share the proxy's, and one of them can use up everybody's tries.", OfProxy),
        new("files", "Who may read the database", "Orders, people and the keys are in it: other users of the machine have no business there.", OfFiles),
        BackupsCheck.Check,
    ];

    private static Verdict OfProxy(SetUpProbes facts) => facts.Server switch
    {
        { Proxies: null } => Verdict.NotChecked("Only the site that runs sees who calls it: look at its own page."),
        { Proxies: { UnbelievedCount: > 0 } seen } when seen.UnbelievedCount > seen.BelievedCount => Verdict.Warning(
            $"Since the start {Times(seen.UnbelievedCount)} came with X-Forwarded-For from {Words.List(seen.Unbelieved.Select(Named), "nowhere")}, which Proxies:Trusted doesn't name. The header was ignored, so all visitors from there look like one.",
            "If that is your proxy, name it: put its address into Proxies:Trusted (Proxies__Trusted__0), and start the site again. If you have no proxy there, somebody sent the header themselves, and nothing is wrong."),
        { Proxies: { BelievedCount: > 0 and var count } } => Verdict.Good($"Proxies that are named told the client's address of {Times(count)} since the start."),
        _ => Verdict.Good("No request came with X-Forwarded-For since the start, so clients call by themselves, or their proxy doesn't tell."),
    };

    private static string Times(long count) => count == 1 ? "one request" : count.ToString("N0", CultureInfo.InvariantCulture) + " requests";

    private static string Named(IPAddress address) => address.Equals(IPAddress.None) ? "a Unix socket" : address.ToString();

    private static Verdict OfFiles(SetUpProbes facts) => facts.Server.Open is { Count: > 0 } open
        ? Verdict.Warning(
            $"Other users of this machine may look into {Words.List(open.Select(path => $"'{path}'"), "nothing")}.",
            "The site closes at its start what is its own alone. Give the database a folder of its own (ConnectionStrings:Site), or run, as the owner: chmod go-rwx " + string.Join(' ', open.Select(path => $"'{path}'")))
        : Verdict.Good("Nobody but the site's own user, as far as this machine's rights of files go.");
}
