namespace WebSite.Sandbox.State;

/// <summary>Somebody with an account in the sandbox. The id is the PSID for the sandbox's one Page.</summary>
public sealed record Person(string Id, string FirstName, string LastName)
{
    public string Name => $"{FirstName} {LastName}".Trim();

    public string Initials => string.Concat(First(FirstName), First(LastName));

    private static string First(string name) =>
        name.Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(name).ToUpperInvariant();
}
