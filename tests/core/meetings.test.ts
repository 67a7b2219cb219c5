import { describe, expect, it } from 'vitest';
import { renderAgenda, withBlock } from '../../core/meetings/invitation.ts';
import type { Agenda, Item } from '../../core/meetings/item.ts';
import type { Meeting } from '../../core/meetings/meeting.ts';
import { pack } from '../../core/meetings/packing.ts';
import { occurrences } from '../../core/policy/occurrences.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { verbatim } from '../../core/words.ts';
import { Directory } from '../../core/workspace/directory.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

const policy = loadPolicy(modelPath('committee'));
const [weekly, monthly] = policy.meetings as [Policy['meetings'][number], Policy['meetings'][number]];

describe('the cadence', () => {
  it('holds the weekly meeting the day before a holiday Wednesday', () => {
    const days = occurrences(policy, weekly, '2026-09-28', '2026-10-15').map((o) => o.date);
    expect(days).toEqual(['2026-09-30', '2026-10-14']);
  });

  it('moves the monthly committee to the next workday', () => {
    const shifted = { ...policy, working_calendar: { ...policy.working_calendar, holidays: [{ date: '2026-12-01' }] } };
    expect(occurrences(shifted, monthly, '2026-11-20', '2026-12-20').map((o) => o.date)).toEqual(['2026-12-02']);
  });

  it('keeps the wall clock across a daylight-saving change', () => {
    const berlin = {
      ...policy,
      time_zone: 'Europe/Berlin',
      working_calendar: { ...policy.working_calendar, holidays: [] },
    };
    const starts = occurrences(berlin, weekly, '2026-10-20', '2026-10-29').map((o) => o.start);
    expect(starts).toEqual(['2026-10-21T12:00:00.000Z', '2026-10-28T13:00:00.000Z']);
  });
});

const meeting = {
  id: 'weekly-2026-11-25',
  series: weekly,
  title: weekly.name,
  start: '2026-11-25T06:00:00.000Z',
  end: '2026-11-25T07:00:00.000Z',
  state: 'planned',
} as Meeting;
const item = (key: string, more: Partial<Item> = {}): Item => ({
  key,
  source: 'topics',
  section: 'problems',
  title: verbatim(key),
  wanted: 'discuss',
  minutes: 10,
  needed: [],
  why: [verbatim(`because of ${key}`)],
  evidence: [],
  score: 10,
  parts: [],
  postponed: 0,
  pinned: false,
  edited: [],
  state: 'planned',
  flags: [],
  ...more,
});
const keys = (agenda: Pick<Agenda, 'sections'>) => agenda.sections.flatMap((s) => s.items.map((i) => i.key));

describe('packing', () => {
  it('takes what weighs most and parks the rest with the reason', () => {
    const packed = pack(
      Array.from({ length: 8 }, (_, i) => item(`i${i}`, { score: i })),
      meeting,
      policy,
    );
    expect(keys(packed)).toEqual(['i7', 'i6', 'i5', 'i4', 'i3']);
    expect(packed.parked.map((i) => i.reason?.en)).toContain(
      'Needs 10 minutes, 5 are left after items that weigh more',
    );
    expect(packed.minutes).toEqual({ length: 60, kept: 5, used: 50, free: 5 });
  });

  it('fills a small gap with a lower item that fits', () => {
    const packed = pack(
      [item('big', { score: 9, minutes: 50 }), item('too big', { score: 8 }), item('small', { score: 1, minutes: 5 })],
      meeting,
      policy,
    );
    expect(keys(packed)).toEqual(['big', 'small']);
  });

  it('puts pinned items first whatever they take, and says when that is too much', () => {
    const packed = pack(
      [item('a', { minutes: 40 }), item('pinned', { pinned: true, minutes: 70, score: 0 })],
      meeting,
      policy,
    );
    expect(keys(packed)).toEqual(['pinned']);
    expect(packed.minutes.free).toBe(-15);
  });

  it('gathers what informs into the consent part, in fixed minutes', () => {
    const packed = pack([item('news', { wanted: 'inform' }), item('talk')], meeting, policy);
    expect(packed.consent.map((i) => i.key)).toEqual(['news']);
    expect(packed.minutes.kept).toBe(8);
  });

  it('keeps a section within its limit', () => {
    const packed = pack(
      [item('a', { section: 'follow-up', minutes: 15 }), item('b', { section: 'follow-up', score: 5 })],
      meeting,
      policy,
    );
    expect(packed.parked[0]?.reason?.en).toContain('limited to 20 minutes');
  });

  it('puts an item where the organiser wants it', () => {
    const packed = pack(
      [item('a', { score: 3 }), item('b', { score: 2 }), item('c', { score: 1, position: 1 })],
      meeting,
      policy,
    );
    expect(keys(packed)).toEqual(['c', 'a', 'b']);
  });

  it('gives the same for the same, in whatever order things come', () => {
    const items = () => Array.from({ length: 12 }, (_, i) => item(`i${i}`, { score: i % 3, minutes: 3 + (i % 4) }));
    expect(keys(pack(items().reverse(), meeting, policy))).toEqual(keys(pack(items(), meeting, policy)));
  });
});

describe('the invitation', () => {
  const agendaWith = (items: Item[]): Agenda => ({ meeting, ...pack(items, meeting, policy), changes: [], flags: [] });
  const snapshot = {
    directory: new Directory([{ id: '1', name: 'Ray <b>Dunn</b>', email: 'rd.head@example.com' }]),
  } as never;
  const options = (limit: number) => ({
    snapshot,
    policy,
    language: 'en' as const,
    link: 'https://liaison.example/#/meetings/x',
    limit,
  });

  it('escapes what people wrote', () => {
    const { html } = renderAgenda(
      agendaWith([item('<script>alert(1)</script>', { owner: 'rd.head@example.com' })]),
      options(20_000),
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('Ray &#60;b&#62;Dunn');
  });

  it('fits the limit and says what was cut', () => {
    const many = agendaWith(
      Array.from({ length: 40 }, (_, i) => item(`An item with quite a long title number ${i}`, { minutes: 1 })),
    );
    for (const limit of [4000, 2000, 1200]) {
      const { html, cut } = renderAgenda(many, options(limit));
      expect(html.length).toBeLessThanOrEqual(limit);
      expect(cut?.en).toMatch(/left out/);
      expect(html).toContain('https://liaison.example');
    }
  });

  it("stands beside people's own words, is replaced in place and not written twice", () => {
    const first = renderAgenda(agendaWith([item('one')]), options(20_000)).html;
    const second = renderAgenda(agendaWith([item('two')]), options(20_000)).html;
    const mine = '<html><body><p>Bring samples.</p></body></html>';
    const once = withBlock(mine, first)!;
    expect(withBlock(once, first)).toBeUndefined();
    const twice = withBlock(`${once}<p>And cake.</p>`, second)!;
    expect(twice).toContain('Bring samples.');
    expect(twice).toContain('And cake.');
    expect(twice).toContain('two');
    expect(twice).not.toContain('because of one');
    expect(twice.match(/Liaison: end/g)).toHaveLength(1);
  });

  it('finds its block after Outlook rewrote the tags', () => {
    const block = renderAgenda(agendaWith([item('one')]), options(20_000)).html;
    const rewritten = `<div class="x">Hello</div>${block.replaceAll('<p>', '<p class="MsoNormal"><span style="font-size:11pt">').replaceAll('</p>', '</span></p>')}`;
    const other = renderAgenda(agendaWith([item('two')]), options(20_000)).html;
    const result = withBlock(rewritten, other)!;
    expect(result).toBe(`<div class="x">Hello</div>${other}`);
  });

  it('says so when there is nothing to say', () => {
    expect(renderAgenda(agendaWith([]), options(20_000)).html).toContain('Nothing is due so far.');
  });
});
