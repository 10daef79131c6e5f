// Keeps a thread live. Only what changed is replaced, so that nothing is lost of what the person is typing or looking at.
import { fetchPage, onChange } from './live.js';

const { acts, live, enter } = document.body.dataset;
const lines = document.querySelector('.lines');
const alarm = document.querySelector('.said-no');

// The lines as the server drew them: the ones here may have been opened since.
let drawn = [...lines?.children ?? []].map((line) => line.outerHTML);

const toEnd = () => { lines.scrollTop = lines.scrollHeight; };

const swapLines = (next) => {
  const isAtEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 120;
  const count = drawn.length;
  const fresh = [...next.children];
  const html = fresh.map((line) => line.outerHTML);
  fresh.forEach((line, index) => {
    if (html[index] === drawn[index]) return;
    if (lines.children[index]?.querySelector('.own[open]:focus-within')) {
      html[index] = drawn[index]; // Its words are being changed: it is shown anew afterwards.
      return;
    }
    if (lines.children[index]) lines.children[index].replaceWith(line);
    else lines.append(line);
  });
  while (lines.children.length > html.length) lines.lastElementChild.remove();
  drawn = html;
  lines.toggleAttribute('data-unread', next.hasAttribute('data-unread'));
  if (isAtEnd || html.length > count) toEnd();
};

const show = (page) => {
  swapLines(page.querySelector('.lines'));
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (next && next.dataset.state !== part.dataset.state) part.replaceWith(next);
  }
};

const tell = ({ page, problem }) => {
  alarm.hidden = !problem;
  alarm.textContent = problem ?? '';
  if (page) show(page);
  return !problem;
};

const post = async (fields) => tell(await fetchPage(acts, { method: 'POST', body: new URLSearchParams(fields) }));

// What is on the screen is read.
const read = async () => {
  if (lines.hasAttribute('data-unread') && document.visibilityState === 'visible') {
    lines.removeAttribute('data-unread');
    await post({ do: 'read' });
  }
};

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.getAttribute('action') !== acts) return;
  event.preventDefault();
  const isSaying = form.elements.do.value === 'say';
  const fields = new FormData(form, event.submitter);
  if (isSaying) form.reset();
  form.closest('details')?.removeAttribute('open');
  if (!await post(fields) && isSaying) form.elements.text.value = fields.get('text');
});

document.addEventListener('click', (event) => {
  const share = event.target.closest('[data-share]');
  if (share) {
    share.textContent = 'Shared';
    share.title = share.dataset.share;
    share.disabled = true;
  }
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

if (acts) {
  toEnd();

  // An existing thread opened by a link, a code or an ad: the webhook hears of it at once.
  // Then the address loses its query, so that a reload is not another visit.
  if (enter) await post(enter);
  if (location.search) history.replaceState(null, '', enter ? location.pathname : location.href);

  onChange(live, async () => {
    tell(await fetchPage(location.href));
    await read();
  });
  document.addEventListener('visibilitychange', read);
}
