/** The tab of the package that everybody has; `entityId` in the manifest. */
export const tabId = 'liaison';

/**
 * A link that opens a page of the tab in Teams (`deep-link-application.md`, Configure deep link to browse within your app
 * manually). Notices in the activity feed take no other (`teams-send-activityfeednotifications.md`, Example 3).
 * @param app id of the app in the organisation's catalogue; of a package that was uploaded, its manifest's
 * @param address of the tab on our server, for clients that cannot show it
 * @param page of the tab, e.g. `requests/R-0001`
 */
export function teamsLink({ app, tenant }: { app: string; tenant: string }, address: string, page: string): string {
  const query = new URLSearchParams({
    tenantId: tenant,
    webUrl: `${address}&page=${encodeURIComponent(page)}`,
    label: 'Liaison',
    context: JSON.stringify({ subEntityId: page }),
  });
  // Teams wants blanks as %20: it reads a plus as a plus.
  return `https://teams.microsoft.com/l/entity/${app}/${tabId}?${String(query).replaceAll('+', '%20')}`;
}

/** The page of the tab that a link of ours leads to; empty for any other address. */
export function pageIn(link: string): string {
  try {
    const { subEntityId } = JSON.parse(new URL(link).searchParams.get('context') ?? '') as { subEntityId?: unknown };
    return typeof subEntityId === 'string' ? subEntityId : '';
  } catch {
    return '';
  }
}
