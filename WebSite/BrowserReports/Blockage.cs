using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>What a browser told, made harmless: a kind, names out of fixed lists, and an origin.</summary>
/// <param name="Kind">What was kept out.</param>
/// <param name="Directive">The part of the policy.</param>
/// <param name="Blocked">An origin or a word.</param>
/// <param name="WebPage">On which kind of web page.</param>
internal readonly record struct Blockage(BlockedKind Kind, string Directive, string Blocked, BlockedOn WebPage);
