using WebSite.Model;

namespace WebSite.Tests.Unit.Checkout;

public class OrderTests
{
    /// <summary>What says nothing of whose order it was. A column that is added is forgotten with the rest, or stands here for a reason.</summary>
    private static readonly string[] Harmless = [nameof(Order.Token), nameof(Order.Country), nameof(Order.Currency)];

    [Fact]
    public void An_anonymous_order_has_none_of_the_shoppers_words()
    {
        var order = Filled();
        Assert.False(order.IsAnonymous);
        order.Anonymize();
        Assert.True(order.IsAnonymous);
        Assert.Equal(default, order.Browser);
        Assert.All(Texts().Where(p => !Harmless.Contains(p.Name)), p => Assert.True(string.IsNullOrEmpty((string?)p.GetValue(order)), p.Name));
    }

    [Fact]
    public void Books_need_name_and_address_and_no_more()
    {
        var order = Filled();
        order.KeepForBooks();
        Assert.Equal(("Name", "Street", "PostalCode", "City"), (order.Name, order.Street, order.PostalCode, order.City));
        Assert.Equal(("", null), (order.Email, order.Note));
    }

    private static IEnumerable<System.Reflection.PropertyInfo> Texts() => typeof(Order).GetProperties().Where(p => p.PropertyType == typeof(string));

    private static Order Filled()
    {
        var order = new Order { Token = "", Browser = Support.Minted.Shopper().Browser, Name = "", Email = "", Street = "", PostalCode = "", City = "", Country = "", Currency = "" };
        foreach (var property in Texts().Where(p => p.CanWrite))
        {
            property.SetValue(order, property.Name);
        }

        return order;
    }
}
