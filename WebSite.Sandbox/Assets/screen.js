// Keeps the screen live: on every change it fetches itself again and swaps the middle.
const live = document.getElementById('live');
const said = () => document.getElementById('said');

let isBusy = false;
let isStale = false;
const refresh = async () => {
  isStale = true;
  if (isBusy) return;
  isBusy = true;
  while (isStale) {
    isStale = false;
    const answer = await fetch(location.pathname);
    if (!answer.ok) break;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = document.activeElement?.id;
    live.replaceChildren(...next.getElementById('live').childNodes);
    if (focused) document.getElementById(focused)?.focus();
    document.querySelector('.where').replaceChildren(...next.querySelector('.where').childNodes);
  }
  isBusy = false;
};

new EventSource('/live').addEventListener('message', (received) => {
  if (received.data === 'changed') refresh();
});

live.addEventListener('click', async (event) => {
  const { resend, copy } = event.target.dataset;
  if (resend) {
    const answer = await fetch(`/_sandbox/deliveries/${resend}/resend`, { method: 'POST' });
    await refresh();
    said().textContent = answer.ok ? 'Sent again.' : (await answer.json()).detail;
  }
  if (copy) {
    await navigator.clipboard.writeText(copy);
    said().textContent = 'Copied.';
  }
});
