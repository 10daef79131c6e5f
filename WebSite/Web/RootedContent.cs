using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace WebSite.Web;

/// <summary>Stylesheets, scripts and pictures (<c>~/…</c>) are the same in all languages: their addresses have none, so that they are loaded once.</summary>
internal sealed class RootedContent : IUrlHelperFactory
{
    private readonly UrlHelperFactory _usual = new();

    public IUrlHelper GetUrlHelper(ActionContext context) => context.HttpContext.Request.PathBase.HasValue ? new Rooted(_usual.GetUrlHelper(context)) : _usual.GetUrlHelper(context);

    private sealed class Rooted(IUrlHelper usual) : IUrlHelper
    {
        public ActionContext ActionContext => usual.ActionContext;

        public string? Action(UrlActionContext actionContext) => usual.Action(actionContext);

        [return: NotNullIfNotNull(nameof(contentPath))]
        public string? Content(string? contentPath) => contentPath is ['~', .. var path] ? path : usual.Content(contentPath);

        public bool IsLocalUrl([NotNullWhen(true)] string? url) => usual.IsLocalUrl(url);

        public string? Link(string? routeName, object? values) => usual.Link(routeName, values);

        public string? RouteUrl(UrlRouteContext routeContext) => usual.RouteUrl(routeContext);
    }
}
