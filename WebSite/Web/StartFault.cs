using System.Net.Sockets;
using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>What keeps the site from starting and can be mended by who starts it: told in sentences, without a stack trace.</summary>
internal static class StartFault
{
    /// <summary>Checks every setting before anything is touched.</summary>
    /// <exception cref="OptionsValidationException">Settings are missing or wrong; a sentence for each.</exception>
    public static void CheckSettings(this WebApplication app) => app.Services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>The sentences; empty for a fault that nobody foresaw, and where another program hosts the site (a test) and wants the exception.</summary>
    public static IReadOnlyList<string> Sentences(Exception exception) =>
        Assembly.GetEntryAssembly() != typeof(StartFault).Assembly ? [] : exception switch
        {
            OptionsValidationException settings => [.. settings.Failures],
            AggregateException several => [.. several.InnerExceptions.SelectMany(Sentences)],
            StartException => [exception.Message],

            // The binder's own sentence names the setting and the value.
            InvalidOperationException { InnerException: FormatException or ArgumentException } when exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => [exception.Message],
            IOException { InnerException: AddressInUseException } => [$"{exception.Message} Stop the other program, or choose an address with ASPNETCORE_URLS."],
            SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
                [$"The site can't listen at the address it was given: {exception.Message}. Choose another with ASPNETCORE_URLS: an address of this machine, and a port above 1023 unless the user may take lower ones."],
            _ => [],
        };
}

/// <summary>Thrown with a sentence that says what is wrong and what to do.</summary>
public sealed class StartException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
