using System.Net.Sockets;
using System.Reflection;
using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>What keeps the site from starting and can be mended by who starts it: told in sentences, without a stack trace.</summary>
internal static class StartFault
{
    /// <summary>Checks every setting before anything is touched.</summary>
    /// <exception cref="OptionsValidationException">Settings are missing or wrong; a sentence for each.</exception>
    public static void CheckSettings(this WebApplication app)
    {
        if (SettingsReading.Faults(app.Services) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException("all", typeof(IConfiguration), faults);
        }
    }

    /// <summary>The sentences as a terminal shows them: what is wrong is a list, told at once.</summary>
    public static string Text(IReadOnlyList<string> sentences) =>
        sentences.Count == 1 ? sentences[0] : string.Join(Environment.NewLine, sentences.Select(sentence => "  - " + sentence).Prepend($"The site doesn't start: {sentences.Count} things are wrong."));

    /// <summary>The sentences; empty for a fault that nobody foresaw, and where another program hosts the site (a test) and wants the exception.</summary>
    public static IReadOnlyList<string> Sentences(Exception exception) =>
        Assembly.GetEntryAssembly() != typeof(StartFault).Assembly ? [] : exception switch
        {
            OptionsValidationException settings => [.. settings.Failures],
            AggregateException several => [.. several.InnerExceptions.SelectMany(Sentences)],
            StartException => [exception.Message],
            IOException { InnerException: AddressInUseException } => [$"{exception.Message} Stop the other program, or choose an address with ASPNETCORE_URLS."],
            SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
                [$"The site can't listen at the address it was given: {exception.Message}. Choose another with ASPNETCORE_URLS: an address of this machine, and a port above 1023 unless the user may take lower ones."],
            _ => [],
        };
}

/// <summary>Thrown with a sentence that says what is wrong and what to do.</summary>
public sealed class StartException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
