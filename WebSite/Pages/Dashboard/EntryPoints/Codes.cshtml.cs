using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Named codes, for print.</summary>
[ResponseCache(NoStore = true)]
public sealed class CodesModel(SiteDb db, CampaignMaker maker, EntryPointQuery query, IOptionsMonitor<AttributionOptions> options, IOptionsMonitor<SiteOptions> site, TimeProvider time)
    : CampaignsPage(db, maker, query, options, site, time, EntryPoint.Code);
