using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>
/// Makes settings when they are first read and after each reload. At the start, wrong ones are the caller's exception; later the last
/// good ones stay in force, and the log says what is wrong with the new.
/// </summary>
internal sealed partial class LastValidOptions<T>(
    IEnumerable<IConfigureOptions<T>> setups, IEnumerable<IPostConfigureOptions<T>> postSetups, IEnumerable<IValidateOptions<T>> validations, ILogger<LastValidOptions<T>> logger)
    : IOptionsFactory<T>
    where T : class
{
    private readonly OptionsFactory<T> _factory = new(setups, postSetups, validations);
    private volatile T? _last;

    public T Create(string name)
    {
        try
        {
            return _last = _factory.Create(name);
        }
        catch (Exception exception) when (_last is not null)
        {
            Log.Kept(logger, exception.Message);
            return _last!;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The changed settings are wrong, so those of before stay in force: {Faults}")]
        public static partial void Kept(ILogger logger, string faults);
    }
}
