using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>As <see cref="Screenshots"/>, of a thread in which everything happens that Facebook tells of, and of refs that were made elsewhere.</summary>
public class ThreadScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_threads()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, height) in new[] { (390, 2300), (1280, 1600) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var scene = await Scene.StartAsync();
                await TalkAsync(scene.Site);
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
                    foreach (var (path, name) in new[] { ("/dashboard/conversations/1", "thread"), ("/dashboard/conversations", "conversations"), ("/dashboard/conversations?show=trouble", "trouble"), ("/dashboard/entry-points/refs", "refs") })
                    {
                        await page.GotoAsync(path);
                        foreach (var edits in await page.Locator(".before summary").AllAsync())
                        {
                            await edits.ClickAsync();
                        }

                        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"events-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                    }
                }, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
            }
        }
    }

    private static async Task TalkAsync(SiteHost site)
    {
        var messenger = site.Services.GetRequiredService<IOptions<MessengerOptions>>().Value;
        string Event(string content, int at, string psid = Payload.Alice) => Payload.Event(content, Payload.At(at), psid, messenger.PageId);
        string Echo(string message, int at) => $$"""{"sender":{"id":"{{messenger.PageId}}"},"recipient":{"id":"{{Payload.Alice}}"},"timestamp":{{Payload.At(at)}},"message":{"is_echo":true,{{message}} } }""";
        string[] events =
        [
            Event(""" "message":{"mid":"m_1","text":"Is the teapot still there?","referral":{"ref":"spring-ad","ad_id":"6045246247433","source":"ADS","ads_context_data":{"ad_title":"Spring teapots"}}} """, 1),
            Event(""" "message":{"mid":"m_2","text":"Please send it to 5 Harbour St"} """, 2),
            Event(""" "message_edit":{"mid":"m_2","text":"Please send it to 6 Harbour St","num_edit":1} """, 3),
            Event(""" "message_edit":{"mid":"m_2","text":"Please send it to 7 Harbour St","num_edit":2} """, 4),
            Event(""" "message":{"mid":"m_3","text":"my card number is 4111 1111"} """, 5),
            Event(""" "message":{"mid":"m_3","is_deleted":true} """, 6),
            Event(""" "message":{"mid":"m_4","attachments":[{"type":"sticker"}]} """, 7),
            Event(""" "message":{"mid":"m_5","text":"Like this one?","attachments":[{"type":"post","payload":{"title":"Spring teapots, in blue"}}]} """, 8),
            Echo(""" "mid":"e_1","text":"It is, and we keep one for you." """, 9),
            Echo($$""" "app_id":"{{messenger.AppId}}","mid":"e_2","text":"Your parcel is on its way." """, 10),
            Event(""" "reaction":{"reaction":"love","emoji":"❤️","action":"react","mid":"e_1"} """, 11),
            Event(""" "message":{"mid":"m_6","text":"And this?","referral":{"product":{"id":"1"}}} """, 12),
            Event(""" "optin":{"type":"notification_messages","notification_messages_status":"STOP_NOTIFICATIONS","title":"Weekly offers"} """, 13),
            Event($$""" "referral":{"ref":"newsletter-{{new string('x', 300)}}","source":"SHORTLINK","type":"OPEN_THREAD"} """, 14, Payload.Charlie),
        ];
        using var http = site.Browser();
        using var response = await http.PostAsync(Payload.Envelope(Payload.Entry(string.Join(',', events), messenger.PageId)), messenger.AppSecrets[0]);
        response.EnsureSuccessStatusCode();
        await site.SettledAsync();
        await site.ReadAsync(db =>
        {
            var now = DateTimeOffset.UtcNow;
            db.OutboxMessages.AddRange(
                new() { Cause = MessageCause.Answer(Guid.NewGuid()), PageId = messenger.PageId, ConversationId = 1, Occasion = Occasion.Answer, State = OutboxState.Sent, Mid = "o_1", CreatedAt = now, SentAt = now, UnsentAt = now.AddMinutes(1) },
                new() { Cause = MessageCause.FirstReceipt(1), PageId = messenger.PageId, OptInId = 1, OrderId = 1, Occasion = Occasion.Receipt, State = OutboxState.Failed, Why = "Facebook knows nobody of that id.", Code = "100/2018001", CreatedAt = now },
                new() { Cause = MessageCause.FirstReceipt(2), PageId = messenger.PageId, OptInId = 1, OrderId = 2, Occasion = Occasion.Receipt, State = OutboxState.Uncertain, CreatedAt = now });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
    }
}
