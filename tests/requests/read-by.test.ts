import { describe, expect, it } from 'vitest';
import { views } from '../../core/capabilities.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { requestsOnTime } from '../../core/requests/measures.ts';
import { requests } from '../../core/requests/records.ts';
import type { Register } from '../../core/workspace/register.ts';
import { withoutUnread } from '../../core/workspace/unread.ts';
import { modelFor } from '../../server/policies.ts';
import { Company } from '../core/company.ts';

const { source } = modelFor('en');
const narrowed = readPolicy(source.replace('requests: # B2, B5', 'requests:\n  read_by: concerned'));
const request = {
  id: 'R-1',
  kind: 'quotation',
  title: 'Price for Delta',
  from: 'sales',
  to: 'rd',
  askedBy: 'sales.east@example.com',
  askedAt: '2026-11-03T02:00:00.000Z',
  respondBy: '2026-11-04T02:00:00.000Z',
  completeBy: '2026-11-06T02:00:00.000Z',
  state: 'open',
  customer: 'Delta',
};

describe('who reads requests', () => {
  if (!narrowed.ok) throw new Error(JSON.stringify(narrowed.errors));
  const company = (policy?: ConstructorParameters<typeof Company>[1]) => {
    const on = new Company('2026-11-24T02:00:00.000Z', policy);
    on.make({ do: 'append', register: requests as unknown as Register, record: request });
    return on;
  };
  const see = (on: Company, who: string, view: string, query: object) => {
    const found = views.get(view)!;
    try {
      return JSON.stringify(withoutUnread(on.as(who), found.show(on.as(who), found.query.parse(query))));
    } catch (refusal) {
      return String(refusal);
    }
  };
  const looks: [string, object][] = [
    ['requests', { state: 'all' }],
    ['request', { id: 'R-1' }],
    ['search', { text: 'delta' }],
    ['record', { register: 'requests', id: 'R-1' }],
    ['scores', { period: '2026-Q4' }],
    ['evaluation', {}],
    ['overview', {}],
    ['today', {}],
  ];
  const readers = (on: Company, who: string) =>
    looks.filter(([view, query]) => see(on, who, view, query).includes('Price for Delta')).map(([view]) => view);

  it('is everybody, unless the policy says otherwise', () => {
    expect(readers(company(), 'service.field@example.com')).toEqual(
      expect.arrayContaining(['requests', 'request', 'search', 'record']),
    );
  });

  it('are the departments concerned, heads, organisers and performance owners, if the policy says so', () => {
    const on = company(narrowed.policy);
    for (const who of [
      'sales.north@example.com',
      'rd.liaison@example.com',
      'service.head@example.com',
      'hr@example.com',
    ])
      expect(readers(on, who), who).toEqual(expect.arrayContaining(['requests', 'request', 'search', 'record']));
    for (const who of ['service.field@example.com', 'production.planner@example.com', 'it@example.com'])
      expect(readers(on, who), who).toEqual([]);
  });

  it('and the figures stay the same for everybody, with evidence that says no more', () => {
    const on = company(narrowed.policy);
    const stretch = { snapshot: on.snapshot, policy: on.policy, from: '2026-11-01T00:00:00.000Z', to: on.now };
    const figure = requestsOnTime.of(stretch, { department: 'rd' });
    expect(figure).toMatchObject({ cases: 1, value: 0, against: [{ label: { en: 'Price for Delta' } }] });
    expect(withoutUnread(on.as('gm@example.com'), figure)).toEqual(figure);
    expect(withoutUnread(on.as('service.field@example.com'), figure)).toMatchObject({
      cases: 1,
      value: 0,
      against: [{ label: { en: 'A matter between other departments' }, due: '2026-11-06' }],
    });
  });
});
