import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingHours, isWorkday, workdaysBetween } from '../../core/policy/calendar.ts';
import { policyJsonSchema, type SchemaNode } from '../../core/policy/editor-schema.ts';
import { fieldAt, fieldName, wordedPlaces } from '../../core/policy/fields.ts';
import { actorOf, attendeesOf } from '../../core/policy/organisation.ts';
import { readPolicy, writePolicy } from '../../core/policy/yaml.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

const source = readFileSync(modelPath('committee'), 'utf8');
const policy = loadPolicy(modelPath('committee'));
const errorsOf = (text: string) => {
  const read = readPolicy(text);
  return read.ok ? [] : read.errors;
};

describe('a policy file', () => {
  it.each(['committee', 'working-group'] as const)('the model "%s" is in order', (name) => {
    expect(() => loadPolicy(modelPath(name))).not.toThrow();
  });

  it('is written back with its comments', () => {
    const read = readPolicy(source);
    if (!read.ok) throw new Error('unreadable');
    read.document.setIn(['meetings', 0, 'minutes'], 75);
    const written = writePolicy(read.document);
    expect(written).toContain('# Every deadline below counts in this calendar (B5).');
    expect(written).toContain('minutes: 75');
    expect(errorsOf(written)).toEqual([]);
  });

  it('names line, field and remedy of a misspelt field, in both languages', () => {
    const line = source.split('\n').findIndex((l) => l.includes('opening_minutes')) + 1;
    const errors = errorsOf(source.replace('opening_minutes', 'openning_minutes'));
    expect(errors).toContainEqual(
      expect.objectContaining({
        line,
        field: 'agenda.openning_minutes',
        says: expect.objectContaining({ en: expect.stringContaining('spelling'), zh: expect.stringContaining('拼写') }),
      }),
    );
    expect(errors).toContainEqual(
      expect.objectContaining({
        field: 'agenda.opening_minutes',
        says: expect.objectContaining({ en: expect.stringContaining('missing') }),
      }),
    );
  });

  it.each([
    ['a cadence that is none', 'cadence: FREQ=WEEKLY;BYDAY=WE', 'cadence: every Wednesday', 'meetings[1].cadence'],
    ['a meeting shorter than its frame', 'minutes: 60\n', 'minutes: 6\n', 'meetings[1].minutes'],
    [
      'weights beyond 100 %',
      'weight: 0.5, minimum_cases: 5, applies_to: [sales, rd',
      'weight: 0.9, minimum_cases: 5, applies_to: [sales, rd',
      'performance.indicators',
    ],
    ['an unknown department', 'from: [rd], to: [sales]', 'from: [lab], to: [sales]', 'information[5].from[1]'],
    ['an unknown time zone', 'time_zone: Asia/Shanghai', 'time_zone: Asia/Nowhere', 'time_zone'],
    [
      'completion before response',
      'respond_within_hours: 8, complete_within_hours: 24 }',
      'respond_within_hours: 30, complete_within_hours: 24 }',
      'requests.kinds[5].complete_within_hours',
    ],
    ['a meeting that ends after work', 'starts: "14:00"', 'starts: "17:30"', 'meetings[1].minutes'],
    [
      'a section longer than its meeting',
      'minutes_at_most: 20',
      'minutes_at_most: 75',
      'meetings[1].sections[1].minutes_at_most',
    ],
    ['a department without a head', 'head: rd.head@example.com', 'head: ""', 'departments[2].head'],
    [
      'escalation that goes in a circle',
      '{ after_hours: 8, to: head }',
      '{ after_hours: 8, to: liaison }',
      'requests.escalate[3].to',
    ],
    [
      'escalation that goes back in time',
      '{ after_hours: 16, to: agenda }',
      '{ after_hours: 1, to: agenda }',
      'requests.escalate[4].after_hours',
    ],
    [
      'a training for nobody',
      'new_staff_within_days: 30 }',
      'new_staff_within_days: 30, topics: [{ id: a, name: A, for: [lab], every_months: 12 }] }',
      'training.topics[1].for[1]',
    ],
  ])('finds %s', (_what, from, to, field) => {
    expect(source).toContain(from);
    expect(errorsOf(source.replace(from, to)).map((e) => e.field)).toContain(field);
  });

  it('finds a meeting that would never be held', () => {
    const never = source
      .replace('cadence: FREQ=WEEKLY;BYDAY=WE', 'cadence: FREQ=WEEKLY;BYDAY=SU')
      .replace('make_up_workdays: [2026-09-27, 2026-10-10]', 'make_up_workdays: []')
      .replace('on_rest_day: workday-before', 'on_rest_day: skip');
    expect(errorsOf(never)[0]).toMatchObject({ field: 'meetings[1].cadence' });
    expect(errorsOf(never.replace('on_rest_day: skip', 'on_rest_day: workday-before'))).toEqual([]);
  });

  it('says where the YAML itself is broken', () => {
    expect(errorsOf('format: 1\nname: "open\n')[0]).toMatchObject({
      line: expect.any(Number),
      says: { en: expect.stringContaining('a quote or a bracket at the end') },
    });
  });

  it('refuses alias bombs and huge files without reading them', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`)
      .join('\n')}`;
    expect(errorsOf(bomb).length).toBeGreaterThan(0);
    expect(errorsOf('x'.repeat(1_000_001))[0]?.says.en).toContain('1 MB');
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => Array.isArray(errorsOf(text))),
      { numRuns: 300 },
    );
  });

  it('explains itself to editors', () => {
    const places: string[] = [];
    const walk = (node: SchemaNode, place: string) => {
      if (place) places.push(place);
      for (const [key, part] of Object.entries(node.properties ?? {})) walk(part, place ? `${place}.${key}` : key);
      for (const [key, part] of Object.entries(node.items?.properties ?? {})) walk(part, `${place}.*.${key}`);
    };
    walk(policyJsonSchema(), '');
    const textOnly = /\.(en|zh)$/;
    expect(places.filter((p) => !textOnly.test(p) && !fieldAt(p))).toEqual([]);
    // And no words are left of a field that is gone.
    const known = new Set(places);
    expect(wordedPlaces.filter((p) => p && !known.has(p))).toEqual([]);
    expect(fieldName(['requests', 'kinds', 'sample', 'to']).en).toBe(
      'Requests between departments › Kinds of request › sample › Departments that answer',
    );
  });
});

describe('working time', () => {
  it('knows holidays and make-up workdays', () => {
    expect(isWorkday(policy, '2026-10-05')).toBe(false);
    expect(isWorkday(policy, '2026-10-10')).toBe(true);
    expect(isWorkday(policy, '2026-10-11')).toBe(false);
  });

  it('counts hours over lunch, nights, weekends and holidays', () => {
    // Wednesday 30 September 16:00 in Shanghai + 4 hours = Thursday 8 October 11:00, after the holidays.
    expect(addWorkingHours(policy, '2026-09-30T08:00:00Z', 4)).toBe('2026-10-08T03:00:00.000Z');
    expect(addWorkingHours(policy, '2026-11-24T03:30:00Z', 1)).toBe('2026-11-24T05:30:00.000Z');
  });

  it('goes back as far as it went forward', () => {
    const hours = fc.integer({ min: 1, max: 200 });
    const starts = fc
      .integer({ min: 0, max: 200 })
      .map((n) => addWorkingHours(policy, '2026-03-02T01:00:00.000Z', n + 0.5));
    fc.assert(
      fc.property(
        starts,
        hours,
        (start, n) => addWorkingHours(policy, addWorkingHours(policy, start, n), -n) === start,
      ),
      { numRuns: 200 },
    );
  });

  it('counts workdays between two dates', () => {
    expect(workdaysBetween(policy, '2026-09-30', '2026-10-08')).toBe(1);
    expect(workdaysBetween(policy, '2026-11-20', '2026-11-24')).toBe(2);
    expect(workdaysBetween(policy, '2026-11-24', '2026-11-20')).toBe(0);
  });
});

describe('who is who', () => {
  it('gives roles by the policy', () => {
    expect(actorOf(policy, 'Sales.Ops@example.com').roles).toEqual(['member', 'head', 'organiser']);
    expect(actorOf(policy, 'stranger@example.com')).toMatchObject({ roles: ['member'], departments: [] });
  });

  it('invites heads, liaisons and whoever runs the meeting, once each', () => {
    const invited = attendeesOf(policy, policy.meetings[0]!);
    expect(invited).toHaveLength(9);
    expect(new Set(invited).size).toBe(9);
    expect(invited).toContain(policy.meetings[0]!.organiser);
    const led = { ...policy.meetings[0]!, organiser: policy.departments[0]!.head.toUpperCase() };
    expect(attendeesOf(policy, led)).toHaveLength(8);
  });
  it('invites the chair to the committee', () => {
    const committee = policy.meetings.find((m) => m.attend.includes('committee'))!;
    expect(attendeesOf(policy, committee)).toContain(policy.decisions.committee.chair);
  });
});
