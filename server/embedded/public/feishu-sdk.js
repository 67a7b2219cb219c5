// Stands in for Feishu's H5 client library in the embedded default: the parts the tab uses, answered by the demo page.
(() => {
  let next = 0;
  const waiting = new Map();
  const ask = (what, more) =>
    new Promise((resolve) => {
      waiting.set(++next, resolve);
      parent.postMessage({ feishu: what, id: next, ...more }, location.origin);
    });
  addEventListener('message', (event) => {
    if (event.origin !== location.origin || !event.data?.feishu) return;
    waiting.get(event.data.id)?.(event.data.answer);
    waiting.delete(event.data.id);
  });
  // Feishu's web view takes on the client's appearance; a frame cannot be told to, so the demo page's choice answers.
  const media = window.matchMedia.bind(window);
  window.matchMedia = (query) =>
    query.includes('prefers-color-scheme')
      ? {
          matches: new URLSearchParams(parent.location.search).get('theme') === 'dark',
          addEventListener() {},
          removeEventListener() {},
        }
      : media(query);
  let allowed = false;
  window.h5sdk = {
    ready: (callback) => setTimeout(callback, 0),
    error: () => {},
    config({ appId, timestamp, nonceStr, signature, onSuccess, onFail }) {
      allowed = !!(appId && timestamp && nonceStr && /^[0-9a-f]{40}$/.test(signature));
      allowed ? onSuccess() : onFail({ errno: 1 });
    },
  };
  window.tt = {
    requestAccess({ scopeList, success, fail }) {
      ask('requestAccess', { scopes: scopeList }).then((answer) =>
        answer.code ? success({ code: answer.code }) : fail({ errno: 2, errString: 'denied' }),
      );
    },
    getBlockActionSourceDetail({ success, fail }) {
      if (!allowed) return fail({ errno: 1 });
      ask('message').then(({ from, text }) =>
        success({
          content: { messages: [{ messageType: 'text', sender: { name: from }, content: JSON.stringify({ text }) }] },
        }),
      );
    },
    closeWindow() {
      ask('close');
    },
  };
})();
