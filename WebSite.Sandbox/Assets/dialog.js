// The last dialog tells whoever opened it, and closes.
const data = document.body.dataset;
if (data.result) {
  const session = { name: data.name || null, picture: data.picture || null, isConfirmed: data.result === 'opted_in' };
  window.opener?.postMessage({ sandbox: data.result, person: data.person, session }, data.origin || location.origin);
  window.close();
}
