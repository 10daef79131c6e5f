namespace WebSite.Web;

/// <summary>A form that could not be taken: what was typed, and what is wrong with it. It waits in the browser for the page that shows both.</summary>
/// <param name="Address">The page with the form: path and query, without the handler's name.</param>
/// <param name="Fields">What was posted, in the form's order.</param>
/// <param name="Faults">What is wrong, from top to bottom; empty once it has been shown.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeptField> Fields, IReadOnlyList<KeptFault> Faults)
{
    /// <summary>Keeps what a form posted.</summary>
    /// <param name="address">The page with the form.</param>
    /// <param name="form">All that was posted.</param>
    /// <param name="mayKeep">Whether a field of that name may be kept.</param>
    /// <param name="faults">What is wrong.</param>
    public static KeptForm Of(string address, IFormCollection form, Func<string, bool> mayKeep, IEnumerable<KeptFault> faults)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(mayKeep);
        var order = form.Keys.ToList();
        return new(
            address,
            [.. form.Where(field => mayKeep(field.Key)).SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")))],
            [.. faults.OrderBy(fault => fault.Field.Length > 0).ThenBy(fault => order.FindIndex(name => string.Equals(name, fault.Field, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : int.MaxValue)]);
    }
}

/// <summary>A field of a form.</summary>
public sealed record KeptField(string Name, string Value);

/// <summary>Something wrong with a form.</summary>
/// <param name="Field">The field's name; empty for the whole form.</param>
/// <param name="Message">A sentence.</param>
public sealed record KeptFault(string Field, string Message)
{
    /// <summary>The element's id, as pages make it of the name; empty for the whole form.</summary>
    public string Id => Field.Replace('.', '_');
}
