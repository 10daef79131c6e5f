// Keeps the list of chats live.
import { fetchPage, onChange } from './live.js';

const { live } = document.getElementById('live').dataset;
onChange(live, async () => {
  const { page } = await fetchPage(location.href);
  if (page) document.querySelector('.rows').replaceChildren(...page.querySelector('.rows').childNodes);
});
