import { describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import { requestWords as words } from '../../plugins/tab/words-requests.ts';
import { grow } from '../grown.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();
const rows = 20_000;

describe.each(eachOnce)('in $suite, in $language, with 20,000 requests', ({ suite, language }) => {
  it('a list of any length has only what is in sight on the page, and any part of it is a request away', async () => {
    const connection = demo.world.connection(`${suite}-${language}`);
    await connection.workspace.current(connection.unattended());
    await grow(connection, requests.title[language], rows);
    const { page, tab, faults } = await demo.open(suite, language, { hash: 'requests?state=all&side=all' });
    const lines = tab.locator('.request-list .meeting-link');
    await lines.first().waitFor();
    await tab.getByRole('status').filter({ hasText: '20000' }).waitFor();
    const onPage = () => tab.locator('.request-list .long > li').count();
    expect(await onPage()).toBeLessThan(60);

    const asked: string[] = [];
    page.on('request', (r) => r.url().includes('/api/views/requests') && asked.push(r.url()));
    const frame = (await (await page.locator('#stage iframe').elementHandle())!.contentFrame())!;
    await frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await tab.locator(`.long > li[aria-posinset="${rows}"] .meeting-link`).waitFor();
    expect(await onPage()).toBeLessThan(60);
    // The parts between were never looked at.
    expect(asked.length).toBeLessThanOrEqual(2);

    await lines.last().click();
    await tab.locator('.request h1').waitFor();
    await tab.getByRole('searchbox', { name: words.search[language] }).fill('PT-200');
    await expect.poll(() => tab.locator('.request-list [role=status]').first().textContent()).not.toContain('20000');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
