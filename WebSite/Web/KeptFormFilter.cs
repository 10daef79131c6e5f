using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebSite.Web;

/// <summary>
/// After a POST no page is shown, but for one that says with its status why nothing was looked at, also when the form is faulty: the browser is led back to the form's page by a GET, which shows what was
/// typed and what is wrong. So Back and Reload never ask whether to send a form again. For all pages, those to come among them; what has to
/// survive stands in <c>[BindProperty]</c> and in the model state. Source: docs/forms.md.
/// </summary>
internal sealed class KeptFormFilter(KeptForms kept, KeptFields fields, KeptFormBinding binding) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) && string.IsNullOrEmpty(context.HandlerMethod?.Name) && kept.Take(http) is { } form)
        {
            await binding.FillAsync(context, form);
            if (form.Faults.Count > 0)
            {
                kept.Keep(http, form with { Faults = [] }); // Said once; what was typed stays for a while, also for Back.
            }
        }

        var done = await next();
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && !context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(ShowsAnswerAttribute), inherit: true))
        {
            await AfterPostAsync(context, done);
        }
    }

    private async Task AfterPostAsync(PageHandlerExecutingContext context, PageHandlerExecutedContext done)
    {
        var http = context.HttpContext;
        var address = KeptForms.Address(http.Request);
        if (done.Exception is { } exception && !done.ExceptionHandled)
        {
            if (DatabaseFault.Of(exception) is not null)
            {
                kept.Keep(http, KeptForm.Of(address, await http.Request.ReadFormAsync(), MayKeep, []));
            }
        }
        else if (done.Result is null or PageResult { StatusCode: null } && http.Response.StatusCode == StatusCodes.Status200OK)
        {
            kept.Keep(http, KeptForm.Of(address, await http.Request.ReadFormAsync(), MayKeep, Faults(context.ModelState)));
            done.Result = new LocalRedirectResult(address);
        }
        else if (done.Result is RedirectResult or LocalRedirectResult or RedirectToPageResult or RedirectToActionResult or RedirectToRouteResult)
        {
            kept.Forget(http);
        }

        bool MayKeep(string field) => fields.MayKeep(context.ActionDescriptor, field);
    }

    private static IEnumerable<KeptFault> Faults(ModelStateDictionary state) =>
        state.SelectMany(entry => entry.Value!.Errors.Select(error => new KeptFault(entry.Key, error.ErrorMessage)));
}

/// <summary>A page that answers a POST itself: it stands in for another, with that one's status, or shows what it fetched and no redirect could carry.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShowsAnswerAttribute : Attribute;
