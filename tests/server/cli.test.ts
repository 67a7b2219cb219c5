import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import { modelPath } from '../../server/policies.ts';
import { built } from '../built.ts';
import { suiteNames, tuesday } from '../world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'liaison-'));

const liaison = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, STATE_FOLDER: folder };
    execFile(process.execPath, [built('cli'), ...args], { cwd: root, env, maxBuffer: 1e8 }, (error, out, err) =>
      done({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });

const english = ['--company', 'en', '--now', tuesday];

describe.each(suiteNames)('the command line in %s', (suite) => {
  const company = ['--suite', suite, ...english];

  it('shows the agenda in words, publishes it, and the next run finds it published: state survives the process', async () => {
    const words = await liaison('agenda', ...company);
    expect(words.out).toContain('Weekly coordination meeting');
    expect(words.out).toContain('Sales waits for 3 answers from R&D');
    expect((await liaison('publish-agenda', ...company)).out).toContain('Published: Weekly coordination meeting');
    const later = ['--suite', suite, '--company', 'en', '--now', '2026-11-24T02:05:00Z', '--json'];
    const json = JSON.parse((await liaison('agenda', ...later)).out) as ShownAgenda;
    expect(json.meeting.id).toBe('weekly-2026-11-25');
    expect(json.published).toMatchObject({ upToDate: true });
    expect(Object.keys(json).sort()).toEqual(
      [
        'actions',
        'changes',
        'consent',
        'dataProblems',
        'dropped',
        'flags',
        'may',
        'meeting',
        'minutes',
        'parked',
        'people',
        'published',
        'readAt',
        'sections',
        'steps',
      ].sort(),
    );
  });

  it('shows what waits for a person, and requests, in both languages', async () => {
    const as = [...company, '--as', 'rd.liaison@example.com'];
    const today = await liaison('today', ...as);
    expect(today.out).toContain('Waits for me');
    expect(today.out).toContain('Quotation support for Blue Coast Chemicals: PT-200 with Ex certificate');
    const late = await liaison('requests', ...as, '--side', 'mine', '--state', 'late', '--language', 'zh');
    expect(late.out).toMatch(/已逾期.*销售部 → 研发部/);
  });
});

describe('the command line', () => {
  const company = ['--suite', 'microsoft365', ...english];

  it('shows what waits for a person as JSON', async () => {
    const { out } = await liaison('today', ...company, '--as', 'rd.liaison@example.com', '--json');
    expect(JSON.parse(out).mine.total).toBeGreaterThan(2);
  });

  it('says what is wrong with a state, a meeting or a time', async () => {
    expect(await liaison('requests', ...company, '--state', 'nonsense')).toMatchObject({ code: 1 });
    expect((await liaison('agenda', ...company, '--meeting', 'nope')).err).toContain('There is no meeting "nope"');
    expect(await liaison('agenda', '--suite', 'microsoft365', '--company', 'en', '--now', 'yesterday')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is no ISO date'),
    });
  });
});

describe('the workbook of the embedded default', () => {
  it('is a real .xlsx in a folder, and what people save into it is read back', async () => {
    const path = join(folder, 'microsoft365-en/drive/Liaison/Coordination.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(path) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('Demands')!;
    const row = Array.from({ length: sheet.rowCount }, (_, i) => i + 1).find(
      (r) => sheet.getRow(r).getCell(2).value === 'PT-200 with wireless output',
    )!;
    sheet.getRow(row).getCell(2).value = 'Renamed in Excel';
    writeFileSync(path, new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer));
    const { out } = await liaison(
      'agenda',
      '--suite',
      'microsoft365',
      '--company',
      'en',
      '--now',
      '2026-11-24T02:10:00Z',
    );
    expect(out).toContain('Renamed in Excel');
  });
});

describe('policy check', () => {
  it('passes the models and explains errors with line and field', async () => {
    expect(await liaison('policy', 'check', modelPath('committee'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('in order'),
    });
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, readFileSync(modelPath('committee'), 'utf8').replace('quorum: 0.75', 'quorum: 75'));
    const { code, err } = await liaison('policy', 'check', broken, '--language', 'zh');
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.yaml:\d+:\d+ {2}decisions\.committee\.quorum {2}太大，至多为 1/);
  });
});
