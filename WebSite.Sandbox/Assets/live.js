// Refreshes when the world changes; only once at a time, and once more when it changed meanwhile.
// Listens only while the page is to be seen: a browser has six connections for all its tabs, and plugins need some.
export const onChange = (address, refresh) => {
  let isBusy = false;
  let isStale = false;
  const look = async () => {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isStale) {
        isStale = false;
        await refresh();
      }
    } finally {
      isBusy = false;
    }
  };
  // A stream that is silent is held back by something between: then it looks by itself.
  let silence;
  const heard = () => {
    clearInterval(silence);
    silence = setInterval(look, 12000);
  };
  let source;
  const listen = () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = undefined;
      clearInterval(silence);
    } else if (!source) {
      source = new EventSource(address);
      // The first message says that it listens: what happened before that would be missed, also after a restart.
      source.addEventListener('message', look);
      source.addEventListener('message', heard);
      source.addEventListener('beat', heard);
      heard();
    }
  };
  document.addEventListener('visibilitychange', listen);
  listen();
  return look;
};

// The page as the server draws it now; null when it doesn't.
export const fetchPage = async (address, request) => {
  const answer = await fetch(address, request);
  return answer.ok && answer.headers.get('Content-Type')?.startsWith('text/html')
    ? { page: new DOMParser().parseFromString(await answer.text(), 'text/html') }
    : { problem: (await answer.json().catch(() => ({}))).detail ?? `The sandbox answered ${answer.status}.` };
};
