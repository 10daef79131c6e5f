using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Messenger.AspNetCore.Plugins;

/// <summary>What the two plugins' tag helpers share.</summary>
internal static class PluginMarkup
{
    /// <summary>The placement that markup names.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public static string Placement(string tag, string? name, Placements placements) =>
        placements.Find(name) is not null ? name!
        : throw new InvalidOperationException(PluginValues.Fault($"<{tag}>", "placement", name, placements.Names));

    /// <summary>Turns the element into the <c>div</c> that the SDK looks for.</summary>
    /// <exception cref="InvalidOperationException">A value isn't one that Facebook knows.</exception>
    public static void Render(TagHelperOutput output, string tag, string cssClass, MessengerOptions options, PluginStyle style)
    {
        var faults = style.Faults($"<{tag}>").ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(' ', faults));
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", cssClass);
        output.Attributes.SetAttribute("messenger_app_id", options.AppId);
        output.Attributes.SetAttribute("page_id", options.PageId);
        output.Attributes.SetAttribute("color", style.Color);
        output.Attributes.SetAttribute("size", style.Size);
    }

    /// <summary>Adds the ref under the given attribute name.</summary>
    /// <exception cref="InvalidOperationException">It is empty, too long, or has letters that Facebook may not pass through.</exception>
    public static void Ref(TagHelperOutput output, string tag, string attribute, string? text)
    {
        if (!RefText.IsSafe(text))
        {
            throw new InvalidOperationException(
                $"<{tag}>: {attribute} is '{text}'. It must have 1 to {RefText.Limit - 1} characters of A-Z a-z 0-9 - _.");
        }

        output.Attributes.SetAttribute(attribute, text);
    }
}
