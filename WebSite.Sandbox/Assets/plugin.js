// Inside a plugin frame: draws who is logged in, opts in, and tells the web page by the SDK's contract.
const data = document.body.dataset;
const isSend = data.plugin === 'send_to_messenger';
const sessions = new BroadcastChannel('sandbox_session_' + data.world);

let session = { name: document.querySelector('.name')?.textContent || null, isConfirmed: data.confirmed === 'true' };
let isAfterOptin = false;

const tell = (type, fields) => {
  if (data.pageOrigin && data.cb && window.parent !== window) {
    window.parent.postMessage(new URLSearchParams({ cb: data.cb, type, ...fields }).toString(), data.pageOrigin);
  }
};

const tellEvent = (event) => isSend && tell('sdk_event', {
  event: data.plugin,
  data: JSON.stringify({ event, ref: data.ref || null, is_after_optin: isAfterOptin }),
});

// The widest row, however wide the frame is now.
const needed = () => {
  document.body.classList.add('is-measured');
  const rows = Array.from(document.querySelectorAll('.go, .identity:not([hidden])'), (row) => row.getBoundingClientRect().width);
  document.body.classList.remove('is-measured');
  return Math.ceil(Math.max(...rows));
};

const tellSize = () => {
  const [width, height] = (session.name ? data.sizeWith : data.sizeWithout).split('x').map(Number);
  tell('resize', { width: Math.max(width, needed()), height });
};

const show = (next) => {
  session = next;
  const identity = document.querySelector('.identity');
  if (identity) {
    identity.hidden = !session.name;
    identity.querySelector('.name').textContent = session.name ?? '';
    if (session.picture) identity.querySelector('img').src = session.picture;
  }
  tellSize();
};

// Several plugins on one web page share the session.
sessions.addEventListener('message', (received) => show(received.data));
const share = (next) => {
  show(next);
  sessions.postMessage(next);
};

const succeed = () => {
  isAfterOptin = true;
  document.body.classList.add('is-done');
  document.querySelector('.done').textContent = data.sent;
  tellEvent('opt_in');
  tellEvent('rendered');
};

const post = (path, fields = {}) => fetch(`${path}?world=${data.world}`, { method: 'POST', body: new URLSearchParams(fields) });

const openDialog = (path) => window.open(path, 'sandbox_dialog', 'popup,width=420,height=680');

const optInQuery = () => {
  const query = new URLSearchParams({ world: data.world, then: 'optin' });
  if (data.ref) query.set('ref', data.ref);
  if (data.locale) query.set('locale', data.locale);
  if (data.oneClick === 'true') query.set('one_click', 'true');
  return query;
};

let watching;
const listenTo = (dialog) => {
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  window.addEventListener('message', (received) => {
    if (received.origin !== location.origin || received.source !== dialog || !received.data?.sandbox) return;
    watching.abort();
    dialog.postMessage({ sandbox: 'heard' }, location.origin);
    share(received.data.session);
    if (received.data.sandbox === 'opted_in') succeed();
  }, { signal });

  // Closed by hand: perhaps after logging in.
  const watch = setInterval(async () => {
    if (!dialog?.closed) return;
    watching.abort();
    share(await (await fetch(`/plugins/session?world=${data.world}`)).json());
  }, 300);
  signal.addEventListener('abort', () => clearInterval(watch));
};

const sendToMessenger = async () => {
  tellEvent('clicked');
  const isKnown = session.name && data.enforceLogin !== 'true';
  if (isKnown && (session.isConfirmed || data.oneClick === 'true')) {
    const answer = await post('/plugins/optin', { ref: data.ref, one_click: data.oneClick });
    if (answer.status !== 409) {
      if (answer.ok) {
        share(await answer.json());
        succeed();
      }
      return;
    }
  }
  listenTo(openDialog(`/dialog/${isKnown ? 'confirm' : 'login'}?${optInQuery()}`));
};

const notYou = async () => {
  tellEvent('not_you');
  // Opened at once, while the click still counts; shown once the session is gone.
  const dialog = openDialog('about:blank');
  share(await (await post('/plugins/logout')).json());
  if (dialog) dialog.location = `/dialog/login?${optInQuery()}`;
  listenTo(dialog);
};

const messageUs = () => {
  const query = new URLSearchParams();
  if (data.ref) query.set('ref', data.ref);
  if (data.locale) query.set('locale', data.locale);
  window.open(`/m.me/${encodeURIComponent(data.page)}?${query}`, '_blank', 'noopener');
};

if (data.refused === 'true') {
  tell('resize', { width: 0, height: 0 });
} else {
  document.querySelector('.go').addEventListener('click', isSend ? sendToMessenger : messageUs);
  document.querySelector('.not-you')?.addEventListener('click', notYou);
  tellSize();
  tellEvent('rendered');
}
