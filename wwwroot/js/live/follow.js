/** A stream from which nothing came by then is taken for held back by a proxy; so is one whose next beat is so late. The server's come every 5 s. */
const firstWithin = 4000;
const beatWithin = 12000;

/** While nothing comes by itself, the server is asked so often, and another stream tried so often. */
const askEvery = 3000;
const tryAgainEvery = 60000;

/**
 * Follows what the server tells, until the signal is aborted: by what `open` opens or, while nothing comes of that, by asking.
 * @param open(heard, failed) begins to listen, and returns what ends it: heard(kind, data) for whatever comes, kind "beat" for a sign of
 *   life; failed(isForGood) when it broke. Without it the server is only asked.
 * @param ask() asks once, and gives what it was told as [kind, data] pairs; null when there is nothing to follow. Throws without an answer.
 * @param hear(kind, data) is told what came, either way; the same again and again while it is asked.
 * @param show(state) is told "live", "asking" (nothing comes by itself, but asking works) or "lost" (no answer either).
 */
export function follow({ open, ask, hear, show = () => {}, signal }) {
  let close = () => {};
  let isOpening = false;
  let round; // The one that asks; there is none while something comes by itself.
  let silence;
  let again;
  if (!signal.aborted) {
    signal.addEventListener("abort", stop);
    open ? listen() : askOn();
  }

  function listen() {
    isOpening = true;
    expect(firstWithin);
    close = open(heard, failed);
  }

  function heard(kind, data) {
    isOpening = false;
    round = undefined;
    expect(beatWithin);
    show("live");
    if (kind !== "beat") {
      hear(kind, data);
    }
  }

  /** If not for good, the browser opens it again by itself. That isn't shown: the server ends each stream after a while. */
  function failed(isForGood) {
    if (isForGood) {
      silent();
    } else if (!isOpening) {
      isOpening = true;
      expect(firstWithin);
    }
  }

  /** It is closed, for it keeps one of the browser's few connections. */
  function silent() {
    clearTimeout(silence);
    close();
    again = setTimeout(listen, tryAgainEvery);
    if (!round) {
      askOn();
    }
  }

  async function askOn() {
    const mine = round = {};
    while (round === mine) {
      const news = await ask().catch(() => "lost");
      if (round !== mine) {
        return;
      }
      if (news === null) {
        stop();
        return;
      }
      show(news === "lost" ? news : "asking");
      if (news !== "lost") {
        news.forEach(([kind, data]) => hear(kind, data));
      }
      await new Promise(resolve => setTimeout(resolve, askEvery));
    }
  }

  function expect(within) {
    clearTimeout(silence);
    silence = setTimeout(silent, within);
  }

  function stop() {
    round = undefined;
    clearTimeout(silence);
    clearTimeout(again);
    close();
  }
}
