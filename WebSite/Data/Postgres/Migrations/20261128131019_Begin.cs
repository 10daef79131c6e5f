using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace WebSite.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Begin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BrowserHints",
                columns: table => new
                {
                    SessionToken = table.Column<byte[]>(type: "bytea", nullable: false),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    WebPage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Address = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Mark = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BrowserHints", x => new { x.SessionToken, x.Placement, x.WebPage });
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    EntryPoint = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    AdId = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    Ref = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ArchivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Categories",
                columns: table => new
                {
                    Slug = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => x.Slug);
                });

            migrationBuilder.CreateTable(
                name: "CheckoutSessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Token = table.Column<byte[]>(type: "bytea", nullable: false),
                    Browser = table.Column<byte[]>(type: "bytea", maxLength: 12, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Connection = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    ChosenOptInId = table.Column<long>(type: "bigint", nullable: true),
                    Language = table.Column<string>(type: "text", maxLength: 2, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckoutSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    LogId = table.Column<byte[]>(type: "bytea", nullable: true),
                    EventId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsentWordings",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SinceAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentWordings", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Psid = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StoppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HandedOverAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GivenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UnreachableAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MarketingAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RefusesMarketing = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    AwayAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PassedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AdAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AdTalkAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Unread = table.Column<int>(type: "integer", nullable: false),
                    Profile = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    FirstName = table.Column<string>(type: "text", maxLength: 100, nullable: true, collation: "C"),
                    NameKey = table.Column<string>(type: "text", maxLength: 400, nullable: true, collation: "C"),
                    SurnameKey = table.Column<string>(type: "text", maxLength: 400, nullable: true, collation: "C"),
                    ProfileAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Xml = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryRefusals",
                columns: table => new
                {
                    Hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryRefusals", x => new { x.Hour, x.Reason });
                });

            migrationBuilder.CreateTable(
                name: "EntryChanges",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Psid = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Mid = table.Column<string>(type: "text", maxLength: 300, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsUnsent = table.Column<bool>(type: "boolean", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", maxLength: 4000, nullable: true, collation: "C"),
                    Intent = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryChanges", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "EventNotes",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    Outcome = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    RetryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventNotes", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "Experiments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Goal = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Difference = table.Column<double>(type: "double precision", nullable: false),
                    Planned = table.Column<int>(type: "integer", nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BegunBy = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    StoppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StoppedBy = table.Column<string>(type: "text", maxLength: 254, nullable: true, collation: "C"),
                    Applied = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Experiments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Figures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    OptIns = table.Column<long>(type: "bigint", nullable: false),
                    Linked = table.Column<long>(type: "bigint", nullable: false),
                    Visits = table.Column<long>(type: "bigint", nullable: false),
                    Replies = table.Column<long>(type: "bigint", nullable: false),
                    People = table.Column<long>(type: "bigint", nullable: false),
                    Stopped = table.Column<long>(type: "bigint", nullable: false),
                    Blocked = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Figures", x => new { x.Dimension, x.Span, x.From, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "HashKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Protected = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HashKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MatchingUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Number = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    Address = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchingUses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Merchants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Email = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    NormalizedEmail = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    PasswordHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SecurityStamp = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Merchants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Occasion = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Scope = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", maxLength: 1000, nullable: false, collation: "C"),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MoneyFigures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Rule = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    Orders = table.Column<long>(type: "bigint", nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MoneyFigures", x => new { x.Rule, x.Dimension, x.Span, x.From, x.Key, x.Currency });
                });

            migrationBuilder.CreateTable(
                name: "NumberStops",
                columns: table => new
                {
                    Number = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberStops", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "PeopleFigures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Sketch = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeopleFigures", x => new { x.Dimension, x.Span, x.From, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "PlacementEdits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    IsReturn = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    ExperimentId = table.Column<int>(type: "integer", nullable: true),
                    Color = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    CtaText = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    Headline = table.Column<string>(type: "text", maxLength: 80, nullable: true, collation: "C"),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    Offer = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    Plugins = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Position = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Size = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementEdits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PluginFailures",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Fault = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PluginFailures", x => new { x.Day, x.Placement, x.Fault });
                });

            migrationBuilder.CreateTable(
                name: "PolicyReports",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Directive = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Blocked = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    WebPage = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    FirstAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyReports", x => new { x.Day, x.Kind, x.Directive, x.Blocked, x.WebPage });
                });

            migrationBuilder.CreateTable(
                name: "PrivacyRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Key = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UserId = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    IsMatched = table.Column<bool>(type: "boolean", nullable: false),
                    OptIns = table.Column<int>(type: "integer", nullable: false),
                    Events = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProductImports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "bytea", nullable: false),
                    FileName = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Read = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Products",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: false, defaultValue: "", collation: "C"),
                    Category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Blurb = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Facts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    Stock = table.Column<int>(type: "integer", nullable: false),
                    IsHidden = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    PictureHash = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    DemoPicture = table.Column<string>(type: "text", maxLength: 80, nullable: true, collation: "C"),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValue: new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)))
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Products", x => x.Id);
                    table.CheckConstraint("CK_Products_Stock", "\"Stock\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "SdkWitnesses",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Address = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SdkWitnesses", x => new { x.Day, x.Address });
                });

            migrationBuilder.CreateTable(
                name: "SendingPauses",
                columns: table => new
                {
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    TokenHash = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SendingPauses", x => x.PageId);
                });

            migrationBuilder.CreateTable(
                name: "ShopPictures",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Large = table.Column<byte[]>(type: "bytea", nullable: false),
                    Small = table.Column<byte[]>(type: "bytea", nullable: false),
                    Plain = table.Column<byte[]>(type: "bytea", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShopPictures", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ShopProfiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    HasDemo = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    Shipping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Colours = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LogoHash = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    HeroHash = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShopProfiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SpotFigures",
                columns: table => new
                {
                    Dimension = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    Span = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Served = table.Column<long>(type: "bigint", nullable: false),
                    Seen = table.Column<long>(type: "bigint", nullable: false),
                    Drawn = table.Column<long>(type: "bigint", nullable: false),
                    LinkShown = table.Column<long>(type: "bigint", nullable: false),
                    Clicked = table.Column<long>(type: "bigint", nullable: false),
                    OptedIn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpotFigures", x => new { x.Dimension, x.Span, x.From, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "UtilityTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Occasion = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", maxLength: 1024, nullable: false, collation: "C"),
                    Samples = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Buttons = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FacebookId = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UtilityTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OptIns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CheckoutSessionId = table.Column<long>(type: "bigint", nullable: true),
                    Unlinked = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Psid = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UserRef = table.Column<string>(type: "text", maxLength: 150, nullable: true, collation: "C"),
                    LoginId = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    EntryPoint = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    WebPage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FirstAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClickCount = table.Column<int>(type: "integer", nullable: false),
                    Trust = table.Column<string>(type: "text", maxLength: 32, nullable: false, defaultValue: "Unconfirmed", collation: "C"),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OptIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OptIns_CheckoutSessions_CheckoutSessionId",
                        column: x => x.CheckoutSessionId,
                        principalTable: "CheckoutSessions",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Token = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    SessionId = table.Column<long>(type: "bigint", nullable: false),
                    Browser = table.Column<byte[]>(type: "bytea", maxLength: 12, nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "text", maxLength: 32, nullable: false, defaultValue: "Placed", collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SurnameKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EmailKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Street = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PostalCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    City = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Country = table.Column<string>(type: "text", maxLength: 2, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Currency = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    SubtotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    DeliveryMinor = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false, computedColumnSql: "\"SubtotalMinor\" + \"DeliveryMinor\"", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Orders_CheckoutSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "CheckoutSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsentProofs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<int>(type: "integer", nullable: false),
                    Phone = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Browser = table.Column<byte[]>(type: "bytea", maxLength: 12, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WordingVersion = table.Column<int>(type: "integer", nullable: false),
                    WebPage = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    How = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentProofs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsentProofs_ConsentWordings_WordingVersion",
                        column: x => x.WordingVersion,
                        principalTable: "ConsentWordings",
                        principalColumn: "Version",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Arrivals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EntryPoint = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    CameThrough = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    Source = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    Ref = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    ProductId = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    CheckoutSessionId = table.Column<long>(type: "bigint", nullable: true),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    WebPage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CampaignId = table.Column<int>(type: "integer", nullable: true),
                    MatchingRequestId = table.Column<int>(type: "integer", nullable: true),
                    AdId = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    AdTitle = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    AdPhoto = table.Column<string>(type: "text", maxLength: 2000, nullable: true, collation: "C"),
                    Certainty = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    ConsentBasis = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Mark = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    IsAnswered = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrivals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Arrivals_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Arrivals_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProfilePictures",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfilePictures", x => x.ConversationId);
                    table.ForeignKey(
                        name: "FK_ProfilePictures_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Returns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SessionToken = table.Column<byte[]>(type: "bytea", nullable: false),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Returns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Returns_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ThreadLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Mid = table.Column<string>(type: "text", maxLength: 300, nullable: true, collation: "C"),
                    Text = table.Column<string>(type: "text", maxLength: 4000, nullable: true, collation: "C"),
                    Attached = table.Column<string>(type: "text", maxLength: 4000, nullable: true, collation: "C"),
                    FirstText = table.Column<string>(type: "text", maxLength: 4000, nullable: true, collation: "C"),
                    Wish = table.Column<string>(type: "text", maxLength: 32, nullable: false, defaultValue: "None", collation: "C"),
                    EditedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EditNumber = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    UnsentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThreadLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ThreadLines_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Wishes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Reason = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    CheckoutSessionId = table.Column<long>(type: "bigint", nullable: true),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    VisitId = table.Column<long>(type: "bigint", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EntryPoint = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    WebPage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Agreed = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    ProductId = table.Column<int>(type: "integer", nullable: true),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", maxLength: 3, nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CameBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CameBackIn = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Wishes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Wishes_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExperimentVariants",
                columns: table => new
                {
                    ExperimentId = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    Color = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    CtaText = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    Headline = table.Column<string>(type: "text", maxLength: 80, nullable: true, collation: "C"),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    Offer = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    Plugins = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Position = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Size = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExperimentVariants", x => new { x.ExperimentId, x.Number });
                    table.ForeignKey(
                        name: "FK_ExperimentVariants_Experiments_ExperimentId",
                        column: x => x.ExperimentId,
                        principalTable: "Experiments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CartLines",
                columns: table => new
                {
                    SessionId = table.Column<long>(type: "bigint", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CartLines", x => new { x.SessionId, x.ProductId });
                    table.ForeignKey(
                        name: "FK_CartLines_CheckoutSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "CheckoutSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CartLines_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OptInClicks",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    OptInId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EntryPoint = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    CameThrough = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    IsProof = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    WebPage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Mark = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OptInClicks", x => x.EventId);
                    table.ForeignKey(
                        name: "FK_OptInClicks_OptIns_OptInId",
                        column: x => x.OptInId,
                        principalTable: "OptIns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderChanges_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<int>(type: "integer", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderLines_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderLines_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderVariants",
                columns: table => new
                {
                    OrderId = table.Column<int>(type: "integer", nullable: false),
                    ExperimentId = table.Column<int>(type: "integer", nullable: false),
                    Variant = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderVariants", x => new { x.OrderId, x.ExperimentId });
                    table.ForeignKey(
                        name: "FK_OrderVariants_Experiments_ExperimentId",
                        column: x => x.ExperimentId,
                        principalTable: "Experiments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderVariants_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MatchingRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OrderId = table.Column<int>(type: "integer", nullable: false),
                    ConsentProofId = table.Column<int>(type: "integer", nullable: false),
                    Phone = table.Column<string>(type: "text", maxLength: 16, nullable: false, collation: "C"),
                    FirstName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LastName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConversationId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchingRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchingRequests_ConsentProofs_ConsentProofId",
                        column: x => x.ConsentProofId,
                        principalTable: "ConsentProofs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderCredits",
                columns: table => new
                {
                    OrderId = table.Column<int>(type: "integer", nullable: false),
                    Rules = table.Column<int>(type: "integer", nullable: false),
                    VisitId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EntryPoint = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Placement = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    WebPage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CampaignId = table.Column<int>(type: "integer", nullable: true),
                    AdId = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    Mark = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderCredits", x => new { x.OrderId, x.Rules });
                    table.ForeignKey(
                        name: "FK_OrderCredits_Arrivals_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Arrivals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_OrderCredits_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OrderCredits_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Cause = table.Column<string>(type: "text", maxLength: 120, nullable: false, collation: "C"),
                    PageId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: true),
                    MatchingRequestId = table.Column<int>(type: "integer", nullable: true),
                    OptInId = table.Column<long>(type: "bigint", nullable: true),
                    Occasion = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    ArrivalId = table.Column<long>(type: "bigint", nullable: true),
                    OrderId = table.Column<int>(type: "integer", nullable: true),
                    WishId = table.Column<long>(type: "bigint", nullable: true),
                    CheckoutSessionId = table.Column<long>(type: "bigint", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Code = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    HeldBy = table.Column<string>(type: "text", maxLength: 32, nullable: true, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    ClaimedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Mid = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnsentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OutboxMessages_MatchingRequests_MatchingRequestId",
                        column: x => x.MatchingRequestId,
                        principalTable: "MatchingRequests",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "MessageLinks",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", maxLength: 32, nullable: false, collation: "C"),
                    MessageId = table.Column<long>(type: "bigint", nullable: true),
                    OrderId = table.Column<int>(type: "integer", nullable: true),
                    Path = table.Column<string>(type: "text", maxLength: 2000, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageLinks", x => x.Code);
                    table.ForeignKey(
                        name: "FK_MessageLinks_OutboxMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "OutboxMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_AdId",
                table: "Arrivals",
                column: "AdId",
                filter: "\"AdId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_At_EventId",
                table: "Arrivals",
                columns: new[] { "At", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_CampaignId",
                table: "Arrivals",
                column: "CampaignId",
                filter: "\"CampaignId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_CheckoutSessionId",
                table: "Arrivals",
                column: "CheckoutSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_ConversationId",
                table: "Arrivals",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_EntryPoint_At",
                table: "Arrivals",
                columns: new[] { "EntryPoint", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_EventId",
                table: "Arrivals",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_Ref",
                table: "Arrivals",
                column: "Ref",
                filter: "\"Ref\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BrowserHints_Address_At",
                table: "BrowserHints",
                columns: new[] { "Address", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BrowserHints_At",
                table: "BrowserHints",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_AdId",
                table: "Campaigns",
                column: "AdId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Code",
                table: "Campaigns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Key",
                table: "Campaigns",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Ref",
                table: "Campaigns",
                column: "Ref",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CartLines_ProductId",
                table: "CartLines",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_Conflict",
                table: "CheckoutSessions",
                columns: new[] { "CreatedAt", "Id" },
                filter: "\"Connection\" = 'Conflict'");

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_CreatedAt_Id",
                table: "CheckoutSessions",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CheckoutSessions_Token",
                table: "CheckoutSessions",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentProofs_OrderId",
                table: "ConsentProofs",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentProofs_WordingVersion",
                table: "ConsentProofs",
                column: "WordingVersion");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Handed",
                table: "Conversations",
                columns: new[] { "LastAt", "Id" },
                filter: "\"HandedOverAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_LastAt_Id",
                table: "Conversations",
                columns: new[] { "LastAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_NameKey",
                table: "Conversations",
                column: "NameKey",
                filter: "\"NameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_PageId_Psid",
                table: "Conversations",
                columns: new[] { "PageId", "Psid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Psid",
                table: "Conversations",
                column: "Psid");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_StartedAt_Id",
                table: "Conversations",
                columns: new[] { "StartedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_StoppedAt_Id",
                table: "Conversations",
                columns: new[] { "StoppedAt", "Id" },
                filter: "\"StoppedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_SurnameKey",
                table: "Conversations",
                column: "SurnameKey",
                filter: "\"SurnameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unasked",
                table: "Conversations",
                column: "Id",
                filter: "\"Profile\" = 'Unasked'");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unkeyed",
                table: "Conversations",
                column: "Id",
                filter: "\"Name\" IS NOT NULL AND \"NameKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_UnreachableAt_Id",
                table: "Conversations",
                columns: new[] { "UnreachableAt", "Id" },
                filter: "\"UnreachableAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Unread",
                table: "Conversations",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Unread\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_EntryChanges_At",
                table: "EntryChanges",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EntryChanges_Mid",
                table: "EntryChanges",
                column: "Mid");

            migrationBuilder.CreateIndex(
                name: "IX_EntryChanges_Psid",
                table: "EntryChanges",
                column: "Psid");

            migrationBuilder.CreateIndex(
                name: "IX_EventNotes_Refused",
                table: "EventNotes",
                column: "EventId",
                filter: "\"Outcome\" = 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_EventNotes_SetAside",
                table: "EventNotes",
                column: "EventId",
                filter: "\"Outcome\" = 'SetAside'");

            migrationBuilder.CreateIndex(
                name: "IX_EventNotes_Waiting",
                table: "EventNotes",
                column: "RetryAt",
                filter: "\"Outcome\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Experiments_Placement",
                table: "Experiments",
                column: "Placement",
                unique: true,
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Figures_Dimension_Key_Span_From",
                table: "Figures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_ConsentProofId",
                table: "MatchingRequests",
                column: "ConsentProofId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_ConversationId",
                table: "MatchingRequests",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_InMessageRequests",
                table: "MatchingRequests",
                column: "PageId",
                filter: "\"State\" = 'InMessageRequests'");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_OrderId",
                table: "MatchingRequests",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MatchingRequests_Phone",
                table: "MatchingRequests",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_MatchingUses_At",
                table: "MatchingUses",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Merchants_NormalizedEmail",
                table: "Merchants",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageLinks_CreatedAt",
                table: "MessageLinks",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MessageLinks_MessageId",
                table: "MessageLinks",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageLinks_OrderId",
                table: "MessageLinks",
                column: "OrderId",
                filter: "\"OrderId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MessageTemplates_Occasion_Scope",
                table: "MessageTemplates",
                columns: new[] { "Occasion", "Scope" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MoneyFigures_Dimension_Key_Span_From",
                table: "MoneyFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_NumberStops_At",
                table: "NumberStops",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_OptInClicks_At_EventId",
                table: "OptInClicks",
                columns: new[] { "At", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_OptInClicks_OptInId",
                table: "OptInClicks",
                column: "OptInId");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_CheckoutSessionId_PageId_Psid",
                table: "OptIns",
                columns: new[] { "CheckoutSessionId", "PageId", "Psid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Confirmed",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Trust\" = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_LastAt_Id",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_LoginId",
                table: "OptIns",
                column: "LoginId",
                filter: "\"LoginId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_PageId_Psid_Unlinked",
                table: "OptIns",
                columns: new[] { "PageId", "Psid", "Unlinked" },
                unique: true,
                filter: "\"CheckoutSessionId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Psid",
                table: "OptIns",
                column: "Psid");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Refused",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Trust\" = 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Unconfirmed",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Trust\" = 'Unconfirmed' AND \"CheckoutSessionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OptIns_Unlinked",
                table: "OptIns",
                columns: new[] { "LastAt", "Id" },
                filter: "\"Unlinked\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderChanges_OrderId_Status",
                table: "OrderChanges",
                columns: new[] { "OrderId", "Status" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_AdId",
                table: "OrderCredits",
                column: "AdId",
                filter: "\"AdId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_CampaignId",
                table: "OrderCredits",
                column: "CampaignId",
                filter: "\"CampaignId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCredits_VisitId",
                table: "OrderCredits",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_OrderId",
                table: "OrderLines",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_ProductId",
                table: "OrderLines",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Browser",
                table: "Orders",
                column: "Browser");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Currency_Total_Id",
                table: "Orders",
                columns: new[] { "Currency", "Total", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_EmailKey",
                table: "Orders",
                column: "EmailKey",
                filter: "\"EmailKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_NameKey",
                table: "Orders",
                column: "NameKey",
                filter: "\"NameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PlacedAt_Id",
                table: "Orders",
                columns: new[] { "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_SessionId",
                table: "Orders",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Status_PlacedAt_Id",
                table: "Orders",
                columns: new[] { "Status", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_SurnameKey",
                table: "Orders",
                column: "SurnameKey",
                filter: "\"SurnameKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Token",
                table: "Orders",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Unkeyed",
                table: "Orders",
                column: "Id",
                filter: "\"Name\" <> '' AND \"NameKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderVariants_ExperimentId",
                table: "OrderVariants",
                column: "ExperimentId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Cause",
                table: "OutboxMessages",
                column: "Cause",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_CheckoutSessionId",
                table: "OutboxMessages",
                column: "CheckoutSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_ConversationId",
                table: "OutboxMessages",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_CreatedAt",
                table: "OutboxMessages",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Failed",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Held",
                table: "OutboxMessages",
                columns: new[] { "HeldBy", "ConversationId" },
                filter: "\"State\" = 'Held'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Lapsed",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Cancelled' AND \"HeldBy\" = 'NoTemplate'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_MatchingRequestId",
                table: "OutboxMessages",
                column: "MatchingRequestId",
                filter: "\"MatchingRequestId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Mid",
                table: "OutboxMessages",
                column: "Mid");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OptInId",
                table: "OutboxMessages",
                column: "OptInId",
                filter: "\"OptInId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_OrderId",
                table: "OutboxMessages",
                column: "OrderId",
                filter: "\"OrderId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Sending",
                table: "OutboxMessages",
                column: "Id",
                filter: "\"State\" = 'Sending'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_SetAside",
                table: "OutboxMessages",
                column: "Id",
                filter: "\"State\" = 'SetAside'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Uncertain",
                table: "OutboxMessages",
                column: "CreatedAt",
                filter: "\"State\" = 'Uncertain'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Untold",
                table: "OutboxMessages",
                column: "Occasion",
                filter: "\"State\" = 'Held' AND \"HeldBy\" = 'NoTemplate'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Waiting",
                table: "OutboxMessages",
                columns: new[] { "DueAt", "Id" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_WishId",
                table: "OutboxMessages",
                column: "WishId",
                filter: "\"WishId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PeopleFigures_Dimension_Key_Span_From",
                table: "PeopleFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PlacementEdits_Placement_Id",
                table: "PlacementEdits",
                columns: new[] { "Placement", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyRequests_Code",
                table: "PrivacyRequests",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyRequests_Key",
                table: "PrivacyRequests",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Products_AddedAt_Id",
                table: "Products",
                columns: new[] { "AddedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Category_IsHidden_Id",
                table: "Products",
                columns: new[] { "Category", "IsHidden", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_IsHidden_AddedAt_Id",
                table: "Products",
                columns: new[] { "IsHidden", "AddedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_IsHidden_Id",
                table: "Products",
                columns: new[] { "IsHidden", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_Slug",
                table: "Products",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Products_SoldOut",
                table: "Products",
                columns: new[] { "AddedAt", "Id" },
                filter: "\"Stock\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_At",
                table: "Returns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_ConversationId",
                table: "Returns",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_SessionToken_ConversationId",
                table: "Returns",
                columns: new[] { "SessionToken", "ConversationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpotFigures_Dimension_Key_Span_From",
                table: "SpotFigures",
                columns: new[] { "Dimension", "Key", "Span", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_At",
                table: "ThreadLines",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_ConversationId_At",
                table: "ThreadLines",
                columns: new[] { "ConversationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_EventId",
                table: "ThreadLines",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ThreadLines_Mid",
                table: "ThreadLines",
                column: "Mid",
                filter: "\"Mid\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_UtilityTemplates_PageId_Name_Language",
                table: "UtilityTemplates",
                columns: new[] { "PageId", "Name", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_AskedAt_Reason",
                table: "Wishes",
                columns: new[] { "AskedAt", "Reason" });

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_CameBackIn",
                table: "Wishes",
                column: "CameBackIn",
                filter: "\"CameBackIn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_CheckoutSessionId",
                table: "Wishes",
                column: "CheckoutSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_ConversationId",
                table: "Wishes",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_EventId",
                table: "Wishes",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Wishes_Open",
                table: "Wishes",
                columns: new[] { "AskedAt", "Id" },
                filter: "\"State\" = 'Open'");

            migrationBuilder.Sql("""INSERT INTO "Checkpoints" ("Id", "EventId") VALUES (1, 0)""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BrowserHints");

            migrationBuilder.DropTable(
                name: "CartLines");

            migrationBuilder.DropTable(
                name: "Categories");

            migrationBuilder.DropTable(
                name: "Checkpoints");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DeliveryRefusals");

            migrationBuilder.DropTable(
                name: "EntryChanges");

            migrationBuilder.DropTable(
                name: "EventNotes");

            migrationBuilder.DropTable(
                name: "ExperimentVariants");

            migrationBuilder.DropTable(
                name: "Figures");

            migrationBuilder.DropTable(
                name: "HashKeys");

            migrationBuilder.DropTable(
                name: "MatchingUses");

            migrationBuilder.DropTable(
                name: "Merchants");

            migrationBuilder.DropTable(
                name: "MessageLinks");

            migrationBuilder.DropTable(
                name: "MessageTemplates");

            migrationBuilder.DropTable(
                name: "MoneyFigures");

            migrationBuilder.DropTable(
                name: "NumberStops");

            migrationBuilder.DropTable(
                name: "OptInClicks");

            migrationBuilder.DropTable(
                name: "OrderChanges");

            migrationBuilder.DropTable(
                name: "OrderCredits");

            migrationBuilder.DropTable(
                name: "OrderLines");

            migrationBuilder.DropTable(
                name: "OrderVariants");

            migrationBuilder.DropTable(
                name: "PeopleFigures");

            migrationBuilder.DropTable(
                name: "PlacementEdits");

            migrationBuilder.DropTable(
                name: "PluginFailures");

            migrationBuilder.DropTable(
                name: "PolicyReports");

            migrationBuilder.DropTable(
                name: "PrivacyRequests");

            migrationBuilder.DropTable(
                name: "ProductImports");

            migrationBuilder.DropTable(
                name: "ProfilePictures");

            migrationBuilder.DropTable(
                name: "Returns");

            migrationBuilder.DropTable(
                name: "SdkWitnesses");

            migrationBuilder.DropTable(
                name: "SendingPauses");

            migrationBuilder.DropTable(
                name: "ShopPictures");

            migrationBuilder.DropTable(
                name: "ShopProfiles");

            migrationBuilder.DropTable(
                name: "SpotFigures");

            migrationBuilder.DropTable(
                name: "ThreadLines");

            migrationBuilder.DropTable(
                name: "UtilityTemplates");

            migrationBuilder.DropTable(
                name: "Wishes");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "OptIns");

            migrationBuilder.DropTable(
                name: "Arrivals");

            migrationBuilder.DropTable(
                name: "Products");

            migrationBuilder.DropTable(
                name: "Experiments");

            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropTable(
                name: "MatchingRequests");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "CheckoutSessions");

            migrationBuilder.DropTable(
                name: "ConsentProofs");

            migrationBuilder.DropTable(
                name: "ConsentWordings");
        }
    }
}
