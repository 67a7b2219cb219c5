import JSZip from 'jszip';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok } from './replies.ts';
import type { SimApp, SimUser, Tenant } from './tenant.ts';

interface Manifest {
  id?: string;
  version?: string;
  name?: { short?: string };
  activities?: { activityTypes?: { type: string }[] };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The organisation's app catalogue (`api/teamsapp-publish.md`, `teamsapp-update.md`, `teamsapp-delete.md`,
 * `appcatalogs-list-teamsapps.md`): for people alone, and only admins publish without a review.
 * @param scopes what the person's token was given for
 */
export async function catalogue(
  tenant: Tenant,
  me: SimUser | undefined,
  scopes: string,
  path: string,
  ask: Ask,
): Promise<Reply> {
  const may = /AppCatalog\.(Submit|ReadWrite\.All)/.test(scopes);
  if (!me || !may)
    return fault(
      403,
      'Forbidden',
      "Missing scope permissions on the request. API requires one of 'AppCatalog.Submit'.",
    );
  tenant.state.apps ??= [];
  const { apps } = tenant.state;
  if (!path && ask.method === 'GET') return list(apps, ask);
  const [, id, more] = path.match(/^\/([^/]+)(\/appDefinitions)?$/) ?? [];
  const there = apps.find((a) => a.id === id);
  if (id && !there) return fault(404, 'NotFound', `No app found with id '${id}'.`);
  const review = ask.url.searchParams.get('requiresReview') === 'true';
  if (!tenant.admins.has(me.mail) && !review)
    return fault(403, 'Forbidden', 'Caller does not have the permissions to manage the app catalog.');
  if (there && !more && ask.method === 'DELETE') {
    apps.splice(apps.indexOf(there), 1);
    tenant.store.changed();
    return { status: 204 };
  }
  if (ask.method !== 'POST') return fault(405, 'MethodNotAllowed', 'The method is not allowed.');
  const manifest = await manifestIn(ask.body);
  // Documented with the status 200 (`teamsapp-publish.md`, Example 4).
  if ('wrong' in manifest)
    return ok({
      error: { code: 'BadRequest', message: manifest.wrong, innerError: { code: 'UnableToParseTeamsAppManifest' } },
    });
  const same = apps.find((a) => a.externalId === manifest.id);
  if (!there && same) return fault(409, 'Conflict', 'App with same id already exists in the tenant.');
  if (there && there.externalId !== manifest.id)
    return fault(400, 'BadRequest', 'The manifest id does not match the app.');
  if (there?.version === manifest.version)
    return fault(409, 'Conflict', 'App definition with the same version exists.');
  if (review) return there ? { status: 204 } : ok({ id: tenant.newId('pending'), externalId: manifest.id }, 201);
  const app = there ?? {
    id: crypto.randomUUID(),
    externalId: manifest.id,
    displayName: '',
    version: '',
    activityTypes: [],
  };
  Object.assign(app, {
    displayName: manifest.name,
    version: manifest.version,
    activityTypes: manifest.types,
  } satisfies Partial<SimApp>);
  if (!there) apps.push(app);
  tenant.store.changed();
  return there ? { status: 204 } : ok(shown(app), 201);
}

/** Filters by equality alone, joined by `and`. */
function list(apps: readonly SimApp[], ask: Ask): Reply {
  const wanted = (ask.url.searchParams.get('$filter') ?? '')
    .split(' and ')
    .flatMap((one) => one.match(/^(\w+) eq '([^']*)'$/)?.slice(1, 3) ?? []);
  const fits = (app: SimApp) => {
    const of: Record<string, unknown> = shown(app);
    for (let i = 0; i < wanted.length; i += 2) if (of[wanted[i]!] !== wanted[i + 1]) return false;
    return true;
  };
  const expanded = ask.url.searchParams.get('$expand') === 'appDefinitions';
  return ok({
    value: apps.filter(fits).map((app) => ({
      ...shown(app),
      ...(expanded && {
        appDefinitions: [
          { teamsAppId: app.id, displayName: app.displayName, version: app.version, publishingState: 'published' },
        ],
      }),
    })),
  });
}

const shown = ({ id, externalId, displayName }: SimApp) => ({
  id,
  externalId,
  displayName,
  distributionMethod: 'organization',
});

async function manifestIn(
  body: unknown,
): Promise<{ wrong: string } | { id: string; version: string; name: string; types: string[] }> {
  const zip = body instanceof Uint8Array ? await JSZip.loadAsync(body).catch(() => undefined) : undefined;
  const text = await zip?.file('manifest.json')?.async('string');
  if (!text) return { wrong: 'The package holds no manifest.json.' };
  const { id = '', version = '', name, activities } = JSON.parse(text) as Manifest;
  const wrong = [
    ...(guid.test(id) ? [] : ['id | String does not match regex pattern.']),
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : ['version | String does not match regex pattern.']),
    ...(name?.short ? [] : ['name | Required properties are missing from object: short.']),
  ];
  if (wrong.length) return { wrong: wrong.join('; ') };
  return { id, version, name: name!.short!, types: (activities?.activityTypes ?? []).map((a) => a.type) };
}
