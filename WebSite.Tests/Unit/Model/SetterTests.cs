using System.Runtime.CompilerServices;
using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

/// <summary>An entity is changed by its own methods alone, so that its rules can't be passed by.</summary>
public sealed class SetterTests
{
    [Fact]
    public void No_property_of_the_model_can_be_set_after_it_was_made()
    {
        var open = typeof(Conversation).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(Conversation).Namespace)
            .SelectMany(t => t.GetProperties())
            .Where(p => p.SetMethod is { IsPrivate: false } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name} can be set by anybody. Make it 'init', and give the class a method that says what happens.");
        Assert.Empty(open);
    }
}
