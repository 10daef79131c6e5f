using System.Globalization;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace WebSite.Web;

/// <summary>Fills a page's bound properties with a kept form, as its POST would have done, and puts the form's faults into the model state.</summary>
internal sealed class KeptFormBinding(ParameterBinder binder, IModelBinderFactory binders, IModelMetadataProvider metadata)
{
    public async Task FillAsync(PageHandlerExecutingContext context, KeptForm form)
    {
        var before = context.ModelState.Where(entry => entry.Value?.Errors.Count > 0).Select(entry => entry.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fields = form.Fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new StringValues([.. group.Select(field => field.Value)]), StringComparer.OrdinalIgnoreCase);
        var values = new FormValueProvider(BindingSource.Form, new FormCollection(fields), CultureInfo.CurrentCulture);
        foreach (var property in context.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>())
        {
            // Those that a GET binds have their values from the address.
            if (property.BindingInfo?.RequestPredicate?.Invoke(context) is false)
            {
                await FillAsync(context, property, values);
            }
        }

        // The form was looked at when it was posted: what was wrong then is said, and nothing else.
        foreach (var (key, entry) in context.ModelState.Where(entry => !before.Contains(entry.Key)))
        {
            entry!.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }

        foreach (var fault in form.Faults)
        {
            context.ModelState.AddModelError(fault.Field, fault.Message);
        }
    }

    private async Task FillAsync(PageHandlerExecutingContext context, PageBoundPropertyDescriptor property, FormValueProvider values)
    {
        var page = context.HandlerInstance;
        var its = metadata.GetMetadataForProperty(page.GetType(), property.Name);
        ParameterDescriptor parameter = new()
        {
            Name = property.Name,
            ParameterType = property.ParameterType,
            BindingInfo = new(property.BindingInfo!) { RequestPredicate = null },
        };
        var itsBinder = binders.CreateBinder(new() { BindingInfo = parameter.BindingInfo, Metadata = its, CacheToken = parameter });
        var result = await binder.BindModelAsync(context, itsBinder, values, parameter, its, its.PropertyGetter!(page), page);
        if (result.IsModelSet)
        {
            its.PropertySetter!(page, result.Model);
        }
    }
}
