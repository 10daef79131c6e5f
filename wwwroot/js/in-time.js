const within = 10000;

/** A request that is given up after a while: nothing on a page waits for ever. */
export function fetchInTime(address, options) {
  const limit = AbortSignal.timeout(within);
  return fetch(address, { ...options, signal: options?.signal ? AbortSignal.any([options.signal, limit]) : limit });
}
