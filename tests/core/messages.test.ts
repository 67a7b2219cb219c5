import { describe, expect, it } from 'vitest';
import { verbatim } from '../../core/words.ts';
import { postIn, yours } from '../../core/workspace/because.ts';
import { asDigest, type Message, together, withReason } from '../../core/workspace/digest.ts';
import { preview } from '../../plugins/microsoft365/messages.ts';
import { model } from '../decisions/paper.ts';

const message = (key: string, more: Partial<Message> = {}): Message => ({
  key,
  to: 'rd.head@example.com',
  title: verbatim('Something is due'),
  text: verbatim('Overdue, please step in: Returns'),
  link: '#',
  ...more,
});

describe('messages to one person', () => {
  it('are one line where they say the same: with the names of those whom it is about', () => {
    const people = ['Ann', 'Ben', 'Cem', 'Dee', 'Eva', 'Fay', 'Gus'];
    const [said] = asDigest(
      people.map((who, i) => message(`${i}`, { who })),
      'en',
      '#',
    );
    expect(said).toMatchObject({
      title: '7 things wait for you',
      text: 'Overdue, please step in: Returns (Ann, Ben, Cem, Dee, Eva …, 7 in all)',
    });
    const [zh] = asDigest(
      people.map((who, i) => message(`${i}`, { who })),
      'zh',
      '#',
    );
    expect(zh).toMatchObject({ text: 'Overdue, please step in: Returns（Ann、Ben、Cem、Dee、Eva等 7 人）' });
  });

  it('say how often the same is said of nobody', () => {
    const [said] = asDigest([message('1'), message('2')], 'en', '#');
    expect(said).toMatchObject({ text: 'Overdue, please step in: Returns (×2)' });
  });

  it('say why this person gets them, each reason once', () => {
    const post = postIn(model, 'rd', 'RD.head@example.com')!;
    const [said] = asDigest(
      [message('1', { because: post }), message('2', { because: post }), message('3', { because: yours })],
      'en',
      '#',
    ) as never[];
    expect(withReason(said!, 'en').text).toMatch(/\nYou get this because you head R&D, it is yours to do\.$/);
  });

  it('keep over night what happened, and count what they are about', () => {
    const tell = {
      do: 'message' as const,
      key: 'a',
      to: 'x@example.com',
      title: 'Your request was accepted',
      text: 'Ann: Prices',
      link: '#',
      titled: true as const,
    };
    const [one] = asDigest(
      [message('1', { to: 'x@example.com' }), message('2', { to: 'x@example.com' })],
      'en',
      '#',
    ) as never[];
    expect(together([tell, one!], 'en', '#')).toMatchObject([
      { title: '3 things wait for you', text: expect.stringContaining('Your request was accepted · Ann: Prices') },
    ]);
  });
});

describe('a notice in the activity feed', () => {
  const reason = 'You get this because you head Production.';
  it('is cut between words, and still says why it came', () => {
    const body = 'Overdue, please step in: Reading of the procedure on returned goods '.repeat(4).trim();
    const said = preview({ text: `${body}\n${reason}`, reason });
    expect(said.length).toBeLessThanOrEqual(150);
    expect(said.endsWith(`…\n${reason}`)).toBe(true);
    const [line] = said.split('…');
    expect(body.startsWith(`${line} `)).toBe(true);
  });
  it('is whole where it fits', () => {
    expect(preview({ text: `Short\n${reason}`, reason })).toBe(`Short\n${reason}`);
    expect(preview({ text: '逾'.repeat(200) })).toHaveLength(149);
  });
});
