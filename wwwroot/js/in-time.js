/** A request that is given up after a while: nothing on a page waits for ever. */
export const fetchInTime = (address, options) => fetch(address, { ...options, signal: AbortSignal.timeout(10000) });
