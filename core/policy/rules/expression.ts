import { Environment } from '@marcbachmann/cel-js';
import { onceFor } from '../../once.ts';
import { fill, type Text, t } from '../../words.ts';

/** What a rule may look at: numbers, words, yes or no. */
export type FactType = 'number' | 'words' | 'yes';
export interface Fact {
  type: FactType;
  /** What it is, for whoever writes the rule. */
  says: Text;
}
export type Facts = Readonly<Record<string, Fact>>;
export type FactValues = Readonly<Record<string, number | string | boolean>>;

/** An expression that is fit to be used. */
export interface Rule {
  /** What it gives for these facts; nothing where it cannot be computed, such as a division by zero. */
  of(values: FactValues): number | string | boolean | undefined;
}
export type ReadRule = { ok: true; rule: Rule } | { ok: false; says: Text };

const types = { number: 'double', words: 'string', yes: 'bool' } as const;
/** What is written: longer is a program, not a rule. */
const longest = 500;
/** How many steps a rule may take. */
const mostSteps = 2_000;
/** No list that a rule can write down is longer. */
const longestList = 50;
/** Regular expressions can take for ever on a few letters, bytes and dates are not among the facts. */
const refused = new Set(['matches', 'bytes', 'timestamp', 'duration', 'split']);

type Node = { op: string; args: unknown };
const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && 'op' in x;
const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** How many steps an expression takes at most: what runs over a list counts as often as lists are long. */
function stepsOf(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, x) => sum + stepsOf(x), 0);
  if (!isNode(node)) return 0;
  const own = 1 + stepsOf(node.args);
  const [name] = Array.isArray(node.args) ? node.args : [];
  return node.op === 'rcall' && macros.has(String(name)) ? own * longestList : own;
}

function callsIn(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const x of node) callsIn(x, found);
  if (isNode(node)) {
    if ((node.op === 'call' || node.op === 'rcall') && Array.isArray(node.args)) found.push(String(node.args[0]));
    callsIn(node.args, found);
  }
  return found;
}

/** The language of rules: CEL, in which a number is a number whether it is written 2 or 2.0. */
function environmentFor(facts: Facts): Environment {
  const env = new Environment({
    limits: { maxAstNodes: 200, maxDepth: 40, maxListElements: longestList, maxMapEntries: 10, maxCallArguments: 8 },
  });
  for (const [name, fact] of Object.entries(facts)) env.registerVariable(name, types[fact.type]);
  const n = Number;
  const mixed: [string, (a: unknown, b: unknown) => unknown][] = [
    ['+', (a, b) => n(a) + n(b)],
    ['-', (a, b) => n(a) - n(b)],
    ['*', (a, b) => n(a) * n(b)],
    ['/', (a, b) => n(a) / n(b)],
  ];
  for (const [op, act] of mixed)
    for (const [a, b] of [
      ['double', 'int'],
      ['int', 'double'],
    ])
      env.registerOperator(`${a} ${op} ${b}: double`, act);
  env.registerOperator('double == int', (a: unknown, b: unknown) => n(a) === n(b));
  return env;
}

const environments = onceFor(environmentFor);
const known = onceFor((_: Facts) => new Map<string, ReadRule>());

/**
 * Reads a rule.
 * @param facts what it may look at
 * @param gives what it must come to
 * @returns the rule, or what is wrong with it and how to mend it
 */
export function readRule(source: string, facts: Facts, gives: FactType): ReadRule {
  const own = known(facts);
  const key = `${gives} ${source}`;
  let read = own.get(key);
  if (!read) {
    read = readAnew(source, facts, gives);
    if (own.size > 500) own.clear();
    own.set(key, read);
  }
  return read;
}

const wrong = (says: Text): ReadRule => ({ ok: false, says });

function readAnew(source: string, facts: Facts, gives: FactType): ReadRule {
  if (source.length > longest) return wrong(t(`A rule has at most ${longest} letters`, `规则不超过 ${longest} 个字符`));
  const env = environments(facts);
  const checked = env.check(source);
  if (!checked.valid) return wrong(inWords(String(checked.error?.message ?? ''), facts));
  const run = env.parse(source);
  const call = callsIn(run.ast).find((name) => refused.has(name));
  if (call) return wrong(t(`"${call}" cannot be used in a rule`, `规则中不能使用“${call}”`));
  if (stepsOf(run.ast) > mostSteps)
    return wrong(t('This rule would take too long; make it simpler', '该规则计算量过大，请简化'));
  if (!fits(checked.type, gives))
    return wrong(
      fill(t('A rule here gives {wanted}, this one gives {is}', '此处规则应得出{wanted}，现得出{is}'), {
        wanted: names[gives]!,
        is: names[factType(String(checked.type))] ?? t(String(checked.type), String(checked.type)),
      }),
    );
  return {
    ok: true,
    rule: {
      of(values) {
        try {
          const value: unknown = run(values);
          if (typeof value === 'bigint') return Number(value);
          if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
          return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
        } catch {
          return undefined;
        }
      },
    },
  };
}

const names: Record<string, Text> = {
  number: t('a number', '数字'),
  words: t('words', '文字'),
  yes: t('yes or no', '是或否'),
};
const factType = (type: string): string =>
  ({ double: 'number', int: 'number', string: 'words', bool: 'yes' })[type] ?? type;
const fits = (type: unknown, gives: FactType): boolean => factType(String(type)) === gives || String(type) === 'dyn';

/** The library's own words, for people who never heard of overloads. */
function inWords(message: string, facts: Facts): Text {
  const [first = ''] = message.split('\n');
  const unknown = /Unknown variable: (\S+)/.exec(first)?.[1];
  if (unknown) {
    const near = nearest(unknown, Object.keys(facts));
    const list = Object.keys(facts).join(', ');
    return t(
      `There is no fact "${unknown}"${near ? `; do you mean "${near}"?` : ''} The facts here: ${list}`,
      `没有事实“${unknown}”${near ? `，是否指“${near}”？` : ''}可用：${list}`,
    );
  }
  const operands = /no such overload: (\S+) (\S+) (\S+)/.exec(first);
  if (operands) {
    const [, a = '', op = '', b = ''] = operands;
    const say = (type: string) => names[factType(type)] ?? t(type, type);
    return fill(t('"{op}" does not go with {a} and {b}', '“{op}”不能用于{a}与{b}'), { op, a: say(a), b: say(b) });
  }
  return t(`This is no rule: ${first}`, `规则有误：${first}`);
}

/** The fact whose name is most like a word, if one is. */
function nearest(word: string, all: readonly string[]): string | undefined {
  const pairs = (s: string) => new Set(Array.from({ length: s.length - 1 }, (_, i) => s.slice(i, i + 2)));
  const own = pairs(word.toLowerCase());
  const alike = (s: string) => {
    const other = pairs(s);
    const common = [...own].filter((p) => other.has(p)).length;
    return (2 * common) / Math.max(1, own.size + other.size);
  };
  const best = [...all].sort((a, b) => alike(b) - alike(a))[0];
  return best && alike(best) > 0.5 ? best : undefined;
}

/** Whether a condition holds; one that cannot be computed does not. */
export function holds(source: string | undefined, facts: Facts, values: FactValues): boolean {
  if (source === undefined) return true;
  const read = readRule(source, facts, 'yes');
  return read.ok && read.rule.of(values) === true;
}
