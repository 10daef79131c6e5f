// Scanning and searching: each only where its page has it.
import { scanner } from './scan.js';
import { fetchPage } from './live.js';

const drop = document.getElementById('drop');
if (drop) scanner(drop);

const search = document.getElementById('search');
if (search) {
  let last = 0;
  const find = async () => {
    const mine = ++last;
    const query = new URLSearchParams(new FormData(search));
    const { page } = await fetchPage(`/search?${query}`);
    // An answer that was overtaken is old news.
    if (page && mine === last) document.getElementById('found').replaceChildren(...page.getElementById('found').childNodes);
  };
  search.addEventListener('input', find);
  // On a slow line, somebody types before this script is here.
  if (search.elements.q.value !== search.elements.q.defaultValue) find();
}
