using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WebSite.Accounts;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.Commands;

/// <summary>
/// <c>reset-password</c>: prints a one-time link for a merchant who is locked out. Whoever may run it reads the database anyway.
/// </summary>
internal static class ResetCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "reset-password";

    private const int NobodyFound = 1;

    private const string Usage = """
        Usage: dotnet WebSite.dll reset-password [e-mail]

        Prints a link with which a merchant sets another password. It works once, within a day; the old password goes on working until then.
        Without an e-mail address it is for the only merchant there is.

          --help   prints this

        Ends with 0 when it printed a link, 1 when there is no such merchant, 2 when it could not look.
        """;

    /// <summary>Runs it, and returns the exit code.</summary>
    /// <param name="args">What stands behind the command's name.</param>
    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(args, args.Length < 2 && args is not [['-', ..]], Usage, async app =>
    {
        try
        {
            return await PrintAsync(app, args.FirstOrDefault());
        }
        catch (Exception exception) when (exception is DbException or CryptographicException)
        {
            await Console.Error.WriteLineAsync($"The database or its keys can't be read: {exception.GetBaseException().Message} Start the site once, so that it makes what is missing.");
            return CommandRun.NotRun;
        }
    });

    private static async Task<int> PrintAsync(WebApplication app, string? email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Database.NeedsFile(scope.ServiceProvider);
        var all = await scope.ServiceProvider.GetRequiredService<SiteDb>().Merchants.OrderBy(m => m.Id).ToListAsync();
        var found = email is null ? all : [.. all.Where(m => m.Email.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (found is not [var merchant])
        {
            await Console.Error.WriteLineAsync(
                all.Count == 0 ? "There is no merchant yet. Start the site: it prints a link with which the first one sets a password."
                : found.Count == 0 ? $"No merchant has the e-mail address “{email}”."
                : $"There are {all.Count} merchants. Say which, by e-mail address: {string.Join(", ", all.Select(m => m.Email))}.");
            return NobodyFound;
        }

        var path = scope.ServiceProvider.GetRequiredService<ResetLink>().PathFor(merchant);
        var whole = scope.ServiceProvider.GetRequiredService<PublicAddress>().To(path);
        await Console.Out.WriteLineAsync($"{merchant.Email} sets another password here, once and within a day:{Environment.NewLine}{whole ?? path}");
        if (whole is null)
        {
            await Console.Error.WriteLineAsync("Put the shop's address before it: Site:PublicUrl isn't set, so it isn't known.");
        }

        return 0;
    }
}
