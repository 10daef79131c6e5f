namespace WebSite.Web;

/// <summary><c>/robots.txt</c>: the shop may be searched; what is the merchant's or one shopper's own is nothing to find.</summary>
internal static class Robots
{
    private const string Rules = "User-agent: *\nDisallow: /dashboard\nDisallow: /account/\nDisallow: /messenger/\nDisallow: /*/messenger/\n";

    public static void MapRobots(this IEndpointRouteBuilder routes) => routes.MapGet("/robots.txt", () => Results.Text(Rules));
}
