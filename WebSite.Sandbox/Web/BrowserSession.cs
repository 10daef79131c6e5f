using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>The cookie that says who is logged in to the sandbox in this browser.</summary>
internal static class BrowserSession
{
    private const string Cookie = "sandbox_session";

    public static Person? LoggedIn(this HttpContext context, SandboxWorld world) =>
        world.Sessions.PersonOf(context.Request.Cookies[Cookie]);

    public static void LogIn(this HttpContext context, SandboxWorld world, Person person)
    {
        var key = context.Request.Cookies[Cookie] is { Length: 32 } known ? known : Sessions.NewKey();
        world.Sessions.LogIn(key, person);
        context.Response.Cookies.Append(Cookie, key, Options);
    }

    public static void LogOut(this HttpContext context, SandboxWorld world) => world.Sessions.LogOut(context.Request.Cookies[Cookie]);

    // Lax is enough in frames: ports don't count, so every localhost address is the same site.
    private static CookieOptions Options => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
