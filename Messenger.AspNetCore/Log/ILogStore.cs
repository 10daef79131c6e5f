using System.Data.Common;

namespace Messenger.AspNetCore.Log;

/// <summary>How events get into the log: one way for each database.</summary>
internal interface ILogStore
{
    /// <summary>Opens a connection.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    ILogConnection Open();
}

/// <summary>A connection that stores events. After it threw, it is only to be disposed of.</summary>
internal interface ILogConnection : IDisposable
{
    /// <summary>Stores events; one whose key is there already stays as it is. They are on disk when it returns.</summary>
    /// <param name="events">In the order they came.</param>
    /// <returns>How many were new.</returns>
    /// <exception cref="DbException">They are not stored.</exception>
    int Store(IReadOnlyList<NewEvent> events);

    /// <summary>What there is to do after that, when those who waited are answered.</summary>
    /// <exception cref="DbException">It failed; what was stored is safe.</exception>
    void Settle();
}
