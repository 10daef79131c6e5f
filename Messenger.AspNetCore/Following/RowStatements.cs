using Microsoft.EntityFrameworkCore.Metadata;

namespace Messenger.AspNetCore.Following;

/// <summary>Keeps, with EF Core's model, what is made of it for each kind of rows.</summary>
/// <typeparam name="T">What is made.</typeparam>
internal static class RowStatements<T>
{
    private static readonly string Name = $"Messenger.AspNetCore:{typeof(T).Name}";
    private static readonly string AddingName = Name + ".Adding";

    /// <summary>The one of an entity's type, made once.</summary>
    /// <param name="model">EF Core's.</param>
    /// <param name="entity">The type.</param>
    /// <param name="adds">Whether a row of the same key is added to: all that isn't its key is a number.</param>
    /// <param name="make">Makes it.</param>
    /// <exception cref="InvalidOperationException">The type isn't the model's, or has a property that is only in the model.</exception>
    public static T Of(IModel model, Type entity, bool adds, Func<IEntityType, bool, T> make)
    {
        var type = model.FindEntityType(entity) ?? throw new InvalidOperationException($"{entity.Name} is no entity of the model.");
        return type.GetOrAddRuntimeAnnotationValue<T, (IEntityType Type, bool Adds, Func<IEntityType, bool, T> Make)>(adds ? AddingName : Name, one => one.Make(one.Type, one.Adds), (type, adds, make));
    }
}
