using System.Data.Common;

namespace WebSite.Data;

/// <summary>A statement that is prepared once and run often, below EF Core: for the two hot ways, into the inbox and out of it.</summary>
/// <remarks>Values go in by position; a null is a database null. Not for use by two threads at once.</remarks>
internal sealed class PreparedStatement : IDisposable
{
    private readonly DbCommand _command;

    /// <param name="connection">Open.</param>
    /// <param name="sql">With parameters named <c>@p0</c>, <c>@p1</c>, ...</param>
    /// <param name="parameters">How many there are.</param>
    public PreparedStatement(DbConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            _command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs it and returns how many rows it changed.</summary>
    /// <exception cref="DbException">It failed.</exception>
    public int Execute(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it and returns the first value of its first row; null when there is none.</summary>
    /// <exception cref="DbException">It failed.</exception>
    public object? Scalar(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(DbTransaction transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
