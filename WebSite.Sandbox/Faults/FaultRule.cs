namespace WebSite.Sandbox.Faults;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>The delivery comes <see cref="FaultRule.Count"/> times.</summary>
    Duplicate,

    /// <summary>The delivery leaves <see cref="FaultRule.Milliseconds"/> late, and those behind it with it.</summary>
    Delay,

    /// <summary><see cref="FaultRule.Count"/> deliveries leave in another order.</summary>
    Reorder,

    /// <summary>The delivery never leaves.</summary>
    Drop,

    /// <summary><see cref="FaultRule.Count"/> deliveries leave as one.</summary>
    Join,

    /// <summary>A delivery of several events leaves as several.</summary>
    Split,

    /// <summary>An attempt is signed with a secret nobody knows.</summary>
    WrongSignature,

    /// <summary>An attempt has no <c>X-Hub-Signature-256</c>.</summary>
    Sha1Only,

    /// <summary>An attempt is signed with the secret of before.</summary>
    OldSecret,

    /// <summary>An attempt ends after half its bytes, signed as a whole.</summary>
    Truncate,

    /// <summary>A call of the Graph API is answered <see cref="FaultRule.Milliseconds"/> late.</summary>
    GraphSlow,

    /// <summary>A call of the Graph API is answered with <see cref="FaultRule.Error"/>, or with the one of <see cref="FaultRule.Named"/>.</summary>
    GraphError,

    /// <summary>A plugin's frame is cut off, as a blocker does.</summary>
    BlockFrame,
}

/// <summary>Something that goes wrong on request.</summary>
public sealed record FaultRule
{
    public required FaultKind Kind { get; init; }

    /// <summary>A kind of event (<c>optin</c>), an operation of the Graph API (<c>me/messages</c>) or a plugin (<c>send_to_messenger</c>). Null: all.</summary>
    public string? On { get; init; }

    /// <summary>How often it happens where it could: 0 to 1.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>How many times in all. Null: until it is taken away.</summary>
    public int? Times { get; init; }

    /// <summary>Copies of a duplicate, deliveries of a reordering or a join: 2 to 1000.</summary>
    public int Count { get; init; } = 2;

    /// <summary>
    /// The length of a delay, 0 to 36 hours, in the world's time. For <see cref="FaultKind.Reorder"/> and <see cref="FaultKind.Join"/>:
    /// how long to wait for the others.
    /// </summary>
    public int Milliseconds { get; init; } = 1000;

    /// <summary>What the Graph API answers.</summary>
    public FaultError? Error { get; init; }

    /// <summary>The same by its name, such as <c>pageRestricted</c>; <c>GET faults/errors</c> lists them.</summary>
    public string? Named { get; init; }

    /// <summary>What the Graph API answers, however that was said.</summary>
    internal FaultError? Answer => Error ?? NamedErrors.Find(Named)?.Error;

    /// <summary>Null when the rule will do, else what is wrong with it.</summary>
    internal string? WhyNot() => this switch
    {
        { Chance: < 0 or > 1 or double.NaN } => "chance is a number from 0 to 1.",
        { Times: < 1 } => "times is 1 or more, or left away.",
        { Count: < 2 or > 1000 } => "count is a number from 2 to 1000.",
        { Milliseconds: < 0 or > 36 * 60 * 60 * 1000 } => "milliseconds is a number from 0 to 36 hours.",
        { Named: { } name } when NamedErrors.Find(name) is null => $"named is one of {string.Join(", ", NamedErrors.All.Select(each => each.Name))}.",
        { Named: not null, Error: not null } => "error or named, not both.",
        { Kind: FaultKind.GraphError, Answer: null } => "error or named is needed: \"named\": \"personGone\", or \"error\": { \"status\": 400, \"code\": 551, \"subcode\": 1545041, \"message\": \"…\" }.",
        { Error: { Status: < 400 or > 599 } } => "error.status is an HTTP status from 400 to 599.",
        { Error.RegainMinutes: < 0 } => "error.regainMinutes is 0 or more.",
        _ => null,
    };
}

/// <summary>An error of the Graph API.</summary>
public sealed record FaultError
{
    public int Status { get; init; } = 400;

    public int Code { get; init; }

    public int? Subcode { get; init; }

    /// <summary>Without the <c>(#code)</c> before it.</summary>
    public string Message { get; init; } = "An unknown error has occurred.";

    public string Type { get; init; } = "OAuthException";

    /// <summary>Seconds for a <c>Retry-After</c> header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Facebook's word that it may work later: <c>is_transient</c>. Null: not said.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>Minutes for the <c>estimated_time_to_regain_access</c> of an <c>X-Business-Use-Case-Usage</c> header. Null: no such header.</summary>
    public int? RegainMinutes { get; init; }

    /// <summary>What was asked for is done all the same; only the answer says otherwise.</summary>
    public bool IsDone { get; init; }
}

/// <summary>The faults of a world. The same seed, rules and doings give the same faults.</summary>
public sealed record FaultPlan
{
    public int Seed { get; init; } = 1;

    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Null when every rule will do, else what is wrong with one.</summary>
    internal string? WhyNot() => Rules.Select(rule => rule is null ? "a rule can't be null." : rule.WhyNot()).FirstOrDefault(reason => reason is not null);
}
