namespace Messenger.AspNetCore.Log;

/// <summary>Tells one log from another: a checkpoint of one says nothing about the other. One row, made with the log.</summary>
public sealed class LogIdentity
{
    /// <summary>The log's.</summary>
    public Guid Id { get; set; }
}
