// The last dialog tells whoever opened it, and closes once it was heard: a window that closes at once
// can be seen closed before its message arrives, which looks like a person who gave up.
const data = document.body.dataset;
if (data.result) {
  const target = data.origin || location.origin;
  const session = { name: data.name || null, picture: data.picture || null, isConfirmed: data.result === 'opted_in' };
  if (window.opener) {
    window.addEventListener('message', (received) => {
      if (received.origin === target && received.data?.sandbox === 'heard') window.close();
    });
    window.opener.postMessage({ sandbox: data.result, person: data.person, session }, target);
  } else {
    window.close();
  }
}
