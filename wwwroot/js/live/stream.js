/** A stream of server-sent events as follow.js opens it; undefined in a browser that knows none. */
export const streamOf = (address, kinds) => window.EventSource && ((heard, failed) => {
  const source = new EventSource(address);
  for (const kind of [...kinds, "beat"]) {
    source.addEventListener(kind, event => heard(kind, event.data));
  }
  source.addEventListener("error", () => failed(source.readyState === EventSource.CLOSED));
  return () => source.close();
});
