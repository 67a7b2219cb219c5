import { z } from 'zod';
import { chartsIn } from '../charts.ts';
import { departmentName } from '../policy/names.ts';
import { type Article, article, list, type Paper, p, table } from '../policy/text/blocks.ts';
import { linkInWords, linksBetween, readPeriodOf, scoresOf } from '../report-sources.ts';
import { fill, percent, Refusal, type Text, t, verbatim } from '../words.ts';
import type { Chart, ChartColumn, Value } from '../workspace/chart.ts';
import { defineView } from '../workspace/command.ts';
import { tilesOf } from './tiles.ts';

/** How many of the weakest links are told. */
const links = 5;

export const reportView = defineView({
  name: 'report',
  title: t('Overview and report', '总览与报告'),
  allow: ['member'],
  query: z.strictObject({
    period: z.string().max(10).optional().describe('2026-11, 2026-Q4, 2026-H2 or 2026; this month without it'),
    department: z.string().max(40).optional(),
    product: z.string().max(80).optional(),
  }),
  show(act, { period: wanted, department, product }) {
    const { policy, snapshot, now } = act;
    const known = (items: readonly { id: string }[], id: string | undefined) => !id || items.some((x) => x.id === id);
    if (!known(policy.departments, department))
      throw new Refusal(
        t(`There is no department "${department}"`, `没有部门“${department}”`),
        'invalid',
        'department',
      );
    if (!known(policy.forecast.products, product))
      throw new Refusal(t(`There is no product "${product}"`, `没有产品“${product}”`), 'invalid', 'product');
    const { period, stretch, before, previous, next, until, running } = readPeriodOf(act, wanted);
    const whom = department ? { department } : {};
    const charts = chartsIn({ ...stretch, now, department, product });
    const waits = linksBetween(stretch).filter((l) => !department || l.from === department || l.to === department);
    const named = (id: string) => ({ id, name: departmentName(stretch.policy, id) });
    return {
      company: policy.company,
      ...period,
      until,
      running,
      previous,
      next,
      department,
      product,
      tiles: tilesOf(stretch, before, whom),
      charts,
      links: waits.slice(0, links).map((l) => ({
        from: named(l.from),
        to: named(l.to),
        days: l.days,
        longest: l.longest,
        cases: l.cases,
        late: l.late,
      })),
      matrix: waits.map((l) => ({
        from: named(l.from),
        to: named(l.to),
        days: l.days,
        longest: l.longest,
        cases: l.cases,
        late: l.late,
      })),
      scores: scoresOf(act, period)
        .filter((s) => !department || s.department === department)
        .map((s) => ({ id: s.department, name: departmentName(stretch.policy, s.department), ...s.points })),
      departments: policy.departments.map((d) => ({ id: d.id, name: d.name })),
      products: policy.forecast.products,
      readAt: snapshot.readAt,
    };
  },
});
export type ShownReport = ReturnType<typeof reportView.show>;

/** A figure of a chart in its unit. */
export function figure({ unit }: Pick<ChartColumn, 'unit'>, value: Value): Text {
  if (value === null) return verbatim('–');
  if (unit === 'share') return percent(value);
  return verbatim(unit === 'count' ? String(Math.round(value * 100) / 100) : value.toFixed(1));
}

const chartArticle = (chart: Chart): Article =>
  article(
    [],
    chart.title,
    ...(chart.says ? [p(chart.says)] : []),
    table(
      [chart.of, ...chart.columns.map((c) => c.title)],
      chart.rows.map((r) => [r.label, ...r.values.map((v, i) => figure(chart.columns[i]!, v))]),
    ),
  );

/** The report as a document: conclusions only where they were computed. */
export function reportPaper(shown: ShownReport): Paper {
  const conclusions = [
    ...shown.charts.flatMap((c) => c.says ?? []),
    ...shown.links
      .filter((l) => l.days > 0)
      .slice(0, 3)
      .map((l) => fill(t('{says}.', '{says}。'), { says: linkInWords(l, { from: l.from.name, to: l.to.name }) })),
  ];
  const round = (n: number | undefined) => verbatim(n === undefined ? '–' : String(Math.round(n)));
  return {
    above: shown.company,
    title: fill(t('Co-ordination report, {period}', '业务协调报告：{period}'), { period: shown.id }),
    below: fill(t('{from} to {until}', '{from} 至 {until}'), { from: shown.from, until: shown.until }),
    chapters: [
      {
        title: t('At a glance', '概览'),
        articles: [
          article(
            [],
            t('What follows from the figures', '数据结论'),
            conclusions.length ? list(conclusions) : p(t('Nothing stands out.', '暂无突出情况。')),
          ),
          article(
            [],
            t('Figures', '主要指标'),
            table(
              [t('Figure', '指标'), t('Now', '本期'), t('Before', '上期'), t('Cases', '样本'), t('Against', '不利')],
              shown.tiles.map((x) => [
                x.name,
                x.says.value ?? verbatim('–'),
                x.says.before ?? verbatim('–'),
                verbatim(String(x.cases)),
                verbatim(String(x.against)),
              ]),
            ),
          ),
          article(
            [],
            t('Scores', '考核得分'),
            table(
              [
                t('Department', '部门'),
                t('Points', '得分'),
                t('Co-operation', '协作'),
                t('Own targets', '自身目标'),
                t('Covered', '覆盖'),
              ],
              shown.scores.map((s) => [
                s.name,
                round(s.combined),
                round(s.coOperation),
                round(s.own),
                percent(s.coverage),
              ]),
            ),
          ),
        ],
      },
      { title: t('In detail', '分项'), articles: shown.charts.map(chartArticle) },
    ],
  };
}
