using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Credits orders that were placed before the site was told of the visits that brought them, or of who their shoppers are. After the batch is saved.</summary>
internal sealed class LateVisits(Crediting crediting)
{
    /// <summary>Looks at what the batch touched: as a rule there is no order, or only one of a thank-you page, and next to nothing is asked of the database.</summary>
    public async Task CreditAsync(Batch batch, CancellationToken cancel)
    {
        await crediting.SessionsChangedAsync([.. batch.Touched.Select(token => batch.Sessions[token]).Where(s => s.Order is not null).Select(s => s.Id)], cancel);

        // Whom the database doesn't know yet has no earlier visits by which an order could be theirs.
        var begun = batch.Begun.Select(c => c.Id).ToHashSet();
        var visits = batch.New.Of<Visit>().Where(v => !begun.Contains(v.ConversationId)).ToList();
        if (visits.Count > 0)
        {
            await crediting.VisitsCameAsync([.. visits.Select(v => v.ConversationId).Distinct()], visits.Min(v => v.At), cancel);
        }
    }
}
