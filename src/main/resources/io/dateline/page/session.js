// Signing in, where only members read: OpenID Connect's code flow with PKCE (RFC 7636), in the window itself.
// A frame out of sight would not do: browsers keep from it the cookies that an issuer elsewhere knows people by.
import { announce, el, plain } from './dom.js';

const root = document.documentElement;
const { issuer, client } = root.dataset;
const byId = (id) => document.getElementById(id);

/** Where the issuer sends the browser back to. */
const BACK = `${location.origin}/signin`;

/** For this tab: what has to be known when the browser comes back; that it was sent on as a member. No token. */
const TRIP = 'dateline-trip', SENT = 'dateline-sent';

/** For this browser: that somebody has signed in, so that it is first tried without asking. No token. */
const MEMBER = 'dateline-member';

/** A copy, for the worker to ask for when it has been started again. */
let session = null;

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Begins on each page. */
export async function begin() {
  const isSignIn = root.dataset.page === 'signin';
  if (!navigator.serviceWorker) {
    if (isSignIn) offer('This window cannot keep anybody signed in. Open the page in one that is not private, by https.');
    return;
  }
  navigator.serviceWorker.addEventListener('message', heard);
  navigator.serviceWorker.startMessages();
  if (isSignIn) return signInPage();
  sessionStorage.removeItem(SENT);
  // A newer worker takes the place of an older one.
  await register();
  session = (await ask({})).session;
  document.addEventListener('click', save);
  const subject = session?.subject;
  addEventListener('pageshow', (e) => { if (e.persisted) cameOutOfCache(subject); });
  if (session && !root.classList.contains('embed')) byId('tools').append(
    el('span', { class: 'who wide', dir: 'auto' }, plain(session.name)),
    el('button', { type: 'button', id: 'signout', click: signOut }, 'Sign out'));
}

/**
 * The back button brings a page back with what it knew, even after its member has signed out, or another in.
 *
 * @param subject whose page it is
 */
async function cameOutOfCache(subject) {
  // Until it is known who is here, this page does not tell the worker whose it was.
  session = null;
  session = localStorage.getItem(MEMBER) ? (await ask({})).session : null;
  if (session?.subject !== subject) left();
}

/** A browser may ask for what is to be saved past the worker: it is asked for here, and saved from memory. */
async function save(e) {
  const link = e.target.closest?.('a[download]');
  if (!link?.href.startsWith(`${location.origin}/`)) return;
  e.preventDefault();
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error((await response.json()).detail);
    const [, name = link.pathname.split('/').pop()] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition')) ?? [];
    const href = URL.createObjectURL(await response.blob());
    el('a', { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  } catch (fault) {
    announce(`That could not be saved. ${fault.message}`, { seen: true });
  }
}

/**
 * The worker's address is the only one that the page's policy of trusted types makes. It names the sites that the worker
 * may ask, because a browser takes over what else a worker may do only with a worker at another address.
 */
async function register() {
  const { href } = new URL(`worker.js?${encodeURIComponent(root.dataset.sources)}`, import.meta.url);
  const rules = { createScriptURL: () => href };
  const policy = globalThis.trustedTypes?.createPolicy('dateline-worker', rules) ?? rules;
  await navigator.serviceWorker.register(policy.createScriptURL(''), { scope: '/' });
  return (await navigator.serviceWorker.ready).active;
}

/** Asks the worker. */
async function ask(message) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage(message, [port2]);
  });
}

/** What the worker tells, or wants to know. */
function heard({ data, ports }) {
  if (data.ask) return ports[0].postMessage(localStorage.getItem(MEMBER) ? session : null);
  if (data.ended) return ended();
  if (!('session' in data)) return;
  const was = session;
  session = data.session;
  if (was && was.subject !== session?.subject) return left();
  if (session?.until > Date.now() && byId('ended')) {
    byId('ended').remove();
    announce('You are signed in again: go on.', { seen: true });
  }
}

/** Shows the page as it is for whoever is here now: nobody, or another member. */
function left() {
  session = null;
  location.reload();
}

/** Tells that nothing more is answered; the page stays as it is, with what has been typed in it. */
function ended() {
  if (byId('ended') || root.dataset.page === 'signin') return;
  document.body.append(el('p', { id: 'ended', class: 'news', role: 'alert' }, 'Your sign-in has ended. What you typed stays. ',
    el('a', { href: '/signin', target: '_blank' }, 'Sign in again')));
}

async function signInPage() {
  await register();
  const query = new URLSearchParams(location.search);
  if (location.pathname !== '/signin') {
    if (sessionStorage.getItem(SENT)) {
      // To send a member on once more would go on for ever.
      sessionStorage.removeItem(SENT);
      return offer('You are signed in, but this server does not accept it: its client id, its clock or your membership may be wrong.');
    }
    // Browsers load a page past the worker when somebody reloads it by force.
    if ((await ask({})).session) return send(location.href);
    return localStorage.getItem(MEMBER) ? signIn({ prompt: 'none' }) : offer();
  }
  history.replaceState(history.state, '', '/signin');
  if (query.has('code') || query.has('error')) return cameBack(query);
  if ((await ask({})).session) return done();
  return localStorage.getItem(MEMBER) ? signIn({ prompt: 'none' }) : offer();
}

/** Another tab may wait for this one. */
function done() {
  byId('told').textContent = 'You are signed in. Close this tab to go on in the one that you came from, or go on here.';
  document.querySelector('h1').textContent = 'Signed in';
  byId('acts').replaceChildren(el('a', { class: 'button', href: '/' }, 'All timelines'));
}

function offer(told = '') {
  byId('told').textContent = told || `Only members can read this site. You sign in at ${new URL(issuer).host}.`;
  byId('told').role = told ? 'alert' : null;
  const button = el('button', { type: 'button', click: () => signIn() }, 'Sign in');
  byId('acts').replaceChildren(button);
}

/** What the issuer says of itself. */
async function described(options) {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, options);
  const about = await response.json();
  if (about.issuer !== issuer) throw new Error(`It calls itself ${about.issuer}.`);
  return about;
}

/**
 * Sends the browser to the issuer.
 *
 * @param more parameters of the request, such as prompt=none: whoever is not signed in there comes back at once
 * @param lasting whether a refresh token is wanted, by which the token is renewed without a word
 */
async function signIn(more = {}, lasting = true) {
  let about;
  try {
    about = await described();
  } catch (fault) {
    return offer(`${issuer} cannot be asked who you are. ${fault.message}`);
  }
  const offered = about.scopes_supported ?? ['profile'];
  const scope = ['openid', 'profile', 'email', ...(lasting ? ['offline_access'] : [])].filter((one, i) => !i || offered.includes(one)).join(' ');
  const verifier = random();
  const { wanted = location.pathname === '/signin' ? '' : location.pathname + location.search + location.hash } = history.state ?? {};
  const trip = {
    state: random(), verifier, wanted, lasting, more,
    about: { issuer, client, nonce: random(), endpoint: about.token_endpoint, revocation: about.revocation_endpoint ?? null },
  };
  sessionStorage.setItem(TRIP, JSON.stringify(trip));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  location.assign(extended(about.authorization_endpoint, {
    response_type: 'code', client_id: client, redirect_uri: BACK, scope, state: trip.state, nonce: trip.about.nonce,
    code_challenge: base64url(new Uint8Array(hash)), code_challenge_method: 'S256', ...more,
  }));
}

function extended(address, parameters) {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** The issuer has sent the browser back, with a code or with what went wrong. */
async function cameBack(query) {
  const trip = JSON.parse(sessionStorage.getItem(TRIP) ?? 'null');
  sessionStorage.removeItem(TRIP);
  const isOurs = trip && query.get('state') === trip.state && (!query.has('iss') || query.get('iss') === issuer);
  if (!isOurs) return offer('This is no answer to a sign-in that was begun here. Sign in again.');
  history.replaceState({ wanted: trip.wanted }, '', '/signin');
  const error = query.get('error');
  if (error === 'invalid_scope' && trip.lasting) return signIn(trip.more, false);
  if (error) {
    localStorage.removeItem(MEMBER);
    return offer(trip.more.prompt === 'none' ? '' : `The issuer says: ${query.get('error_description') ?? error}`);
  }
  const { verifier, about, wanted } = trip;
  const { fault } = await ask({ exchange: { code: query.get('code'), code_verifier: verifier, redirect_uri: BACK }, about });
  if (fault) return offer(`Signing in did not work. ${fault}`);
  localStorage.setItem(MEMBER, '1');
  if (wanted) send(wanted);
  else done();
}

/** Sends a member on to a page of this site: `//other.example` is none. */
function send(wanted) {
  const to = new URL(wanted, location.origin);
  if (to.origin !== location.origin) return done();
  sessionStorage.setItem(SENT, '1');
  location.replace(to);
}

/** Forgets the tokens, in all tabs, and then takes leave of the issuer where it has a way to do so. */
async function signOut() {
  const known = session;
  localStorage.removeItem(MEMBER);
  session = null;
  await ask({ forget: true, known });
  const about = await described({ signal: AbortSignal.timeout(3000) }).catch(() => ({}));
  // No token as a hint: it would stand in an address. The last is what Amazon Cognito calls the one before it.
  location.assign(about.end_session_endpoint ? extended(about.end_session_endpoint, { client_id: client, post_logout_redirect_uri: BACK, logout_uri: BACK }) : '/signin');
}
