namespace WebSite.Sandbox.Messenger;

/// <summary>Why something a person asked for isn't done.</summary>
/// <param name="Status">The HTTP status that says so.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
internal sealed record Refusal(int Status, string Sentence)
{
    public static Refusal? Input(string? sentence) => sentence is null ? null : new(StatusCodes.Status400BadRequest, sentence);

    public static Refusal? Standing(string? sentence) => sentence is null ? null : new(StatusCodes.Status409Conflict, sentence);

    public IResult ToResult() => TypedResults.Problem(Sentence, statusCode: Status);
}
