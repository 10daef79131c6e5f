using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Accounts;
using WebSite.Tests.Support;
using WebSite.Web;

namespace WebSite.Tests.Integration.Web;

/// <summary>What nobody may keep of a form, whatever its field is called.</summary>
public sealed class KeptSecretTests : IAsyncDisposable
{
    private const string Typed = "otters";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_no_form_a_field_that_hides_what_is_typed_is_kept()
    {
        using var stranger = _site.Visit();
        await AssertNotKeptAsync(stranger, await MerchantPage.WelcomePathAsync(_site));
        using var bob = await _site.MerchantAsync();
        await AssertNotKeptAsync(stranger, "/account/sign-in");
        await AssertNotKeptAsync(bob, "/dashboard/account");
        await AssertNotKeptAsync(stranger, await ResetPathAsync());

        // Who adds a page with such a field adds it above.
        var pages = Path.Combine(DocumentedLines.Root(), "WebSite", "Pages");
        Assert.Equal(
            ["Account/Reset.cshtml", "Account/SignIn.cshtml", "Account/Welcome.cshtml", "Dashboard/Account.cshtml"],
            Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("\"password\"", StringComparison.Ordinal))
                .Select(file => Path.GetRelativePath(pages, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/Dashboard/Account", "Current", false)]
    [InlineData("/Dashboard/Account", "current", false)]
    [InlineData("/Dashboard/Account", "Input.Password", false)]
    [InlineData("/Dashboard/Account", "Input.Password[0]", false)]
    [InlineData("/Dashboard/Account", "Input", true)]
    [InlineData("/Account/SignIn", "Input.Email", true)]
    [InlineData("/Account/SignIn", "Input.email", true)]
    [InlineData("/Account/SignIn", "Input.Other", false)] // Nothing that the page doesn't bind.
    [InlineData("/Account/SignIn", "Input.Email.Length.More", false)]
    [InlineData("/Account/SignIn", "Email", false)]
    [InlineData("/Account/SignIn", "__RequestVerificationToken", false)]
    [InlineData("/Account/SignIn", "", false)]
    [InlineData("/Account/SignIn", "..[", false)]
    public async Task What_a_field_is_decides_and_not_its_name(string page, string field, bool isKept) =>
        Assert.Equal(isKept, _site.Services.GetRequiredService<KeptFields>().MayKeep(await DescribedAsync(page), field));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<CompiledPageActionDescriptor> DescribedAsync(string page)
    {
        var described = _site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>().Single(each => each.ViewEnginePath == page);
        return await _site.Services.GetRequiredService<PageLoader>().LoadAsync(described, EndpointMetadataCollection.Empty);
    }

    /// <summary>Fills every field of a page's form, has it refused, and looks at what the browser was given.</summary>
    private async Task AssertNotKeptAsync(Visitor visitor, string path)
    {
        var page = await visitor.GetAsync(path);
        var inputs = page.Document.QuerySelectorAll("main form input[name]").Where(input => input.GetAttribute("name") != "__RequestVerificationToken").ToList();
        Assert.Contains(inputs, input => input.GetAttribute("type") == "password");
        var reply = await visitor.PostWithoutFollowingAsync(path, [.. inputs.Select(input => (input.GetAttribute("name")!, input.GetAttribute("type") == "password" ? Typed : "bob"))]);
        Assert.True(reply.IsKept, path);

        DefaultHttpContext http = new() { Request = { Path = path } };
        http.Request.Headers.Cookie = $"form={visitor.Cookie("form")}; kept={visitor.Cookie("kept")}";
        var kept = _site.Services.GetRequiredService<KeptForms>().Take(http);
        Assert.NotNull(kept);
        Assert.DoesNotContain(kept.Fields, field => field.Value == Typed);
        Assert.DoesNotContain(Typed, (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    private async Task<string> ResetPathAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<ResetLink>().PathFor(await _site.ReadAsync(db => db.Merchants.SingleAsync(Cancel)));
    }
}
