using System.Text.Unicode;
using Messenger.AspNetCore;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.Mvc;
using WebSite.Accounts;
using WebSite.Backups;
using WebSite.BrowserReports;
using WebSite.Campaigns;
using WebSite.Catalogue;
using WebSite.Checkout;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Experiments;
using WebSite.Figures;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Monitoring;
using WebSite.OptIns;
using WebSite.Orders;
using WebSite.Outbox;
using WebSite.Pages.Dashboard.Lists;
using WebSite.People;
using WebSite.Placing;
using WebSite.Privacy;
using WebSite.Projection;
using WebSite.Retention;
using WebSite.Returns;
using WebSite.SetUp;
using WebSite.Shopfront;
using WebSite.Telemetry;
using WebSite.Texts;
using WebSite.Web;
using WebSite.Wishes;

namespace WebSite;

/// <summary>Puts the site together, and orders its pipeline.</summary>
internal static class Site
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddDatabase();
        builder.AddLimits();
        services.AddShopfront();
        services.AddCatalogue();
        builder.Logging.KeepStrangersOutOfTheLog();
        builder.AddTelemetry();
        services.AddSingleton(TimeProvider.System);

        builder.AddKeyRing();
        services.AddMessenger(PlacementNames.Placements);
        builder.AddWebhook();
        services.AddScoped<IRefusedDeliveries, RefusedDeliveries>();
        services.AddFigures();
        services.AddProjection();
        services.AddRetention();
        services.AddBackups(builder.Provider());
        services.AddPrivacy();
        services.AddCampaigns();
        services.AddReturns();
        services.AddTexts();
        services.AddPeople();
        services.AddConversations();
        services.AddOutbox();
        services.AddSitesAddress();
        services.AddLanguages();
        services.AddMatching();
        services.AddBrowserReports();
        services.AddSetUp();
        services.AddSingleton<OptInNotifier>();
        services.AddSingleton(services => new OnceASecond(services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System)); // The machine's load is meant, not the day's time.
        services.AddSingleton<DashboardMarks>();
        services.AddScoped<WebPages>();
        services.AddScoped<SpotState>();
        services.AddPlacing();
        services.AddExperiments();
        services.AddSpotKeys();
        services.AddLists();
        services.AddScoped<SpotServing>();
        services.AddScoped<CheckboxOffer>();
        services.AddScoped<MessengerSpots>();
        services.AddScoped<IStartStep, NameKeys>();
        services.AddCheckout();
        services.AddOrders();
        services.AddWishes();

        services.AddAccounts();
        services.AddRazorPages(options => options.Conventions.AuthorizeFolder("/Dashboard"));
        services.AddKeptForms();
        services.AddWebEncoders(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.Path, options.Cookie.SecurePolicy) = ("form", "/", CookieSecurePolicy.SameAsRequest));
        services.Configure<CookieTempDataProviderOptions>(options => (options.Cookie.Path, options.Cookie.SecurePolicy) = ("/", CookieSecurePolicy.SameAsRequest));
        services.AddScoped<PagePolicy>();
        services.AddSiteHealthChecks(builder.Provider());
        services.AddGauges();
        services.AddHostedService<Addresses>();
        services.AddForwarding();
        services.AddHttpsOnly();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseForwarding();
        app.UseWebhook();
        app.UseLanguages();
        app.UseHostCookies();
        app.UseSecurityHeaders();
        app.UseHttpsOnly();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                StatusCodeSelector = exception => (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            });
            app.UseHsts();
        }

        app.UseWhen(http => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsPost(http.Request.Method), pages => pages.UseStatusCodePagesWithReExecute("/error", "?code={0}"));
        app.UseFormBodies();
        app.UseDatabaseOutages();
        app.UseRouting();
        app.UsePageMethods();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseUploads();
        app.UseRateLimiter();

        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapRobots();
        app.MapConsent();
        app.MapConnection();
        app.MapHint();
        app.MapPluginReports();
        app.MapBrowserReports();
        app.MapSpotSteps();
        app.MapQr();
        app.MapFaces();
        app.MapLogin();
        app.MapCodes();
        app.MapPrivacy();
        app.MapRefReading();
        app.MapDashboardLive();
        app.MapPictures();
        app.MapShopfront();
        app.MapProductFile();
        app.MapSiteHealthChecks();
    }
}
