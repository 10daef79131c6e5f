using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Texts;

/// <summary>What is known when a text is written: where the person came from, and what it is about.</summary>
public sealed record TextFacts
{
    /// <summary>As Facebook told it; null when it didn't.</summary>
    public string? FirstName { get; init; }

    /// <summary>The spot that a ref of ours named; else null.</summary>
    public Placement? Placement { get; init; }

    /// <summary>The campaign that brought the person; else null.</summary>
    public int? CampaignId { get; init; }

    /// <summary>The campaign's name; else null.</summary>
    public string? Campaign { get; init; }

    public EntryPoint EntryPoint { get; init; }

    /// <summary>The product's name; null when none is known.</summary>
    public string? Product { get; init; }

    /// <summary>What that costs now, with its currency; null without a product.</summary>
    public string? Price { get; init; }

    /// <summary>What it cost when the person asked to be told of a lower price; else null.</summary>
    public string? OldPrice { get; init; }

    /// <summary>The order number that people see; null without an order.</summary>
    public int? OrderNumber { get; init; }

    /// <summary>The shop's name.</summary>
    public required string Shop { get; init; }
}
