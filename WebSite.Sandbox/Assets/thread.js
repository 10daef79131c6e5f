// An existing thread opened by a link with a ref: the webhook hears of it at once.
const { open, ref } = document.body.dataset;
if (open) {
  const answer = await fetch(open, { method: 'POST', body: new URLSearchParams({ ref }) });
  // Without the ref, so that the notice shows and a reload is not another visit.
  if (answer.ok) location.replace(location.pathname);
}
document.querySelector('.lines')?.lastElementChild?.scrollIntoView({ block: 'end' });
