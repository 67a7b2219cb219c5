import type { Report } from './contradiction.ts';
import type { Policy } from './schema.ts';

/** Words for taking money: what may be deducted from wages is a matter of labour law, not of a policy of co-ordination. */
const money =
  /罚款|扣罚|扣款|减薪|降薪|扣(除|减|发)?.{0,6}(工资|薪|奖金|绩效|津贴)|\bfines?\b|\bfined\b|pay cut|salary cut|deduct|withh(o|e)ld|\bdock\w*\b.{0,12}(pay|wage|salar|bonus)/i;

/** Levels and rules of recognition and correction (A11). */
export function checkConduct(policy: Policy, report: Report) {
  for (const part of ['recognition', 'corrections'] as const) {
    const { levels, rules } = policy[part];
    const known = new Set<string>();
    levels.forEach((x, i) => {
      if (known.has(x.id))
        report(
          [part, 'levels', i, 'id'],
          `"${x.id}" is used twice; give each its own id`,
          `“${x.id}”重复，请使用不同的标识`,
        );
      known.add(x.id);
      const words = [x.name.en, x.name.zh, x.effect?.en, x.effect?.zh].join(' ');
      if (part === 'corrections' && money.test(words))
        report(
          [part, 'levels', i, x.effect && money.test(`${x.effect.en} ${x.effect.zh}`) ? 'effect' : 'name'],
          'no fine and no pay cut: what may be deducted from wages is a matter of labour law. Name another form, such as a talk, a written notice, a training',
          '不得设置罚款或扣薪：工资扣减须依照劳动法律。请改用谈话、书面提醒、培训等方式',
        );
    });
    rules.forEach((r, i) => {
      if (!known.has(r.level))
        report(
          [part, 'rules', i, 'level'],
          `there is no level "${r.level}"; the levels are ${[...known].join(', ')}`,
          `没有方式“${r.level}”；现有：${[...known].join('、')}`,
        );
    });
  }
}
