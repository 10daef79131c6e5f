using System.Text.RegularExpressions;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>Whom a send goes to.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Way">How it was addressed.</param>
internal sealed record Recipient(Person Person, RecipientWay Way)
{
    /// <summary>Otherwise nothing is told of what becomes of the message.</summary>
    public bool IsByPsid => Way == RecipientWay.Psid;

    /// <summary>The <c>user_ref</c> that was named; null for the other ways.</summary>
    public string? UserRef { get; init; }

    /// <summary>The <c>login_id</c> that was named; null for the other ways.</summary>
    public string? LoginId { get; init; }
}

/// <summary>What a send names its recipient by.</summary>
internal enum RecipientWay
{
    Psid,
    Phone,
    UserRef,
    LoginId,
}

/// <summary>Finds the person a send is addressed to.</summary>
internal static partial class Recipients
{
    private static readonly string[] Ways = ["id", "phone_number", "user_ref", "login_id"];

    public static GraphError? WhyNot(Param recipient)
    {
        if (recipient.NeedObject() is { } missing)
        {
            return missing;
        }

        return Ways.Count(way => !recipient[way].IsMissing) != 1 ? recipient.Wrong("exactly one of id, phone_number, user_ref and login_id")
            : !recipient["id"].IsMissing ? (recipient["id"].Text is { Length: > 0 } ? null : recipient["id"].Wrong("a valid ID string (e.g., \"123\")"))
            : !recipient["user_ref"].IsMissing ? recipient["user_ref"].NeedText()
            : !recipient["login_id"].IsMissing ? recipient["login_id"].NeedText()
            : WhyNotPhone(recipient);
    }

    public static (Recipient? To, GraphError? Error) Find(GraphRequest request)
    {
        var recipient = request["recipient"];
        return recipient["id"].Text is { } psid ? ByPsid(request.World, psid)
            : recipient["phone_number"].Text is { } phone ? ByPhone(request.World, phone)
            : recipient["login_id"].Text is { } login ? ByLogin(request.World, login)
            : ByUserRef(request.World, recipient["user_ref"].Text!);
    }

    public static (Recipient? To, GraphError? Error) ByPsid(SandboxWorld world, string psid) => world.People.Find(psid) switch
    {
        null => Nobody(world, $"Nobody here has the PSID {psid}."),

        // Facebook gives the PSID away with the first event.
        var person when world.Threads.With(person).Standing is ThreadStanding.New or ThreadStanding.Ticked or ThreadStanding.LoggedIn =>
            Nobody(world, $"{person.Name} has not met the Page yet: begin with an opt-in, Get Started or a message."),
        var person => (new(person, RecipientWay.Psid), null),
    };

    private static (Recipient? To, GraphError? Error) ByPhone(SandboxWorld world, string phone)
    {
        if (PhonePermission.WhyNot(world) is { } refused)
        {
            return (null, refused);
        }

        var number = Digits(phone);
        return world.People.All.FirstOrDefault(person => person.Phone == number) switch
        {
            null => Nobody(world, "Nobody here has this phone number."),
            { IsPhoneVerified: false } person => Nobody(world, $"{person.Name} has not verified this phone number."),
            var person => (new(person, RecipientWay.Phone), null),
        };
    }

    private static (Recipient? To, GraphError? Error) ByUserRef(SandboxWorld world, string userRef) =>
        world.People.Find(world.Threads.ByUserRef(userRef)) is { } person
            ? (new(person, RecipientWay.UserRef) { UserRef = userRef }, null)
            : Nobody(world, "No checkbox with this user_ref was ticked and confirmed.");

    private static (Recipient? To, GraphError? Error) ByLogin(SandboxWorld world, string loginId) =>
        world.People.All.FirstOrDefault(person => world.Logins.AnswerOf(person) is true && LoginIds.Of(person, world) == loginId) is { } person
            ? (new(person, RecipientWay.LoginId) { LoginId = loginId }, null)
            : Nobody(world, "Nobody with this login_id has let the Page write. Is it made with the app's client token?");

    private static GraphError? WhyNotPhone(Param recipient)
    {
        var phone = recipient["phone_number"];
        var name = recipient["name"];
        return phone.NeedText()
            ?? (Spelling().IsMatch(phone.Text!) && Digits(phone.Text!).Length is > 8 and <= 16 ? null : phone.Wrong("a phone number with a plus sign and a country code"))
            ?? name.MayObject()
            ?? (name.IsMissing ? null : name["first_name"].NeedText() ?? name["last_name"].NeedText());
    }

    private static string Digits(string phone) => "+" + string.Concat(phone.Where(char.IsAsciiDigit));

    private static (Recipient?, GraphError?) Nobody(SandboxWorld world, string reason)
    {
        world.Journal.Add(JournalKind.Refused, "graph", $"No matching user found: {reason}");
        return (null, GraphError.Parameter("No matching user found", 2018001));
    }

    [GeneratedRegex(@"^\s*\+[0-9 ().\-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
