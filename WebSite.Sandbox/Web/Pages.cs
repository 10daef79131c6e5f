using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WebSite.Sandbox.Web;

/// <summary>Draws a component as a page.</summary>
internal static class Pages
{
    public static RazorComponentResult<T> Draw<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent =>
        new(parameters) { StatusCode = status };
}
