using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A login with Facebook that a visitor has begun from the page of an order.</summary>
/// <param name="Dialog">The address of Facebook's dialog.</param>
internal sealed record LoginVisit(Uri Dialog)
{
    public string State => Query("state");

    public string Redirect => Query("redirect_uri");

    /// <summary>Presses the button.</summary>
    /// <param name="visitor">Whose browser.</param>
    /// <param name="order">The order's page.</param>
    /// <param name="isConnected">Whether the button is gone, since the spot is connected; a page that is open still has it.</param>
    public static async Task<LoginVisit> BeginAsync(Visitor visitor, string order, bool isConnected = false)
    {
        var page = await visitor.GetAsync(order);
        var button = page.Document.QuerySelector(".messenger-spot .login a");
        Assert.Equal(isConnected, button is null);
        var reply = await visitor.GetAsync(button?.GetAttribute("href") ?? $"/messenger/login?spot={page.Spot}");
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return new(new Uri(reply.Location!));
    }

    /// <summary>The code that Facebook gives when somebody goes through with it.</summary>
    public string Code(SandboxWorld world, Person person, bool mayWrite = true)
    {
        if (mayWrite)
        {
            world.Events.LogIn(person);
        }

        return world.Logins.Answer(person, mayWrite, Redirect, Query("code_challenge"));
    }

    /// <summary>Comes back with a code, and reads what the site says.</summary>
    public Task<string> ReturnAsync(Visitor visitor, string code, string? state = null) => ReturnAsync(visitor, ("code", code), ("state", state ?? State));

    /// <summary>Comes back with whatever.</summary>
    public static async Task<string> ReturnAsync(Visitor visitor, params (string Name, string? Value)[] query)
    {
        var reply = await visitor.GetAsync(QueryHelpers.AddQueryString("/messenger/login/back", query.ToDictionary(part => part.Name, part => part.Value)));
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return (await visitor.GetAsync(reply.Location!)).Document.QuerySelector("main > .notice p")!.TextContent;
    }

    private string Query(string name) => QueryHelpers.ParseQuery(Dialog.Query)[name].ToString();
}
