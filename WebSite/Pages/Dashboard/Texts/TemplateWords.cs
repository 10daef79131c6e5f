using WebSite.Model;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>Templates in words for merchants.</summary>
public static class TemplateWords
{
    /// <summary>How it stands.</summary>
    public static string Name(TemplateState state) => state switch
    {
        TemplateState.Draft => "Not sent",
        TemplateState.Pending => "Facebook looks at it",
        TemplateState.Approved => "Approved",
        TemplateState.Rejected => "Refused",
        _ => "Stopped",
    };

    /// <summary>The badge's colour.</summary>
    public static string Badge(TemplateState state) => state switch
    {
        TemplateState.Approved => "linked",
        TemplateState.Pending => "waiting",
        TemplateState.Rejected => "failed",
        TemplateState.Stopped => "conflict",
        _ => "unlinked",
    };
}
