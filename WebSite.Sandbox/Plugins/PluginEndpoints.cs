using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Plugins;

/// <summary>The plugin frames and what their scripts ask for.</summary>
internal static partial class PluginEndpoints
{
    public static void MapPlugins(this IEndpointRouteBuilder routes)
    {
        foreach (var version in (string[])["/v{version}", ""])
        {
            routes.MapGet(version + "/plugins/send_to_messenger.php", (HttpContext context, SandboxWorld world, ILogger<SandboxWorld> logger) => Frame(PluginKind.SendToMessenger, context, world, logger));
            routes.MapGet(version + "/plugins/messengermessageus.php", (HttpContext context, SandboxWorld world, ILogger<SandboxWorld> logger) => Frame(PluginKind.MessageUs, context, world, logger));
            foreach (var folder in (string[])["/plugins", ""])
            {
                // On its host of its own, the checkbox stands in no folder.
                routes.MapGet($"{version}{folder}/messenger_checkbox.php", (HttpContext context, SandboxWorld world, ILogger<SandboxWorld> logger) => Frame(PluginKind.Checkbox, context, world, logger));
            }
        }

        var own = routes.MapGroup("/plugins").DisableAntiforgery();
        own.MapGet("/session", (HttpContext context, SandboxWorld world) => TypedResults.Ok(SessionView.Of(context.LoggedIn(world), world)));
        own.MapPost("/logout", (HttpContext context, SandboxWorld world) =>
        {
            context.LogOut(world);
            return TypedResults.Ok(SessionView.Of(null, world));
        });
        own.MapPost("/optin", OptIn);
        own.MapPost("/checkbox", Tick);
        own.MapPost("/checkbox/confirm", ConfirmTick);
    }

    private static IResult Frame(PluginKind kind, HttpContext context, SandboxWorld world, ILogger<SandboxWorld> logger)
    {
        var plugin = PluginRequest.Read(kind, context.GetRouteValue("version") as string, context.Request.Query);
        var person = context.LoggedIn(world);
        if (world.Faults.Strike(FaultKind.BlockFrame, plugin.Name) is not null)
        {
            world.Journal.Add(JournalKind.Invisible, plugin.Name, "The frame was cut off on request, as a blocker does: take the blockFrame fault away.", plugin.PageOrigin);
            context.Abort();
            return Results.Empty;
        }

        var reason = PluginRules.WhyInvisible(plugin, world, person)
            ?? (kind == PluginKind.Checkbox && !world.Checkboxes.Draw(plugin.UserRef!) ? "This user_ref was rendered before: each rendering needs a new one." : null);
        if (reason is not null)
        {
            world.Journal.Add(JournalKind.Invisible, plugin.Name, reason, plugin.PageOrigin);
            Log.Invisible(logger, plugin.Name, reason);
        }

        context.Response.AllowFraming(world);
        return kind == PluginKind.Checkbox
            ? Pages.Draw<CheckboxFrame>(new { World = world, Plugin = plugin, Session = SessionView.Of(person, world), IsRefused = reason is not null })
            : Pages.Draw<PluginFrame>(new { World = world, Plugin = plugin, Session = SessionView.Of(person, world), IsRefused = reason is not null });
    }

    // Answers 409 when the person has to be asked first; the frame then opens a dialog.
    private static IResult OptIn(
        HttpContext context,
        SandboxWorld world,

        [FromForm(Name = "ref")] string? pluginRef,
        [FromForm(Name = "one_click")] bool oneClick)
    {
        if (RefRule.WhyNot(pluginRef, RefRule.LongestInPlugin) is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        var person = context.LoggedIn(world);
        if (person is null || !(oneClick || world.Confirmations.Has(person)))
        {
            return TypedResults.Conflict(SessionView.Of(person, world));
        }

        world.Events.OptIn(person, pluginRef);
        return TypedResults.Ok(SessionView.Of(person, world));
    }

    private static IResult Tick(HttpContext context, SandboxWorld world, [FromForm(Name = "user_ref")] string userRef, [FromForm(Name = "checked")] bool isChecked) =>
        !isChecked ? (world.Checkboxes.Tick(userRef, null) ? TypedResults.NoContent() : TypedResults.NotFound())
        : context.LoggedIn(world) is not { } person ? TypedResults.Conflict()
        : world.Checkboxes.Tick(userRef, person) ? TypedResults.NoContent() : TypedResults.NotFound();

    // Who hasn't ticked the box opts into nothing, whatever the web page says.
    private static IResult ConfirmTick(SandboxWorld world, [FromForm(Name = "user_ref")] string userRef, [FromForm(Name = "ref")] string? pluginRef)
    {
        if (RefRule.WhyNot(pluginRef, RefRule.LongestInPlugin) is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        if (world.Checkboxes.Confirm(userRef) is { } person)
        {
            world.Events.Tick(person, userRef, pluginRef);
        }

        return TypedResults.NoContent();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Plugin} stays invisible: {Reason}")]
        public static partial void Invisible(ILogger logger, string plugin, string reason);
    }
}
