import { describe, expect, it } from 'vitest';
import { orders, signalKinds, signals } from '../../core/exchange/records.ts';
import { words as tabWords } from '../../plugins/tab/words.ts';
import { bindingWords as words } from '../../plugins/tab/words-bindings.ts';
import { sampleSpreadsheet } from '../../server/embedded/company/spreadsheets.ts';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();
const shots = process.env.SCREENSHOTS;

describe.each(eachOnce)('in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }, values: Record<string, unknown> = {}) =>
    text[language].replace(/\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g, (_, name, __, many) => String(many ?? values[name]));

  it('a list that sales keeps in a spreadsheet becomes part of a register', async () => {
    const { page, tab, faults } = await demo.open(suite, language, {
      person: 'sales.liaison@example.com',
      hash: 'exchange',
      ready: '.bindings h1',
    });
    await page.locator('[data-page=spreadsheets]').click();
    const link = await tab.locator('code').first().textContent();
    await page.locator('[data-page=tab]').click();
    await tab
      .locator('.bindings')
      .getByRole('button', { name: say(words.bind) })
      .click();
    await tab.getByLabel(say(words.link)).fill(link!);
    await tab.getByRole('button', { name: say(words.open) }).click();
    if (suite === 'feishu') {
      // The person's own spreadsheets are read with their agreement, which Feishu's client asks for.
      page.once('dialog', (dialog) => void dialog.accept());
      await tab.getByRole('button', { name: say(tabWords.signIn), exact: true }).click();
    }
    await tab.getByLabel(say(words.register)).selectOption('signals');
    const bind = tab.getByRole('button', { name: say(words.doBind), exact: true });
    await tab.locator('.matches tr[data-missing]').first().waitFor();
    expect(await bind.isDisabled()).toBe(true);
    if (shots) await page.screenshot({ path: `${shots}/bind-${suite}-${language}-1.png`, fullPage: true });
    const kind = `${say(signals.columns.kind.title)}: ${say(words.otherwise)}`;
    await tab.getByLabel(kind).selectOption('competitor');
    // One of the list's words is none of ours: it is told once what it means.
    const unknown = tab.locator('.words select');
    if (await unknown.count()) await unknown.first().selectOption('high');
    await tab.getByText(say(words.readable, { n: 6, all: 8 })).waitFor();
    if (shots) await tab.locator('.bind').screenshot({ path: `${shots}/bind-${suite}-${language}-2.png` });
    await bind.click();
    const row = sampleSpreadsheet(language, '2026-11-24').sheets[0]!.grid[3]![2] as string;
    await tab.locator('.request-list').getByText(row).click();
    await tab.locator('.facts').getByText(say(signalKinds.competitor)).waitFor();
    await tab.getByRole('tab', { name: say(tabWords.exchange) }).click();
    await tab.locator('.bindings .item').waitFor();
    if (shots) await tab.locator('.agenda-pane').screenshot({ path: `${shots}/bind-${suite}-${language}-3.png` });
    // What was refused until the person agreed.
    expect(faults.filter((f) => !(suite === 'feishu' && f.includes('401')))).toEqual([]);
    await page.context().close();
  });

  it('rows that are copied from a spreadsheet are pasted into a register', async () => {
    const { page, tab, faults } = await demo.open(
      suite,
      language,
      { person: 'sales.liaison@example.com', hash: 'exchange/orders', ready: '.request-list li' },
      420,
    );
    await tab.getByRole('button', { name: say(words.paste) }).click();
    const order = `PASTED-${suite}-${language}`;
    const lines = [
      [say(orders.columns.order.title), say(orders.columns.customer.title), '型号', 'Region', 'Qty', '下单日期'],
      [order, 'Delta', 'FM-100', 'East', '1,200', '2026/11/5'],
      [`${order}-2`, 'Echo', 'FM-100', '华东', 'many', '2026/11/5'],
    ];
    await tab.getByLabel(say(words.rowsHere)).fill(lines.map((l) => l.join('\t')).join('\n'));
    await tab.getByText(say(words.willAdd, { n: 1, all: 2 })).waitFor();
    if (shots) await page.screenshot({ path: `${shots}/paste-${suite}-${language}.png`, fullPage: true });
    await tab.getByRole('button', { name: say(words.addRows, { n: 1 }).replace(/1 .*/, '1') }).click();
    await tab.getByText(language === 'en' ? '1 row was added.' : '已添加 1 行。').waitFor();
    await tab.getByText(say(words.inRegister, { n: 1, all: 2 })).waitFor();
    await tab.getByRole('button', { name: say(words.toList) }).click();
    await tab.locator('.request-list').getByText(order).first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
