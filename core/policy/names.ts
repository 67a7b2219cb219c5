import { fill, type Text, t, verbatim } from '../words.ts';
import type { Policy } from './schema.ts';

/** The department's name, or the id itself if the policy no longer has it. */
export const departmentName = (policy: Policy, id: string): Text =>
  policy.departments.find((d) => d.id === id)?.name ?? verbatim(id);

export const productName = (policy: Policy, id: string): Text =>
  policy.forecast.products.find((p) => p.id === id)?.name ?? verbatim(id);

export const regionName = (policy: Policy, id: string): Text =>
  policy.forecast.regions.find((r) => r.id === id)?.name ?? verbatim(id);

/** A line of forecast or plan, by its month, product and region. */
export const lineName = (policy: Policy, line: { period: string; product: string; region: string }): Text =>
  fill(t('{period} {product} {region}', '{period} {product} {region}'), {
    period: line.period,
    product: productName(policy, line.product),
    region: regionName(policy, line.region),
  });

/** News that a department owes. */
export const owedName = (policy: Policy, topic: Text, department: string): Text =>
  fill(t('{topic}, {department}', '{topic}（{department}）'), {
    topic,
    department: departmentName(policy, department),
  });

/** Head of a department. */
export const headOf = (policy: Policy, id: string): string | undefined =>
  policy.departments.find((d) => d.id === id)?.head;

/** Liaison of a department. */
export const liaisonOf = (policy: Policy, id: string): string | undefined =>
  policy.departments.find((d) => d.id === id)?.liaison;

/** Groups things by a key, keeping the order in which keys appear. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}

/** What a liaison of its own is for: a kind of request, a product, information, or a part of the work. */
export const subjectName = ({ requests, forecast, information }: Policy, subject: string): Text =>
  [...requests.kinds, ...forecast.products, ...information, ...parts].find((x) => x.id === subject)?.name ??
  verbatim(subject);

const parts = [
  { id: 'demands', name: t('demands', '市场需求') },
  { id: 'service', name: t('service cases', '售后工单') },
  { id: 'forecast', name: t('forecast and plan', '预测与计划') },
];
