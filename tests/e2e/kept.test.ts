import { expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { demoOfFile } from './demo.ts';

const demo = demoOfFile();

/** What Teams does with a tab that people leave and come back to (`tabs/how-to/app-caching`): it is told, and told again. */
it('Teams keeps the tab in memory: whoever comes back is where they were, and sees what is new', async () => {
  const { page, tab, faults } = await demo.open('microsoft365', 'en', {
    person: 'rd.liaison@example.com',
    hash: 'requests',
  });
  await tab.locator('.request-list').first().waitFor();
  const tell = (func: string, args: unknown[] = []) =>
    page.evaluate(
      ([func, args]) =>
        (document.querySelector('#stage iframe') as HTMLIFrameElement).contentWindow!.postMessage({ func, args }, '*'),
      [func, args] as const,
    );
  const ready = page.evaluate(
    () =>
      new Promise((done) =>
        addEventListener('message', (e) => (e.data as { func?: string })?.func === 'readyToUnload' && done(true)),
      ),
  );
  await tell('beforeUnload');
  expect(await ready).toBe(true);

  // Meanwhile somebody asks.
  const { workspace, unattended } = demo.world.connection('microsoft365-en');
  const asked = { kind: 'quotation', to: 'rd', title: 'While you were away' };
  await workspace.act('ask-request', asked, actorOf(workspace.policy, 'sales.east@example.com'), unattended());
  const contentUrl = `${demo.url}/?host=teams&workspace=microsoft365-en&page=today`;
  await tell('load', [{ entityId: 'liaison', contentUrl }]);
  await tab.locator('.request-list').getByText('While you were away').waitFor();

  // Another of the app's tabs, in a channel, shows another page: the same web view is used for it.
  await tell('load', [{ entityId: 'liaison-forecast', contentUrl: contentUrl.replace('today', 'forecast') }]);
  await tab.getByRole('tab', { name: 'Forecast', selected: true }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});
