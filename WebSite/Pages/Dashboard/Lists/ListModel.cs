using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>A list as its partials need it.</summary>
public interface IListModel
{
    /// <summary>What is asked for.</summary>
    ListFilter Look { get; }

    /// <summary>How many rows there are.</summary>
    ListCount Count { get; }

    /// <summary>What the page before is read from, as addresses have it; null when this is the first.</summary>
    string? Before { get; }

    /// <summary>What the page behind is read from, likewise; null when this is the last.</summary>
    string? Behind { get; }

    /// <summary>Whether there may be more rows, which were not looked through.</summary>
    bool IsCutShort { get; }

    /// <summary>What is said of what was looked for; null when there is nothing to say.</summary>
    string? Note { get; }

    /// <summary>Whether there are no rows.</summary>
    bool IsEmpty { get; }

    /// <summary>What it means that there are none; null where nothing special does.</summary>
    string? Empty { get; }
}

/// <summary>A list that can be filtered, searched and paged: all by its address.</summary>
/// <typeparam name="TFilter">What may be asked for.</typeparam>
/// <param name="seal">Closes what is looked for.</param>
/// <param name="rows">The partial with the rows.</param>
public abstract class ListModel<TFilter>(FilterSeal seal, string rows) : PageModel, IListModel
    where TFilter : ListFilter, new()
{
    [BindProperty(SupportsGet = true)]
    public TFilter Filter { get; set; } = new();

    public ListFilter Look => Filter;

    public ListCount Count { get; private set; }

    public string? Before { get; private set; }

    public string? Behind { get; private set; }

    public bool IsCutShort { get; private set; }

    public string? Note { get; protected set; }

    public bool IsEmpty { get; private set; }

    public virtual string? Empty => null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Opens())
        {
            if (Elsewhere() is { } path)
            {
                return LocalRedirect(path);
            }

            await ReadAsync(cancel);
        }

        return Page();
    }

    /// <summary>The rows alone, for the script that keeps them up to date.</summary>
    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancel)
    {
        if (!Opens())
        {
            return BadRequest();
        }

        await ReadAsync(cancel);
        return Partial(rows, this);
    }

    /// <summary>Takes the filter's form, and leads to an address that doesn't hold what is looked for.</summary>
    public IActionResult OnPostFilter()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Filter.Find = seal.Close(Filter.Search);
        return LocalRedirect(Filter.Path());
    }

    /// <summary>Where there is something instead, when the address names no such list; else null.</summary>
    protected virtual string? Elsewhere() => null;

    /// <summary>Whether this may be a place in the list.</summary>
    protected virtual bool Fits(ListMark mark) => mark.Text is not null == (Filter.Sort.Column() == SortColumn.Name);

    /// <summary>Reads the list.</summary>
    protected abstract Task ReadAsync(CancellationToken cancel);

    /// <summary>Reads a page, and counts.</summary>
    protected async Task<IReadOnlyList<T>> PageAsync<T>(ListQuestion<T> ask, CancellationToken cancel)
    {
        var page = await ListPage.ReadAsync(ask, Filter.Place, cancel);
        Show(page);
        Count = await ListCount.ReadAsync(ask, cancel);
        return page.Rows;
    }

    /// <summary>Notes where the pages before and behind are.</summary>
    protected void Show<T>(ListPage<T> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        (Before, Behind, IsCutShort, IsEmpty) = (page.Back?.Write(seal), page.Next?.Write(seal), page.IsCutShort, page.Rows.Count == 0);
    }

    /// <summary>The ids of what is looked for, and notes what there is to say of that.</summary>
    protected async Task<List<TId>> FoundAsync<TId>(Finder finder, string search, Func<Found, Task<List<TId>>> idsAsync, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(finder);
        ArgumentNullException.ThrowIfNull(idsAsync);
        var found = await finder.FindAsync(search, cancel);
        var ids = found is null ? [] : await idsAsync(found);
        Note = found is null ? "Two letters are the least that can be looked for."
            : found.IsCut ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"More than {Finder.Most} begin like this: type more of it to see all of them")
            : Note;
        return ids;
    }

    /// <summary>Whether the address can be read; else the page says what can't, and shows no list that it would be wrong about.</summary>
    private bool Opens()
    {
        if (Filter.Find is not { } find)
        {
            Filter.Find = seal.Close(Filter.Search);
        }
        else if (seal.Open(find) is { } sought)
        {
            Filter.Search = sought;
        }
        else
        {
            ModelState.AddModelError(nameof(ListFilter.Find), "What this address looks for can't be read any more. Type it into the search again.");
        }

        Filter.Mark = ListMark.Read(Filter.Next ?? Filter.Back, seal);
        if ((Filter.Next ?? Filter.Back) is not null && (Filter.Mark is not { } mark || !Fits(mark)))
        {
            ModelState.AddModelError(nameof(ListFilter.Next), "This address names no place in the list.");
        }

        if (!Filter.Sorts.Contains(Filter.Sort))
        {
            ModelState.AddModelError(nameof(ListFilter.Sort), "This list can't be sorted like that.");
        }

        return ModelState.IsValid;
    }
}
