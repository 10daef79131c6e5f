namespace Messenger.AspNetCore.Graph;

/// <summary>Facebook's error codes, by what can be done. Source: <c>docs/platform.md</c>, Errors.</summary>
internal static class GraphErrors
{
    public static GraphFaultKind Classify(int? code, int? subcode) => (code, subcode) switch
    {
        (613, 1893016) => GraphFaultKind.Refused, // One request too many for the same topic.
        (-1 or 1 or 2 or 1200, _) => GraphFaultKind.Temporary,
        (4 or 17 or 32 or 613, _) => GraphFaultKind.TooMany,
        (190 or 102, _) => GraphFaultKind.Token,
        (10, 2018065 or 2018278) => GraphFaultKind.Window,
        (10, 2018108) or (200, 1545041) or (551, _) => GraphFaultKind.PersonGone,
        (100, 2018001) => GraphFaultKind.NoMatch,
        (10 or 200 or 230, _) or (2018300, _) => GraphFaultKind.NotPermitted,
        _ => GraphFaultKind.Refused,
    };
}
