// Inside the checkbox plugin's frame: draws who is logged in, notes the tick, and confirms it when the web page says so.
const data = document.body.dataset;
const sessions = new BroadcastChannel('sandbox_session_' + data.world);
const box = document.querySelector('.box');

let session = { name: document.querySelector('.name')?.textContent || null };

const tell = (type, fields) => {
  if (data.pageOrigin && data.cb && window.parent !== window) {
    window.parent.postMessage(new URLSearchParams({ cb: data.cb, type, ...fields }).toString(), data.pageOrigin);
  }
};

const tellEvent = (event, more = {}) => tell('sdk_event', {
  event: 'messenger_checkbox',
  data: JSON.stringify({ event, user_ref: data.userRef, ref: null, is_after_optin: false, ...more }),
});

const post = (path, fields = {}) => fetch(`${path}?world=${data.world}`, { method: 'POST', body: new URLSearchParams(fields), keepalive: true });

const show = (next) => {
  session = next;
  const identity = document.querySelector('.identity');
  identity.hidden = !session.name;
  identity.querySelector('.name').textContent = session.name ?? '';
  if (session.picture) identity.querySelector('img').src = session.picture;
  tell('resize', { width: 280, height: 44 });
};

const note = async () => {
  await post('/plugins/checkbox', { user_ref: data.userRef, checked: box.checked });
  tellEvent('checkbox', { state: box.checked ? 'checked' : 'unchecked' });
};

// Nobody is asked who they are before they want something.
const logIn = () => {
  const dialog = window.open(`/dialog/login?${new URLSearchParams({ world: data.world, then: 'frame', locale: data.locale })}`, 'sandbox_dialog', 'popup,width=420,height=680');
  const hear = (received) => {
    if (received.origin !== location.origin || received.source !== dialog || !received.data?.sandbox) return;
    window.removeEventListener('message', hear);
    dialog.postMessage({ sandbox: 'heard' }, location.origin);
    show(received.data.session);
    sessions.postMessage(received.data.session);
    box.checked = true;
    note();
  };
  window.addEventListener('message', hear);
};

if (data.refused === 'true') {
  tell('resize', { width: 0, height: 0 });
} else if (!session.name && data.allowLogin !== 'true') {
  tell('resize', { width: 0, height: 0 });
  tellEvent('hidden');
} else {
  box.addEventListener('change', () => {
    if (box.checked && !session.name) {
      box.checked = false;
      logIn();
    } else {
      note();
    }
  });
  document.querySelector('.not-you').addEventListener('click', async () => {
    box.checked = false;
    await note();
    tellEvent('not_you');
    const next = await (await post('/plugins/logout')).json();
    show(next);
    sessions.postMessage(next);
  });
  sessions.addEventListener('message', (received) => show(received.data));

  // The SDK hands on what the page asks of a frame once that has said that it is ready.
  window.parent.postMessage(new URLSearchParams({ xd_action: 'plugin_ready', name: window.name }).toString(), data.pageOrigin);
  window.addEventListener('message', ({ source, origin, data: told }) => {
    if (source === window.parent && origin === data.pageOrigin && told?.xdArbiterHandleMessage && told.message?.method === 'confirmCheckboxSubmission') {
      const { user_ref, ref } = told.message.params;
      post('/plugins/checkbox/confirm', { user_ref, ref: ref ?? '' });
    }
  });
  show(session);
  tellEvent('rendered');
}
