// A provider that signs in whom it is told to, and breaks its word as it is told to by POST /told.
import { createSecretKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const secret = 'klientens hemmelighed, lang nok til HS256';
const own = await generateKeyPair('RS256', { extractable: true });
const other = await generateKeyPair('RS256', { extractable: true });
const jwk = { ...(await exportJWK(own.privateKey)), kid: 'own', alg: 'RS256', use: 'sig' };

// account: claims of who signs in; claims: put into the ID token (null takes one out); signed: by which key;
// metadata: put into the discovery document; answers: path -> {status, headers, body} in place of its own.
const behaving = () => ({
  account: { sub: 'sub-1', preferred_username: 'Bente', groups: ['Sekretariat'] },
  claims: {},
  header: {},
  signed: 'own',
  metadata: {},
  answers: {},
  without: [],
  removed: false,
  asked: [],
});
let told = behaving();

const provider = new Provider(issuer, {
  jwks: { keys: [jwk] },
  clients: [
    {
      client_id: 'forumarkiv',
      client_secret: secret,
      redirect_uris: ['http://127.0.0.1:8000/log-ind/svar'],
      post_logout_redirect_uris: ['http://127.0.0.1:8000/log-ud'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  cookies: { keys: ['only a test'] },
  claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'groups'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (ctx, interaction) => `/as-told/${interaction.uid}` },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  findAccount: (ctx, id) => (told.removed ? undefined : { accountId: id, claims: () => ({ ...told.account, sub: id }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 600, Grant: 600, RefreshToken: 600 },
});

async function resigned(token) {
  const claims = decodeJwt(token);
  for (const [name, value] of Object.entries(told.claims)) {
    if (value === null) delete claims[name];
    else claims[name] = value;
  }
  if (told.signed === 'none') return new UnsecuredJWT(claims).encode();
  const keys = {
    own: [own.privateKey, 'RS256'],
    other: [other.privateKey, 'RS256'],
    secret: [createSecretKey(Buffer.from(secret)), 'HS256'],
    public: [createSecretKey(Buffer.from(JSON.stringify(await exportJWK(own.publicKey)))), 'HS256'],
  };
  const [key, alg] = keys[told.signed];
  return new SignJWT(claims).setProtectedHeader({ alg, kid: 'own', ...told.header }).sign(key);
}

async function text(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

provider.use(async (ctx, next) => {
  if (ctx.path === '/told') {
    const body = await text(ctx.req);
    if (body) told = { ...behaving(), ...JSON.parse(body) };
    ctx.body = told;
    return;
  }
  told.asked.push(`${ctx.method} ${ctx.path}`);
  const instead = told.answers[ctx.path];
  if (instead) {
    ctx.status = instead.status;
    ctx.set(instead.headers ?? {});
    ctx.body = instead.body ?? '';
    return;
  }
  if (ctx.path.startsWith('/as-told/')) {
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: told.account.sub } });
    ctx.respond = false;
    return;
  }
  await next();
  if (ctx.path === '/.well-known/openid-configuration') ctx.body = { ...ctx.body, ...told.metadata };
  if (ctx.path === '/token' && ctx.body?.id_token) {
    ctx.body = { ...ctx.body, id_token: await resigned(ctx.body.id_token) };
    for (const name of told.without) delete ctx.body[name];
  }
});

provider.listen(port, '127.0.0.1', () => console.log(`listening at ${issuer}`));
