namespace WebSite.Sandbox.State;

/// <summary>What a person is to the app.</summary>
public enum PersonRole
{
    Public,
    Tester,
    Developer,
    Admin,
}

/// <summary>Somebody with an account in the sandbox. The id is the PSID for the world's one Page.</summary>
public sealed record Person(string Id, string FirstName, string LastName)
{
    public PersonRole Role { get; init; }

    /// <summary>In E.164, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>Only a verified number can be matched.</summary>
    public bool IsPhoneVerified { get; init; }

    public string Locale { get; init; } = "en_US";

    /// <summary>Hours from UTC.</summary>
    public double Timezone { get; init; }

    /// <summary><c>male</c>, <c>female</c> or null.</summary>
    public string? Gender { get; init; }

    public string Name => $"{FirstName} {LastName}".Trim();

    public string Initials => string.Concat(First(FirstName), First(LastName));

    /// <summary>Whether the person may use an app that isn't for everybody.</summary>
    internal bool HasRole => Role != PersonRole.Public;

    private static string First(string name) =>
        name.Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(name).ToUpperInvariant();
}
