namespace WebSite.Sandbox.Control;

/// <summary>Answers once something has happened, or 408 when it didn't in time. The machine's time: tests wait by it.</summary>
internal static class Waiting
{
    public const double LongestSeconds = 120;

    private const double UsualSeconds = 10;

    public static async Task<IResult> ForAsync<T, TView>(
        Func<CancellationToken, Task<T>> wait, Func<T, TView> view, double? seconds, string nothing, CancellationToken cancellationToken)
    {
        if (seconds is < 0 or > LongestSeconds or double.NaN)
        {
            return TypedResults.Problem($"seconds is a number from 0 to {LongestSeconds}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var patience = seconds ?? UsualSeconds;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(patience));
        try
        {
            return TypedResults.Ok(view(await wait(limit.Token)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TypedResults.Problem($"{nothing} within {patience} seconds.", statusCode: StatusCodes.Status408RequestTimeout);
        }
    }
}
