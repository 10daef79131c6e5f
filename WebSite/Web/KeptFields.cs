using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace WebSite.Web;

/// <summary>
/// Which of a form's fields may be kept: those that the page binds, for nothing else is shown again, but for passwords and cards. A property
/// says itself that it is one, by <see cref="DataTypeAttribute"/>; what it is called doesn't matter.
/// </summary>
internal sealed class KeptFields(IModelMetadataProvider metadata)
{
    private static readonly string[] Secrets = [nameof(DataType.Password), nameof(DataType.CreditCard)];

    /// <summary>Whether a field of this name may be kept for this page.</summary>
    public bool MayKeep(CompiledPageActionDescriptor page, string field)
    {
        var steps = field.Split('.');
        var property = page.BoundProperties.OfType<PageBoundPropertyDescriptor>().FirstOrDefault(each => Is(each.BindingInfo?.BinderModelName ?? each.Name, steps[0]));
        var found = property is null ? null : Within(metadata.GetMetadataForProperty(page.HandlerTypeInfo.AsType(), property.Property.Name), steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (found is null || IsSecret(found))
            {
                return false;
            }

            var next = found.Properties.FirstOrDefault(each => Is(each.BinderModelName ?? each.PropertyName!, step));
            found = next is null ? null : Within(next, step);
        }

        return found is not null && !IsSecret(found);
    }

    private static bool IsSecret(ModelMetadata found) => Secrets.Contains(found.DataTypeName);

    /// <summary><c>Lines[2]</c> is one of <c>Lines</c>.</summary>
    private static bool Is(string name, string step) => name.Equals(step.Split('[')[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>What a step with an index is; null when it can't have one. A list of passwords has passwords.</summary>
    private static ModelMetadata? Within(ModelMetadata list, string step) =>
        !step.Contains('[', StringComparison.Ordinal) || IsSecret(list) ? list : list.ElementMetadata;
}
