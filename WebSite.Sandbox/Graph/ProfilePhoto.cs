using System.Globalization;
using WebSite.Sandbox.Dialogs;
using WebSite.Sandbox.Graph.Codes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>A person's picture as the User Profile API names it: pixels, as Facebook's are; a figure on the person's own colour.</summary>
internal static class ProfilePhoto
{
    private const int Size = 128;

    public static string UrlOf(Person person, SandboxWorld world) => $"/worlds/{world.Id}/people/{person.Id}/picture.png";

    public static IResult Serve(string id, SandboxWorld world) =>
        world.People.Find(id) is { } person ? TypedResults.Bytes(Draw(person), "image/png") : TypedResults.NotFound();

    private static byte[] Draw(Person person) =>
        Png.Write(Size, [int.Parse(Picture.ColorOf(person.Id).AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture), 0xFFFFFF], (x, y) =>
            IsIn((x + 0.5) / Size, (y + 0.5) / Size, 0.5, 0.38, 0.18) || IsIn((x + 0.5) / Size, (y + 0.5) / Size, 0.5, 0.98, 0.36) ? (byte)1 : (byte)0);

    private static bool IsIn(double x, double y, double centerX, double centerY, double radius) =>
        ((x - centerX) * (x - centerX)) + ((y - centerY) * (y - centerY)) <= radius * radius;
}
