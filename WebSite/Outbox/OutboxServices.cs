using Messenger.AspNetCore.Configuration;

namespace WebSite.Outbox;

/// <summary>Registers the outbox and its worker.</summary>
internal static class OutboxServices
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddSettings<OutboxOptions>(OutboxOptions.Section);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxMeter>();
        services.AddSingleton<MessageSpans>();
        services.AddScoped<MessageTrace>();
        services.AddScoped<OutboxWriter>();
        services.AddScoped<Receipts>();
        services.AddScoped<AfterWindows>();
        services.AddScoped<TemplateVerdicts>();
        services.AddScoped<UtilityMessages>();
        services.AddScoped<TemplateLibrary>();
        services.AddScoped<Disclosure>();
        services.AddScoped<Sendable>();
        services.AddScoped<SendingPauses>();
        services.AddScoped<Holdup>();
        services.AddScoped<SetAsideMessages>();
        services.AddScoped<OutboxClaims>();
        services.AddScoped<MessageComposer>();
        services.AddScoped<MessageLanguage>();
        services.AddScoped<MatchingOutcome>();
        services.AddScoped<OutboxOutcome>();
        services.AddScoped<OutboxSender>();
        services.AddHostedService<OutboxWorker>();
    }
}
