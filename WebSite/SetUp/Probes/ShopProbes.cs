using System.Net;

namespace WebSite.SetUp.Probes;

/// <summary>What the shop's web pages are sent with.</summary>
/// <param name="Page">The web page that was fetched; null when none was.</param>
/// <param name="Unasked">As a shopper gets it who wasn't asked yet; null when none was fetched.</param>
/// <param name="Allowed">As one gets it who allowed Messenger.</param>
/// <param name="Fault">Why they can't be judged, in a sentence; null when they can.</param>
internal sealed record ShopProbes(Uri? Page, WebPageSent? Unasked, WebPageSent? Allowed, string? Fault);

/// <summary>A web page as it was sent.</summary>
/// <param name="Status">Null when no answer came.</param>
/// <param name="Policies">The Content Security Policies; a proxy may add one, and all of them count.</param>
/// <param name="OpenerPolicies">The Cross-Origin-Opener-Policy.</param>
/// <param name="Body">The HTML, up to a mebibyte.</param>
/// <param name="Fault">Why no answer came, in a sentence; else null.</param>
internal sealed record WebPageSent(HttpStatusCode? Status, IReadOnlyList<string> Policies, IReadOnlyList<string> OpenerPolicies, string Body, string? Fault);

/// <summary>What came of calling the webhook.</summary>
/// <param name="Address">Where it was called; null when it wasn't.</param>
/// <param name="Status">Null when no answer came.</param>
/// <param name="IsVerified">It answered with the challenge.</param>
/// <param name="Fault">Why no answer came, in a sentence; else null.</param>
internal sealed record CallbackProbes(Uri? Address, HttpStatusCode? Status, bool IsVerified, string? Fault);
