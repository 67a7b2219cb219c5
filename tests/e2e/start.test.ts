import { describe, expect, it } from 'vitest';
import { startWords as w } from '../../plugins/tab/words-start.ts';
import { tuesday } from '../world.ts';
import { demoOfFile, eachOnce, picture } from './demo.ts';

const demo = demoOfFile(tuesday, { newCompany: true });

describe.each(eachOnce)('a new company, in $suite, in $language', ({ suite, language }) => {
  const say = (text: { en: string; zh: string }) => text[language];
  it('is set up in a few steps and choices, with departments and people from the directory', async () => {
    const { page, tab, faults } = await demo.open(suite, language, { person: 'it@example.com', ready: '.start' });
    let acts = 0;
    const fill = async (label: { en: string; zh: string }, value: string) => {
      acts++;
      await tab.getByLabel(new RegExp(`^${say(label).slice(0, 5)}`)).fill(value);
    };
    const choose = async (label: { en: string; zh: string }, email: string) => {
      acts++;
      await tab.getByLabel(new RegExp(`^${say(label).slice(0, 5)}`)).selectOption(email);
    };
    const next = async (words = w.next) => {
      acts++;
      await tab.getByRole('button', { name: say(words) }).click();
    };
    await fill(w.company, language === 'zh' ? '湖畔泵业' : 'Lakeside Pumps');
    await next();
    // Departments, heads and liaisons are known from the directory: nothing to type.
    await tab.getByRole('group', { name: language === 'zh' ? '销售' : 'Sales', exact: true }).waitFor();
    await picture(page, `${suite}-${language}-start`);
    await next();
    await choose(w.gm, 'gm@example.com');
    await choose(w.organiser, 'sales.ops@example.com');
    await choose(w.performance, 'hr@example.com');
    await next();
    await next();
    await fill(w.products, 'P1\nP2');
    await fill(w.regions, language === 'zh' ? '华东' : 'East');
    await next();
    const review = tab.locator('.start-review');
    await review.waitFor();
    // Each part has its own department, as the directory calls it.
    const names =
      language === 'zh'
        ? ['销售部', '研发部', '生产部', '售后部']
        : ['Sales ·', 'R&D ·', 'Production ·', 'After-sales ·'];
    const said = await review.locator('dd').allInnerTexts();
    for (const name of names) expect(said.filter((line) => line.startsWith(name))).toHaveLength(1);
    await next(w.finish);
    await tab.locator('.today h1').waitFor();
    expect(acts).toBeLessThanOrEqual(13);
    expect(faults).toEqual([]);
    await page.context().close();

    const member = await demo.open(suite, language, { person: 'sales.east@example.com', ready: '.today h1' });
    expect(member.faults).toEqual([]);
    await member.page.context().close();
  });
});
