namespace Messenger.AspNetCore.Webhook;

/// <summary>Keeps the figures of deliveries that were refused for their signature. A site that registers none has them in the log alone.</summary>
public interface IRefusedDeliveries
{
    /// <summary>Adds to the figure of an hour.</summary>
    /// <param name="reason">What was wrong with the signature.</param>
    /// <param name="hour">When the hour began, in UTC.</param>
    /// <param name="count">How many there were since the last call, at most one call a second and reason.</param>
    /// <exception cref="System.Data.Common.DbException">They can't be written: it is tried again.</exception>
    Task AddAsync(SignatureResult reason, DateTimeOffset hour, long count);
}
