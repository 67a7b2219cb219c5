import { departmentName, grouped, headOf } from '../policy/names.ts';
import { fill, listed, t } from '../words.ts';
import type { AgendaSource } from '../workspace/candidate.ts';
import { fourWeeks, type IndicatorFigure, indicatorFigures, inUnit } from './indicators.ts';

/** Indicators off target in the last four weeks; those beyond the floor are worth talking about. */
export const indicatorCandidates: AgendaSource = ({ snapshot, policy, now }) => {
  const off = indicatorFigures(fourWeeks(snapshot, policy, now)).filter(
    (f) => f.value !== undefined && worse(f, f.indicator.target),
  );
  return grouped(off, (f) => f.indicator.id).map(([id, figures]) => {
    const { indicator } = figures[0]!;
    const bad = figures.some((f) => worse(f, f.indicator.floor));
    const said = listed(
      figures.map((f) =>
        fill(t('{name} {value}', '{name} {value}'), {
          name: departmentName(policy, f.department),
          value: inUnit(indicator, f.value!),
        }),
      ),
    );
    const distance = Math.max(
      ...figures.map(
        (f) =>
          Math.abs(f.value! - f.indicator.target) / Math.max(Math.abs(f.indicator.floor - f.indicator.target), 0.001),
      ),
    );
    return {
      key: `indicator:${id}`,
      source: 'indicators',
      title: fill(t('Off target: {name} ({said})', '未达标：{name}（{said}）'), { name: indicator.name, said }),
      wanted: bad ? 'discuss' : 'inform',
      why: [
        fill(t('Last four weeks against the target of {target}', '近四周对照目标 {target}'), {
          target: inUnit(indicator, indicator.target),
        }),
      ],
      evidence: figures.flatMap((f) =>
        f.against.slice(0, 8).map((a) => ({
          ...a,
          detail: fill(t('counts against {name}', '计入{name}'), { name: departmentName(policy, f.department) }),
        })),
      ),
      owner: headOf(policy, figures[0]!.department),
      needed: figures.map((f) => headOf(policy, f.department)).filter((p): p is string => !!p),
      minutes: bad ? 5 : undefined,
      factors: {
        impact: {
          value: distance / 1.5,
          because: fill(t('{n} {n:department|departments} off target', '{n} 个部门未达标'), { n: figures.length }),
        },
      },
    };
  });
};

const worse = (f: IndicatorFigure, than: number) =>
  f.indicator.better === 'higher' ? f.value! < than : f.value! > than;
