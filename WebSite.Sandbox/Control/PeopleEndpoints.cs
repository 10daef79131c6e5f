using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>The people of a world and their threads.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder world)
    {
        world.MapGet("/people", (SandboxWorld world) => world.People.All).WithSummary("Everybody.");
        world.MapPost("/people", Add).WithSummary("Makes a person; the PSID is made of the first name.");
        world.MapGet("/people/{id}", (string id, SandboxWorld world) => world.People.Find(id) is { } person ? (IResult)TypedResults.Ok(person) : None(id))
            .WithSummary("One person.");
        world.MapPatch("/people/{id}", Patch).WithSummary("Changes a person by a JSON merge patch.");
        world.MapGet("/people/{id}/thread", (string id, SandboxWorld world) =>
            world.People.Find(id) is { } person ? (IResult)TypedResults.Ok(ThreadView.Of(person, world.Threads.With(person))) : None(id)).WithSummary("What a person and the Page wrote.");
    }

    internal static IResult None(string id) => TypedResults.Problem($"There is no person \"{id}\".", statusCode: StatusCodes.Status404NotFound);

    private static IResult Add(NewPerson wanted, SandboxWorld world)
    {
        var person = new Person("", wanted.FirstName?.Trim() ?? "", wanted.LastName?.Trim() ?? "")
        {
            Role = wanted.Role ?? PersonRole.Public,
            Phone = wanted.Phone,
            IsPhoneVerified = wanted.IsPhoneVerified ?? false,
            Locale = wanted.Locale ?? "en_US",
            Timezone = wanted.Timezone ?? 0,
            Gender = wanted.Gender,
        };
        if (Wrong(person) is { Count: > 0 } wrong)
        {
            return TypedResults.ValidationProblem(wrong);
        }

        person = world.People.Add(person);
        return TypedResults.Created($"{ControlEndpoints.Root}/worlds/{world.Id}/people/{person.Id}", person);
    }

    private static IResult Patch(string id, JsonObject patch, HttpContext context, SandboxWorld world)
    {
        // Merged where it is changed, so that of two patches at once neither undoes the other.
        var wrong = new Dictionary<string, string[]>();
        var changed = world.People.Change(id, before =>
        {
            var after = context.Merge(before, patch);
            wrong = Wrong(after);
            return wrong.Count == 0 ? after : before;
        });
        return changed is null ? None(id) : wrong.Count > 0 ? TypedResults.ValidationProblem(wrong) : TypedResults.Ok(changed);
    }

    private static Dictionary<string, string[]> Wrong(Person person)
    {
        (string Field, string? Reason)[] checks =
        [
            ("firstName", People.WhyNot(person.FirstName)),
            ("lastName", People.WhyNot(person.LastName)),
            ("phone", person.Phone is null or ['+', _, _, ..] && !(person.Phone?[1..].Any(digit => !char.IsAsciiDigit(digit)) ?? false) && person.Phone?.Length is null or <= 16
                ? null
                : "A phone number is written as +12125550101."),
            ("locale", Web.Assets.IsLocale(person.Locale) ? null : "A locale is written as en_US."),
            ("timezone", person.Timezone is >= -12 and <= 14 ? null : "The timezone is hours from UTC, -12 to 14."),
            ("gender", person.Gender is null or "male" or "female" ? null : "The gender is male, female or left away."),
        ];
        return checks.Where(check => check.Reason is not null).ToDictionary(check => check.Field, check => new[] { check.Reason! });
    }

    /// <summary>A person to make.</summary>
    internal sealed record NewPerson(
        string? FirstName, string? LastName, PersonRole? Role, string? Phone, bool? IsPhoneVerified, string? Locale, double? Timezone, string? Gender);
}
