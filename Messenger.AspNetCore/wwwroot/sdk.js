/**
 * Loads the JavaScript SDK once and draws the plugins of the page.
 * The page has <meta name="messenger-sdk" content="(address)" data-app-id data-version> only after the shopper's consent.
 */
export function configuration() {
  const meta = document.querySelector("meta[name='messenger-sdk']");
  return meta && { url: meta.content, appId: meta.dataset.appId, version: meta.dataset.version };
}

let loading;

/** Resolves to FB; rejects when the script doesn't come (blocked, offline). */
export function loadSdk({ url, appId, version }) {
  loading ??= new Promise((resolve, reject) => {
    window.fbAsyncInit = () => resolve(window.FB);
    const script = document.createElement("script");
    script.id = "facebook-jssdk";
    script.async = true;
    script.src = url;
    script.onerror = () => reject(new Error("The Messenger SDK did not load."));
    document.head.append(script);
  }).then(FB => ({ FB, init: () => FB.init({ appId, version, xfbml: true }) }));
  return loading;
}
