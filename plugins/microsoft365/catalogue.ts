import { SuiteError } from '../../core/workspace/port.ts';
import type { Asked, Graph } from './client.ts';

/** What became of a package. */
export interface Published {
  /** Id of the app in the catalogue: deep links and LIAISON_TEAMS_APP want this one, not the manifest's. */
  id: string;
  /** `submitted`: an admin has to approve it in the Teams admin centre. */
  did: 'published' | 'updated' | 'unchanged' | 'submitted';
  /** Version that stood there before. */
  before?: string;
}

/** What publishing needs, delegated; there is no application permission for it (`api/teamsapp-update.md`). */
export const catalogueScope = 'AppCatalog.Submit';

interface Listed {
  id: string;
  version?: string;
}

/**
 * Puts the package into the organisation's catalogue, or updates the one that stands there (`api/teamsapp-publish.md`,
 * `api/teamsapp-update.md`). Whoever is no admin submits it for approval.
 * @param graph as the person who publishes
 * @throws SuiteError `invalid` with Teams' own words where it does not take the manifest
 */
export async function publish(
  graph: Graph,
  zip: Uint8Array,
  { id, version }: { id: string; version: string },
): Promise<Published> {
  const there = await find(graph, id);
  if (there?.version === version) return { id: there.id, did: 'unchanged', before: version };
  const upload = (review: boolean): Asked => ({
    method: 'POST',
    url: `/appCatalogs/teamsApps${there ? `/${there.id}/appDefinitions` : ''}${review ? '?requiresReview=true' : ''}`,
    headers: { 'Content-Type': 'application/zip' },
    body: zip,
    operation: there ? 'update the app in the catalogue' : 'publish the app to the catalogue',
  });
  const send = async (review: boolean) => {
    const asked = upload(review);
    const { id: made, error } = (await graph.one(asked)) as { id?: string; error?: { code: string; message: string } };
    // A manifest that Teams does not take is answered with the status 200 (`api/teamsapp-publish.md`, Example 4).
    if (error) throw new SuiteError('invalid', asked.operation, error.message, error.code);
    return { id: made };
  };
  const sent = await send(false).catch((error: unknown) => {
    if (error instanceof SuiteError && error.kind === 'denied') return undefined;
    throw error;
  });
  const did = sent ? (there ? 'updated' : 'published') : 'submitted';
  const answer = sent ?? (await send(true));
  return { id: there?.id ?? answer.id ?? '', did, ...(there?.version && { before: there.version }) };
}

/** Takes the app out of the catalogue; what people wrote stays where it is. @returns whether it stood there */
export async function unpublish(graph: Graph, id: string): Promise<boolean> {
  const there = await find(graph, id);
  if (!there) return false;
  await graph.one({
    method: 'DELETE',
    url: `/appCatalogs/teamsApps/${there.id}`,
    operation: 'remove the app from the catalogue',
  });
  return true;
}

/** By the manifest's id, which the catalogue calls the external one (`api/appcatalogs-list-teamsapps.md`, Example 3). */
async function find(graph: Graph, manifestId: string): Promise<Listed | undefined> {
  const filter = `externalId eq '${manifestId}' and distributionMethod eq 'organization'`;
  const { value } = (await graph.one({
    method: 'GET',
    url: `/appCatalogs/teamsApps?$filter=${encodeURIComponent(filter)}&$expand=appDefinitions`,
    operation: 'look into the catalogue',
  })) as { value?: { id: string; appDefinitions?: { version?: string }[] }[] };
  const [app] = value ?? [];
  return app && { id: app.id, version: app.appDefinitions?.at(-1)?.version };
}
