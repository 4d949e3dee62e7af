// Where only members read: puts the token of whoever has signed in on what the pages ask of this server.
// Tokens are in memory only, here and in the open pages. The browser ends a worker that has nothing to do;
// when it starts again, it asks the pages for what it knew. It alone asks the issuer for tokens.

/** The pages are there once more below this, for those who send a token. */
const MEMBERS = '/members';

/** What is for everybody. */
const OPEN = /^\/(assets\/|signin$|health$)/;

/** A token is renewed so long before it ends, in milliseconds. */
const EARLY = 60_000;

/** How long a page may take to answer. */
const PATIENCE = 500;

/** What signing in has brought: {token, until, refresh, subject, name, issuer, client, endpoint, revocation}. */
let session = null;
let asking = null, renewing = null;

/** How often somebody has signed out: what is on its way then comes too late. */
let leaves = 0;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (e) => e.waitUntil(clients.claim()));

addEventListener('message', (e) => e.waitUntil(heard(e).then((answer) => e.ports[0]?.postMessage(answer))));

/** Does what a page wants; what it tells in turn is the session, or what is wrong. */
async function heard(e) {
  const { exchange, about, forget, known } = e.data;
  if (exchange) {
    try {
      session = await granted(about, { grant_type: 'authorization_code', ...exchange });
    } catch (fault) {
      return { fault: fault.message };
    }
    tell({ session });
  } else if (forget) {
    // First of all nothing is known any more; the issuer may take its time.
    const old = session ?? known;
    session = null;
    leaves++;
    tell({ session });
    e.waitUntil(revoke(old));
    return { session };
  }
  return { session: await current() };
}

const windows = () => clients.matchAll({ type: 'window', includeUncontrolled: true });

async function tell(news) {
  for (const client of await windows()) client.postMessage(news);
}

addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (url.origin === location.origin && !OPEN.test(url.pathname)) e.respondWith(answered(e.request, url));
});

/** Where a page is for those who send a token. */
function forMembers(path) {
  if (path === '/') return `${MEMBERS}/timelines`;
  return /^\/(t|articles)\//.test(path) ? MEMBERS + path : path;
}

/** Answers with what the server answers a member; a stranger gets the page to sign in, or a problem. */
async function answered(request, url) {
  const isPage = request.mode === 'navigate';
  const send = ({ token }) => {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${token}`);
    if (!isPage) return fetch(new Request(request.clone(), { headers }));
    // A path may begin with two slashes, which alone would be the address of another site.
    return fetch(new URL(location.origin + forMembers(url.pathname) + url.search), { headers, redirect: 'manual' });
  };
  const known = await current();
  let response = known ? await send(known) : await fetch(request.clone());
  if (known && response.status === 401) {
    // What this clock takes for valid is not for the server's.
    known.until = 0;
    const renewed = await current();
    if (renewed) response = await send(renewed);
  }
  if (response.status !== 401) return response;
  if (isPage) return fetch(request);
  tell({ ended: true });
  return Response.json({ type: 'about:blank', title: 'Signed out', status: 401, detail: 'Your sign-in has ended. Sign in again, then repeat this.' },
    { status: 401, headers: { 'content-type': 'application/problem+json' } });
}

/** The session, if its token holds: known here or to a page, and renewed before it ends. */
async function current() {
  if (!session) {
    const before = leaves;
    const known = await (asking ??= asked().finally(() => { asking = null; }));
    if (leaves === before) session ??= known;
  }
  if (session && session.until - Date.now() < EARLY) await (renewing ??= renew().finally(() => { renewing = null; }));
  return session && session.until > Date.now() ? session : null;
}

/** What the pages know; null where none does. */
async function asked() {
  const answers = (await windows()).map((client) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data ? resolve(data) : reject());
    setTimeout(reject, PATIENCE);
    client.postMessage({ ask: true }, [port2]);
  }));
  return Promise.any(answers).catch(() => null);
}

/** Renews the token by the refresh token, where there is one; without an answer it is tried again by the next request. */
async function renew() {
  const from = session;
  if (!from.refresh) return;
  let got = from;
  try {
    got = await granted(from, { grant_type: 'refresh_token', refresh_token: from.refresh });
  } catch (fault) {
    if (fault.refused) got = { ...from, refresh: null };
  }
  // Meanwhile they may have signed out, or somebody else in.
  if (session !== from) return void (await revoke(got));
  session = got;
  tell({ session });
}

const post = (endpoint, { client }, parameters) =>
  fetch(endpoint, { method: 'POST', credentials: 'omit', body: new URLSearchParams({ ...parameters, client_id: client }) });

/**
 * Asks the issuer for a token. It comes from the issuer's own address by TLS, which stands for its signature
 * (OpenID Connect Core 3.1.3.7); the server verifies that at each request.
 */
async function granted({ nonce, ...about }, parameters) {
  const response = await post(about.endpoint, about, parameters).catch(() => {
    throw new Error(`${new URL(about.endpoint).origin} does not answer this page. Where that is not the issuer’s own site, this server has to name it.`);
  });
  const given = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(given.error_description ?? given.error ?? `The issuer answered ${response.status}.`), { refused: response.status < 500 });
  if (!given.id_token) throw new Error('The issuer gave no ID token.');
  const claims = claimsOf(given.id_token);
  const isOurs = claims.iss === about.issuer && [claims.aud].flat().includes(about.client) && (!claims.azp || claims.azp === about.client) && claims.sub
    && (!nonce || claims.nonce === nonce) && (!about.subject || claims.sub === about.subject);
  if (!isOurs) throw Object.assign(new Error('The token is not of this sign-in.'), { refused: true });
  return {
    ...about,
    token: given.id_token,
    // Counted from now: the clock of this machine may be wrong.
    until: Date.now() + (claims.exp - claims.iat) * 1000,
    refresh: given.refresh_token ?? parameters.refresh_token ?? null,
    subject: claims.sub,
    name: claims.name ?? claims.preferred_username ?? claims.email ?? claims.sub,
  };
}

function claimsOf(token) {
  const base64 = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))));
}

/** Takes a session's refresh token back; what it would have renewed ends by itself. */
async function revoke(old) {
  if (!old?.refresh || !old.revocation) return;
  await post(old.revocation, old, { token: old.refresh, token_type_hint: 'refresh_token' }).catch(() => null);
}
