using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Pages.Dashboard.Placements;

/// <summary>The fields of a <see cref="LookForm"/>, for <c>_LookFields.cshtml</c>.</summary>
/// <param name="Name">Where it is bound, for instance <c>Form</c>.</param>
/// <param name="Form">What stands in them.</param>
/// <param name="Placement">Whose.</param>
/// <param name="Own">The site's own words, which hold where none are written.</param>
public sealed record LookFields(string Name, LookForm Form, Placement Placement, SpotWords Own)
{
    /// <summary>An element's id.</summary>
    public string Id(string field) => $"{Name}.{field}".Replace('.', '_');
}
