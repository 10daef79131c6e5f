namespace Messenger.AspNetCore.Graph;

/// <summary>The one table from Facebook's code and subcode to what can be done. Source: <c>docs/platform.md</c>, Errors.</summary>
internal static class GraphErrors
{
    /// <summary>The class of an error.</summary>
    /// <param name="code">Facebook's code.</param>
    /// <param name="subcode">Its subcode, or null.</param>
    /// <param name="message">Facebook's sentence: where one code means two things, it alone tells them apart.</param>
    /// <param name="isTransient">Whether the error itself says that it passes.</param>
    public static GraphFaultKind Classify(int? code, int? subcode, string message = "", bool isTransient = false) =>
        Row(code, subcode, message) is var kind && isTransient && kind.IsFinal() ? GraphFaultKind.Temporary : kind;

    private static GraphFaultKind Row(int? code, int? subcode, string message) => (code, subcode) switch
    {
        (1, 1357046) => GraphFaultKind.SentAllTheSame,
        (2, 2018344) => GraphFaultKind.NotPermitted, // The Page's admin hasn't accepted the terms.
        (-1 or 1 or 2 or 1200, _) => GraphFaultKind.Temporary,
        (4, 2018022) => GraphFaultKind.TooManyNumbers,
        (613, 1893016) => GraphFaultKind.SameTopic,
        (613, 2018338) => GraphFaultKind.Restricted, // Tags that bother people.
        (4 or 17 or 32 or 613 or 80004 or 80006, _) => GraphFaultKind.TooMany,
        (190 or 102, _) => GraphFaultKind.Token,
        (10, 1893063) or (368 or 2022, _) => GraphFaultKind.Restricted,
        (10, 2018065 or 2018278 or 2534022) => GraphFaultKind.Window,
        (10, 2018108) or (200, 1545041) or (551, _) => GraphFaultKind.PersonGone,
        (10, 2018300) or (2018300, _) => GraphFaultKind.OtherApp,
        (100, 2018001) => GraphFaultKind.NoMatch,
        (100, 1893061) => GraphFaultKind.TagEnded,
        (230, _) => GraphFaultKind.NumbersNotPermitted,
        (10 or 200, 2018027) => GraphFaultKind.NumbersNotReviewed,
        (10 or 200, 2018028) => GraphFaultKind.NotReviewed,
        (200, 2018021) => GraphFaultKind.NumbersNotPaid,
        (10, null) when message.Contains("limited release", StringComparison.OrdinalIgnoreCase) => GraphFaultKind.NumbersClosed,
        (10, null) => GraphFaultKind.PageNotPermitted,
        (10 or 200, _) => GraphFaultKind.NotPermitted,
        _ => GraphFaultKind.Refused,
    };
}
