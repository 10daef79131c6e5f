// Keeps the screen live, and turns its buttons and forms into calls of the control path.
import { fetchPage, onChange } from './live.js';

const world = document.body.dataset.world;
const said = document.getElementById('said');
const say = (text) => { said.textContent = text; };

// On every change the page fetches itself again and swaps what is marked as live.

const swap = (next) => {
  for (const part of document.querySelectorAll('[data-live]')) {
    const other = next.getElementById(part.id);
    if (!other || part.innerHTML === other.innerHTML) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
    const opened = [...part.querySelectorAll('details[id][open]')].map((each) => each.id);
    part.replaceChildren(...other.childNodes);
    opened.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
    if (focused) document.getElementById(focused)?.focus();
  }
  const split = document.querySelector('.split');
  if (split) split.className = next.querySelector('.split').className;
};

const refresh = onChange(`/worlds/${world}/live`, async () => {
  const { page } = await fetchPage(location.href);
  if (page) swap(page);
});

// Calls

const call = async (method, path, body, done) => {
  const answer = await fetch(path, { method, body, headers: body === undefined ? {} : { 'Content-Type': 'application/json' } });
  if (answer.ok) {
    say(done ?? 'Done.');
    return answer;
  }
  const problem = await answer.json();
  say(problem.errors ? Object.values(problem.errors).flat().join(' ') : problem.detail ?? problem.title);
  return null;
};

const read = (id) => fetch(`/_sandbox/worlds/${world}/deliveries/${id}/read`, { method: 'POST' });

document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-delivery]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    history.pushState(null, '', link.href);
    await refresh();
    await read(link.dataset.delivery);
    return;
  }
  const button = event.target.closest('button[data-post], button[data-delete], button[data-copy]');
  if (!button) return;
  const { post, delete: remove, copy, body, done } = button.dataset;
  if (copy) {
    await navigator.clipboard.writeText(copy);
    say('Copied.');
    return;
  }
  await call(post ? 'POST' : 'DELETE', post ?? remove, post ? body ?? '{}' : undefined, done);
  await refresh();
});

window.addEventListener('popstate', refresh);

const opened = new URLSearchParams(location.search).get('open');
if (opened) read(opened);

// Forms: a field's name is its path in the JSON; "[]" gathers what is ticked.

const put = (whole, path, value) => {
  const names = path.split('.');
  const last = names.pop();
  const place = names.reduce((part, name) => (part[name] ??= {}), whole);
  if (last.endsWith('[]')) (place[last.slice(0, -2)] ??= []).push(...(value === undefined ? [] : [value]));
  else if (value !== undefined) place[last] = value;
};

const valueOf = (field) => {
  if (field.type === 'checkbox') return field.name.endsWith('[]') ? (field.checked ? field.value : undefined) : field.checked;
  const text = field.value.trim();
  if (text === '') return undefined;
  if (field.type === 'number') return Number(text);
  return 'json' in field.dataset ? JSON.parse(text) : text;
};

const bodyOf = (form) => {
  const whole = {};
  for (const field of form.elements) {
    if (field.name) put(whole, field.name, valueOf(field));
  }
  return form.dataset.whole ? whole[form.dataset.whole] : whole;
};

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.dataset.send) return;
  event.preventDefault();
  let body;
  try {
    body = bodyOf(form);
  } catch (error) {
    say(`That isn't JSON: ${error.message}`);
    return;
  }
  const answer = await call(form.dataset.send, form.dataset.to, JSON.stringify(body), form.dataset.done);
  if (!answer) return;
  if ('clear' in form.dataset) form.reset();
  if (form.dataset.go) location.href = form.dataset.go + (await answer.json()).id;
  await refresh();
});

document.addEventListener('change', async (event) => {
  const field = event.target;
  if (field.closest('.filter') && field.type !== 'search') field.form.requestSubmit();
  if (field.dataset.load && field.files[0]) {
    const isLoaded = await call('PUT', field.dataset.load, await field.files[0].text(), 'The world is loaded.');
    field.value = '';
    if (isLoaded) location.reload();
  }
});
