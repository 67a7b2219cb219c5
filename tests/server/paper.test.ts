import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { policyText } from '../../core/policy/text/text.ts';
import { policyPaper } from '../../core/revision/text-view.ts';
import { asMarkdown, asWord } from '../../server/paper.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

const policy = loadPolicy(modelPath('committee'));
const chapters = policyText(policy, (email) => email);
const { name, company, version, effective } = policy;
const shown = {
  name,
  company,
  version,
  effective,
  chapters,
  missing: 0,
  next: undefined,
  mayWrite: false,
  readAt: '2026-11-24T02:00:00.000Z',
};

/** One file of a zip. */
function fileIn(zip: Buffer, path: string): string {
  const mark = Buffer.from([0x50, 0x4b, 3, 4]);
  for (let at = zip.indexOf(mark); at >= 0; at = zip.indexOf(mark, at + 4)) {
    const length = zip.readUInt16LE(at + 26);
    if (zip.toString('utf8', at + 30, at + 30 + length) !== path) continue;
    return inflateRawSync(zip.subarray(at + 30 + length + zip.readUInt16LE(at + 28))).toString('utf8');
  }
  throw new Error(`no ${path}`);
}

describe.each(['en', 'zh'] as const)('the policy as a document, in %s', (language) => {
  const words = chapters.flatMap((c) => [c.title, ...c.articles.map((a) => a.title)]).map((x) => x[language]);

  it('is a Word document with every chapter, article and table', async () => {
    const xml = fileIn(await asWord(policyPaper(shown), language), 'word/document.xml');
    const text = xml.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&');
    for (const title of words) expect(text).toContain(title);
    const tables = chapters.flatMap((c) => c.articles).flatMap((a) => a.blocks.filter((b) => b.kind === 'table'));
    expect(xml.match(/<w:tbl>/g)).toHaveLength(tables.length);
  });

  it('is Markdown for the command line', () => {
    const text = asMarkdown(policyPaper(shown), language);
    for (const title of words) expect(text).toContain(title);
    expect(text).toContain(language === 'zh' ? '### 第十六条' : '### § 16');
  });
});
