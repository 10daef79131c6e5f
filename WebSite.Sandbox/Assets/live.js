// Tells when the world changes; asks only once at a time, and once more when it changed meanwhile.
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
  new EventSource(address).addEventListener('message', (received) => {
    if (received.data === 'changed') look();
  });
  return look;
};

// The page as the server draws it now; null when it doesn't.
export const fetchPage = async (address, request) => {
  const answer = await fetch(address, request);
  return answer.ok && answer.headers.get('Content-Type')?.startsWith('text/html')
    ? { page: new DOMParser().parseFromString(await answer.text(), 'text/html') }
    : { problem: (await answer.json().catch(() => ({}))).detail ?? `The sandbox answered ${answer.status}.` };
};
