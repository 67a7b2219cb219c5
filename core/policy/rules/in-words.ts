import { fill, listed, type Text, t, verbatim } from '../../words.ts';
import type { Facts, FactValues } from './expression.ts';

/** What stands between facts and values, as people say it. */
const signs: Record<string, Text> = {
  '>=': t('at least', '不低于'),
  '<=': t('at most', '不高于'),
  '>': t('more than', '高于'),
  '<': t('less than', '低于'),
  '==': t('is', '为'),
  '!=': t('is not', '不为'),
  '&&': t('and', '且'),
  '||': t('or', '或'),
  '!': t('not', '非'),
  '*': verbatim('×'),
  '/': verbatim('÷'),
};
const tokens = /"[^"]*"|'[^']*'|[A-Za-z_]\w*|\d+(?:\.\d+)?|>=|<=|==|!=|&&|\|\||[^\s\w]/g;

/** A fact as it is called where it stands alone. */
const nameOf = (facts: Facts, name: string): Text | undefined => {
  const says = Object.hasOwn(facts, name) ? facts[name]!.says : undefined;
  return says && t(says.en.replace(/^… /, ''), says.zh.replace(/^… ?/, ''));
};

/** A condition or formula of the policy in words: never the expression itself. */
export function ruleInWords(source: string, facts: Facts): Text {
  const parts = (source.match(tokens) ?? []).map((token): Text => {
    const fact = nameOf(facts, token);
    if (fact) return t(`“${fact.en}”`, `“${fact.zh}”`);
    return signs[token] ?? verbatim(/^["']/.test(token) ? token.slice(1, -1) : token.replace(/^(\d+)\.0$/, '$1'));
  });
  const en = parts.map((p) => p.en).join(' ');
  return t(en.replace(/\( /g, '(').replace(/ \)/g, ')'), parts.map((p) => p.zh).join(' '));
}

const limit = (source: string, name: string): Text | undefined => {
  const [, sign, n] = new RegExp(`\\b${name}\\s*(>=|<=|>|<|==)\\s*(\\d+(?:\\.\\d+)?)`).exec(source) ?? [];
  return sign && n ? fill(t('{sign} {n}', '{sign} {n}'), { sign: signs[sign]!, n: String(Number(n)) }) : undefined;
};

/** What a rule found: each fact that it looks at with its value, and what the rule asks of it. */
export function foundInWords(source: string, facts: Facts, values: FactValues): Text {
  const names = [...new Set(source.match(/[A-Za-z_]\w*/g) ?? [])];
  return listed(
    names.flatMap((name) => {
      const fact = nameOf(facts, name);
      const value = values[name];
      if (!fact || value === undefined) return [];
      const said = typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value);
      const asked = limit(source, name);
      return asked
        ? fill(t('{fact}: {said} ({asked})', '{fact}：{said}（{asked}）'), { fact, said, asked })
        : fill(t('{fact}: {said}', '{fact}：{said}'), { fact, said });
    }),
  );
}
