using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using WebSite.Campaigns;
using WebSite.Data;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Named codes, for print.</summary>
[ResponseCache(NoStore = true)]
public sealed class CodesModel(SiteDb db, CampaignMaker maker, TimeProvider time) : CampaignsPage(db, maker, time, EntryPoint.Code);
