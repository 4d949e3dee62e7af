// A real OpenID provider for the tests, on loopback: ann is an editor, olga adds articles too, whoever else comes reads.
// brief-ann is an editor whose token is not renewed.
// OIDC_PORT is its port, OIDC_BACK where it sends browsers back to.
import Provider from 'oidc-provider';

const { OIDC_PORT, OIDC_BACK } = process.env;
const issuer = `http://localhost:${OIDC_PORT}`;
const GROUPS = { ann: ['press', 'editors'], 'brief-ann': ['editors'], olga: ['owners'] };

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'dateline', token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: [OIDC_BACK], post_logout_redirect_uris: [OIDC_BACK],
  }],
  claims: { openid: ['sub', 'groups'], profile: ['name'] },
  conformIdTokenClaims: false,
  clientBasedCORS: () => true,
  features: { devInteractions: { enabled: true }, revocation: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  pkce: { required: () => true },
  scopes: ['openid', 'profile', 'offline_access'],
  ttl: { IdToken: 3600, AccessToken: 3600, RefreshToken: 3600, Session: 3600, Grant: 3600, Interaction: 3600 },
  issueRefreshToken: async (ctx, client, code) => code.accountId !== 'brief-ann',
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, groups: GROUPS[id] ?? [] }) }),
  // Nobody is asked for consent.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile offline_access');
    await grant.save();
    return grant;
  },
});
provider.listen(+OIDC_PORT, '127.0.0.1', () => console.log(`issuer ${issuer}`));
