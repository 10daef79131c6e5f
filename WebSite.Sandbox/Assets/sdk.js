// The sandbox's stand-in for the JavaScript SDK: the same contract with web page and plugin frames,
// no code of the real one. It injects no style element, so a strict Content-Security-Policy will do.
(() => {
  'use strict';

  const script = document.currentScript ?? document.getElementById('facebook-jssdk');
  if (!script || window.FB) return;

  const home = new URL(script.src);
  // Under the genuine address, mapped to the sandbox, the plugins are at their genuine address too.
  const origin = home.hostname === 'connect.facebook.net' ? 'https://www.facebook.com' : home.origin;
  const locale = home.pathname.split('/')[1];
  const notInitialized = 'init not called with valid version';
  const patience = 45000;

  const own = {
    send_to_messenger: ['messenger_app_id', 'page_id', 'color', 'size', 'enforce_login', 'identity_match', 'origin', 'cta_text'],
    messengermessageus: ['messenger_app_id', 'page_id', 'color', 'size'],
    messenger_checkbox: ['messenger_app_id', 'page_id', 'pixel_id', 'prechecked', 'allow_login', 'size', 'origin', 'user_ref', 'identity_match', 'center_align'],
  };
  // What Facebook's SDK passes over, and whether an event confirms a tick, is a matter of the day. Here the sandbox puts it, by the app's id.
  const worlds = {};
  const world = () => worlds[settings?.appId] ?? { passedOver: [], confirmsByEvent: false };
  const common = ['skin', 'font', 'width', 'height', 'ref', 'color_scheme'];
  const booleans = new Set(['enforce_login', 'identity_match', 'prechecked', 'allow_login', 'center_align']);

  let settings = null;
  let login = { status: 'unknown', authResponse: null };

  // Events

  const listeners = new Map();
  const Event = {
    subscribe(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    unsubscribe(name, listener) {
      listeners.set(name, (listeners.get(name) ?? []).filter((each) => each !== listener));
    },
  };

  const call = (listener, ...values) => {
    try {
      listener?.(...values);
    } catch (error) {
      reportError(error);
    }
  };

  const fire = (name, value) => (listeners.get(name) ?? []).forEach((listener) => call(listener, value));

  // Plugins

  const plugins = new Map();
  const newId = () => 'f' + Array.from(crypto.getRandomValues(new Uint8Array(7)), (byte) => byte.toString(16).padStart(2, '0')).join('');

  const read = (element, name) => {
    const dashes = name.replaceAll('_', '-');
    const joined = name.replaceAll('_', '');
    const attribute = [name, dashes, joined, 'data-' + name, 'data-' + dashes, 'data-' + joined].find((each) => element.hasAttribute(each));
    if (!attribute) return null;
    const value = element.getAttribute(attribute);
    return booleans.has(name) ? String(/^(true|1|yes|on)$/i.test(value)) : value;
  };

  const queryOf = (element, plugin) => {
    const values = { app_id: settings.appId ?? '', locale, sdk: 'joey', container_width: String(element.parentElement?.clientWidth ?? 0) };
    for (const name of [...own[plugin], ...common]) {
      const value = read(element, name);
      if (value !== null) values[name] = value;
    }
    const query = new URLSearchParams(values);
    query.sort();
    return query;
  };

  // The width of the container says nothing about what is drawn.
  const essence = (query) => {
    const copy = new URLSearchParams(query);
    copy.delete('container_width');
    return copy.toString();
  };

  const channelOf = (id) => {
    const fragment = new URLSearchParams({ cb: id, domain: location.hostname, origin: `${location.origin}/${id}`, relation: 'parent.parent' });
    return `${origin}/connect/xd_arbiter.php?version=44#${fragment}`;
  };

  const size = (element, width, height) => {
    if (width !== null) element.style.width = width + 'px';
    if (height !== null) element.style.height = height + 'px';
  };

  const render = (element, plugin) => new Promise((done) => {
    const query = queryOf(element, plugin);
    const before = element.getAttribute('fb-iframe-plugin-query');
    if (before !== null && essence(before) === essence(query)) {
      done();
      return;
    }

    const id = newId();
    const root = document.createElement('span');
    Object.assign(root.style, { display: 'inline-block', position: 'relative', verticalAlign: 'bottom', width: '0px', height: '0px' });
    const frame = document.createElement('iframe');
    const attributes = {
      name: id, width: '1000px', height: '1000px', frameborder: '0', allowtransparency: 'true', allowfullscreen: 'true',
      scrolling: 'no', allow: 'encrypted-media', title: `fb:${plugin} Facebook Social Plugin`,
    };
    for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
    Object.assign(frame.style, { border: 'none', visibility: 'hidden', position: 'absolute' });

    element.classList.add('fb_iframe_widget');
    element.setAttribute('fb-xfbml-state', 'parsed');
    element.setAttribute('fb-iframe-plugin-query', query.toString());

    const late = setTimeout(() => {
      size(root, 0, 0);
      size(frame, 0, 0);
      console.warn(`fb:${plugin} failed to resize in ${patience / 1000}s`);
    }, patience);
    plugins.set(id, { root, frame, late });

    frame.addEventListener('load', () => {
      frame.style.visibility = 'visible';
      element.setAttribute('fb-xfbml-state', 'rendered');
      done();
    }, { once: true });

    const address = new URLSearchParams(query);
    address.append('channel', channelOf(id));
    address.sort();
    frame.src = `${origin}/${settings.version}/plugins/${plugin}.php?${address}`;
    root.append(frame);
    element.replaceChildren(root);
  });

  const known = () => Object.keys(own).filter((plugin) => !world().passedOver.includes(plugin));

  const parse = (root, callback) => {
    if (!settings) throw new Error(notInitialized);
    const within = root ?? document.body;
    const work = [];
    for (const plugin of known()) {
      for (const element of within.querySelectorAll('.fb-' + plugin.replaceAll('_', '-'))) work.push(render(element, plugin));
    }
    Promise.all(work).then(() => {
      call(callback);
      fire('xfbml.render');
    });
  };

  // The frame has said that it is ready by then: the shopper has ticked its box.
  const confirmCheckbox = (values) => {
    const selector = `[page_id="${CSS.escape(values.page_id)}"][messenger_app_id="${CSS.escape(values.app_id)}"][user_ref="${CSS.escape(values.user_ref)}"] iframe`;
    const frame = document.querySelector(selector);
    if (!frame) {
      console.warn('No matching checkbox for the app_id, page_id, and user_ref given.');
      return;
    }
    frame.contentWindow.postMessage({ xdArbiterHandleMessage: true, message: { method: 'confirmCheckboxSubmission', params: values }, origin: location.origin }, origin);
  };

  // Facebook's of October 2023 and later does nothing here; the older ones confirmed by it.
  const logEvent = (name, value, values) => {
    console.debug('FB.AppEvents.logEvent', name, value, values);
    if (name === 'MessengerCheckboxUserConfirmation' && world().confirmsByEvent) confirmCheckbox(values);
  };

  const number = (message, name) => (/^\d+(\.\d+)?(px)?$/.test(message.get(name) ?? '') ? parseFloat(message.get(name)) : null);

  window.addEventListener('message', (received) => {
    if (received.origin !== origin || typeof received.data !== 'string') return;
    const message = new URLSearchParams(received.data);
    const plugin = plugins.get(message.get('cb'));
    if (!plugin || received.source !== plugin.frame.contentWindow) return;

    const type = message.get('type');
    const [width, height] = [number(message, 'width'), number(message, 'height')];
    if (type === 'resize' || type === 'resize.flow') size(plugin.root, width, height);
    if (type === 'resize' || type === 'resize.iframe') size(plugin.frame, width, height);
    if (type === 'resize') {
      clearTimeout(plugin.late);
      fire('xfbml.resize', { width, height, pluginID: message.get('cb') });
    }
    if (type === 'sdk_event') fire(message.get('event'), { ...JSON.parse(message.get('data')), pluginID: undefined });
  });

  // Login: this SDK knows only of what was done through it, and asks the sandbox nothing by itself.

  const loginWithDialog = (callback) => {
    if (!settings) throw new Error(notInitialized);
    const query = new URLSearchParams({ app_id: settings.appId ?? '', then: 'page', origin: location.origin });
    const popup = window.open(`${origin}/dialog/login?${query}`, 'sandbox_login', 'popup,width=420,height=680');
    const finish = () => {
      clearInterval(watch);
      window.removeEventListener('message', hear);
      call(callback, login);
    };
    const hear = (received) => {
      if (received.origin !== origin || received.source !== popup || received.data?.sandbox !== 'connected') return;
      popup.postMessage({ sandbox: 'heard' }, origin);
      login = { status: 'connected', authResponse: { userID: received.data.person, accessToken: 'demo-user-token', expiresIn: 3600, signedRequest: '' } };
      finish();
    };
    const watch = setInterval(() => { if (!popup || popup.closed) finish(); }, 300);
    window.addEventListener('message', hear);
  };

  const init = (options) => {
    if (!/^v\d+\.\d+$/.test(options?.version ?? '')) throw new Error(notInitialized);
    settings = { appId: options.appId ?? null, version: options.version };
    if (options.xfbml) {
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => parse());
      else parse();
    }
  };

  window.FB = {
    init,
    XFBML: { parse },
    Event,
    AppEvents: { logEvent },
    CheckboxPlugin: { confirm: confirmCheckbox },
    getLoginStatus: (callback) => call(callback, login),
    getAuthResponse: () => login.authResponse,
    login: loginWithDialog,
    logout: (callback) => {
      login = { status: 'unknown', authResponse: null };
      call(callback, login);
    },
    api: (...values) => call(values.find((value) => typeof value === 'function'), {
      error: { message: 'The sandbox has no Graph API for browsers.', type: 'OAuthException', code: 2500 },
    }),
  };

  const fragment = new URLSearchParams(home.hash.slice(1));
  if (fragment.get('version')) init({ appId: fragment.get('appId'), version: fragment.get('version'), xfbml: /^(1|true)$/.test(fragment.get('xfbml') ?? '') });
  if (typeof window.fbAsyncInit === 'function' && !window.fbAsyncInit.hasRun) {
    window.fbAsyncInit.hasRun = true;
    call(window.fbAsyncInit);
  }
})();
