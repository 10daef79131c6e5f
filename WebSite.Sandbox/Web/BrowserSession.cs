using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>The cookie that says who is logged in to the sandbox in this browser.</summary>
internal static class BrowserSession
{
    public static Person? LoggedIn(this HttpContext context, SandboxWorld world) => world.Sessions.PersonOf(KeyOf(context));

    public static void LogIn(this HttpContext context, SandboxWorld world, Person person)
    {
        var key = KeyOf(context) is { Length: 32 } known ? known : Sessions.NewKey();
        world.Sessions.LogIn(key, person);
        context.Response.Cookies.Append(NameFor(context), key, new CookieOptions
        {
            HttpOnly = true,
            Path = "/",
            IsEssential = true,

            // Over TLS a frame's site is another one than the web page's, and only None is sent there. Without TLS browsers refuse None,
            // and Lax is enough: ports don't count, so every localhost address is the same site.
            SameSite = context.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    public static void LogOut(this HttpContext context, SandboxWorld world) => world.Sessions.LogOut(KeyOf(context));

    private static string? KeyOf(HttpContext context) => context.Request.Cookies[NameFor(context)];

    // Two names: browsers don't let an address without TLS replace a cookie that was set with it.
    private static string NameFor(HttpContext context) => context.Request.IsHttps ? "__Host-sandbox_session" : "sandbox_session";
}
