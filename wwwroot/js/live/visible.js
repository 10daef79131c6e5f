/** Runs something while the page is to be seen, each time with a signal that ends it: a hidden tab needs no connection. */
export function whileVisible(run, signal) {
  let shown;
  const look = () => {
    if (document.visibilityState === "hidden") {
      shown?.abort();
      shown = undefined;
    } else if (!shown) {
      shown = new AbortController();
      run(shown.signal);
    }
  };
  if (signal?.aborted) {
    return;
  }
  document.addEventListener("visibilitychange", look, { signal });
  signal?.addEventListener("abort", () => shown?.abort());
  look();
}
