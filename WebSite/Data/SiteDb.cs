using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>The site's database: the catalogue, checkout sessions, what the webhook's log told: opt-ins, conversations, the outbox, merchants and the key ring.</summary>
public class SiteDb(DbContextOptions<SiteDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>What the shop sells.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>The shelves that products stand on.</summary>
    public DbSet<Category> Categories => Set<Category>();

    /// <summary>How the shop looks and what it says, one row.</summary>
    public DbSet<ShopProfile> ShopProfiles => Set<ShopProfile>();

    /// <summary>Pictures that merchants uploaded.</summary>
    public DbSet<ShopPicture> ShopPictures => Set<ShopPicture>();

    /// <summary>Files of products that wait for a merchant's yes.</summary>
    public DbSet<ProductImport> ProductImports => Set<ProductImport>();

    /// <summary>What shoppers are doing; a row appears only when something first happens to a session.</summary>
    public DbSet<CheckoutSession> CheckoutSessions => Set<CheckoutSession>();

    /// <summary>Cart lines of all sessions. They stay after the order, as the record of what was put in the cart.</summary>
    public DbSet<CartLine> CartLines => Set<CartLine>();

    /// <summary>Orders, at most one a checkout session.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>What became of orders, and when.</summary>
    public DbSet<OrderChange> OrderChanges => Set<OrderChange>();

    /// <summary>People's permissions, one row a person and checkout session.</summary>
    public DbSet<OptIn> OptIns => Set<OptIn>();

    /// <summary>The clicks behind the opt-ins, one row an event.</summary>
    public DbSet<OptInClick> OptInClicks => Set<OptInClick>();

    /// <summary>Phone numbers to which no more is sent, as hashes.</summary>
    public DbSet<NumberStop> NumberStops => Set<NumberStop>();

    /// <summary>The webhook's log, one row an event. To be read; only <see cref="LogDb"/> writes it.</summary>
    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    /// <summary>Which log it is. To be read.</summary>
    public DbSet<LogIdentity> LogIdentities => Set<LogIdentity>();

    /// <summary>What there is to say about single events.</summary>
    public DbSet<EventNote> EventNotes => Set<EventNote>();

    /// <summary>How many deliveries were refused for their signature, one row an hour and reason.</summary>
    public DbSet<DeliveryRefusal> DeliveryRefusals => Set<DeliveryRefusal>();

    /// <summary>Opt-ins that browsers told of, one row a session and spot.</summary>
    public DbSet<BrowserHint> BrowserHints => Set<BrowserHint>();

    /// <summary>What Facebook told of people who removed the app, or want their data deleted.</summary>
    public DbSet<PrivacyRequest> PrivacyRequests => Set<PrivacyRequest>();

    /// <summary>People and the Page, one row a person.</summary>
    public DbSet<Conversation> Conversations => Set<Conversation>();

    /// <summary>How people came in, one row for each time that the webhook told of.</summary>
    public DbSet<Visit> Visits => Set<Visit>();

    /// <summary>What people said and did in conversations, one row an event.</summary>
    public DbSet<ConversationEntry> ConversationEntries => Set<ConversationEntry>();

    /// <summary>Edits of messages and messages that were taken back, one row an event.</summary>
    public DbSet<EntryChange> EntryChanges => Set<EntryChange>();

    /// <summary>What is to be sent, or was.</summary>
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    /// <summary>Pages for which nothing is sent at the moment.</summary>
    public DbSet<SendingPause> SendingPauses => Set<SendingPause>();

    /// <summary>The merchants' own texts.</summary>
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    /// <summary>Templates of utility messages, with what Facebook says of them.</summary>
    public DbSet<UtilityTemplate> UtilityTemplates => Set<UtilityTemplate>();

    /// <summary>Ways in that merchants gave names.</summary>
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    /// <summary>How often campaigns' short addresses were opened, one row a day.</summary>

    /// <summary>Tries to reach shoppers by their phone number, at most one an order.</summary>
    public DbSet<MatchingRequest> MatchingRequests => Set<MatchingRequest>();

    /// <summary>Ticked consent boxes.</summary>
    public DbSet<ConsentProof> ConsentProofs => Set<ConsentProof>();

    /// <summary>The wordings of the consent box.</summary>
    public DbSet<ConsentWording> ConsentWordings => Set<ConsentWording>();

    /// <summary>Messages to phone numbers of the last day, counted.</summary>
    public DbSet<MatchingUse> MatchingUses => Set<MatchingUse>();

    /// <summary>The key of <see cref="KeyedHashes"/>, one row.</summary>
    public DbSet<HashKey> HashKeys => Set<HashKey>();

    /// <summary>Plugins that weren't drawn, one row a day, placement and reason.</summary>
    public DbSet<PluginReport> PluginReports => Set<PluginReport>();

    /// <summary>Who told that Facebook's SDK passed a plugin over, one row a day and client address.</summary>
    public DbSet<SdkWitness> SdkWitnesses => Set<SdkWitness>();

    /// <summary>What policies kept out of web pages, one row a day and thing.</summary>
    public DbSet<PolicyReport> PolicyReports => Set<PolicyReport>();

    /// <summary>How far the log has been read, one row.</summary>
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    /// <summary>What the tables say, counted by hour, day and month.</summary>
    public DbSet<Figure> Figures => Set<Figure>();

    /// <summary>What visits orders are credited to, by which rules.</summary>
    public DbSet<OrderCredit> OrderCredits => Set<OrderCredit>();

    /// <summary>Orders and their value, counted by hour, day and month.</summary>
    public DbSet<MoneyFigure> MoneyFigures => Set<MoneyFigure>();

    /// <summary>Links in our messages that lead back to the shop.</summary>
    public DbSet<MessageLink> MessageLinks => Set<MessageLink>();

    /// <summary>What people asked to be told once.</summary>
    public DbSet<Wish> Wishes => Set<Wish>();

    /// <summary>Browsers that came back by such a link.</summary>
    public DbSet<ShopReturn> Returns => Set<ShopReturn>();

    /// <summary>How many different people came in, by hour, day and month.</summary>
    public DbSet<PeopleFigure> PeopleFigures => Set<PeopleFigure>();

    /// <summary>What browsers told of spots, counted by hour, day and month.</summary>
    public DbSet<SpotFigure> SpotFigures => Set<SpotFigure>();

    /// <summary>Changes of placements on the dashboard; the last one of each holds.</summary>
    public DbSet<PlacementEdit> PlacementEdits => Set<PlacementEdit>();

    /// <summary>Experiments on placements.</summary>
    public DbSet<Experiment> Experiments => Set<Experiment>();

    /// <summary>What experiments try.</summary>
    public DbSet<ExperimentVariant> ExperimentVariants => Set<ExperimentVariant>();

    /// <summary>Which variants the sessions of orders had seen.</summary>
    public DbSet<OrderVariant> OrderVariants => Set<OrderVariant>();

    /// <summary>Those who may sign in to the dashboard.</summary>
    public DbSet<Merchant> Merchants => Set<Merchant>();

    /// <summary>The Data Protection key ring, shared by every instance of the site.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Saves what was changed, and the figures that change with it, in one transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var sums = FigureChanges.Of(ChangeTracker);
        if (sums.IsNothing)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Count(sums);
        await (own?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return saved;
    }

    /// <inheritdoc cref="SaveChangesAsync(bool, CancellationToken)"/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var sums = FigureChanges.Of(ChangeTracker);
        using var own = sums.IsNothing || Database.CurrentTransaction is not null ? null : Database.BeginTransaction();
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        Count(sums);
        own?.Commit();
        return saved;
    }

    /// <summary>Adds what was counted to the figures, in the caller's transaction.</summary>
    internal void Count<TThing, TRow>(SpanSums<TThing, TRow> sums)
        where TThing : struct
        where TRow : FigureRow
    {
        if (!sums.IsNothing)
        {
            this.AddToRows(typeof(TRow), sums.Rows());
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SiteDb).Assembly);
        modelBuilder.Entity<DataProtectionKey>(key =>
        {
            key.Property(k => k.FriendlyName).IsRequired();
            key.Property(k => k.Xml).IsRequired();
        });

        modelBuilder.AddLog();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply<UnixMilliseconds>(configurationBuilder);
}
