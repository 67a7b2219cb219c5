import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../core/policy/yaml.ts';
import { readValue, withAnother, withMoved, withValue } from '../../plugins/tab/editor/document.ts';
import { modelPath } from '../../server/policies.ts';

const source = readFileSync(modelPath('committee'), 'utf8');
const at = (text: string, path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)?.[step], readValue(text));

describe('the text of a policy, changed by its form', () => {
  it('changes one word and not a letter beside it', () => {
    const path = ['requests', 'kinds', 0, 'respond_within_hours'];
    const next = withValue(source, path, 6);
    expect(at(next, path)).toBe(6);
    const [before, after] = [source.split('\n'), next.split('\n')];
    expect(before.length).toBe(after.length);
    expect(before.filter((line, i) => line !== after[i])).toHaveLength(1);
    expect(withValue(withValue(source, ['version'], '2026.2'), ['version'], '2026.1')).toBe(source);
  });

  it('takes any word as it is, whatever YAML would make of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ minLength: 1 }),
          fc.constantFrom('yes', '1', '2026-01-01', '# x', 'a: b', '{', '- x', "it's", '"', 'null', '~', '、：'),
        ),
        (word) => {
          for (const path of [['purpose', 'en'], ['departments', 0, 'name', 'zh'], ['version']])
            expect(at(withValue(source, path, word), path)).toBe(word);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('adds, moves and takes away things, and keeps the comments', () => {
    const more = withAnother(source, ['principles'], { id: 'fair', name: 'Fair', means: 'Fair' });
    expect(at(more, ['principles', 3, 'id'])).toBe('fair');
    const moved = withMoved(more, ['principles'], 3, 0);
    expect(at(moved, ['principles', 0, 'id'])).toBe('fair');
    const gone = withValue(moved, ['principles', 0], undefined);
    expect(readValue(gone)).toEqual(readValue(source));
    for (const comment of source.match(/# .*/g)!) expect(gone).toContain(comment);
    expect(readPolicy(gone).ok).toBe(true);
    const optional = withValue(source, ['departments', 0, 'deputy'], undefined);
    expect(at(optional, ['departments', 0])).not.toHaveProperty('deputy');
  });

  it('leaves alone what is no YAML', () => {
    expect(readValue('a: [')).toBeUndefined();
    expect(withValue('a: [', ['a'], [1])).toBe('a: [');
  });
});
