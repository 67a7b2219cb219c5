import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decisions, opinions } from '../../core/decisions/records.ts';
import { requests } from '../../core/requests/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { buttonsIn } from '../../plugins/feishu/simulator/messages.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { reachable } from '../../server/embedded/installation.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage } from '../world.ts';

const sales = 'sales.east@example.com';
const rd = 'rd.liaison@example.com';
const keys = { encryptKey: 'planted-encrypt-key-123', verificationToken: 'planted-verification-token' };

describe.each(['long connection', 'web hook'])('cards in Feishu, by %s', (by) => {
  let on: Stage;
  let tenant: FeishuTenant;
  let server: Server | undefined;
  beforeAll(async () => {
    on = await stage('feishu', { sample: false, ...(by === 'web hook' && { eventKeys: keys }) });
    tenant = on.tenant as FeishuTenant;
    if (by === 'web hook') {
      server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
      const url = `http://localhost:${(server.address() as AddressInfo).port}`;
      on.world.lark.events.deliver = (address, init) => fetch(address.replace(reachable, url), init);
      tenant.webHook = { url: `${reachable}/notifications/${on.connection.id}`, ...keys };
    }
    await on.connection.channel.keep();
  });
  afterAll(async () => {
    server?.close();
    on.connection.channel.stop();
    await on.world.stop();
  });

  const idOf = (email: string) => tenant.state.people.find((p) => p.email === email)!.open_id;
  const cards = (email: string) =>
    tenant.state.messages.filter((m) => m.to === idOf(email) && m.content.includes('"schema":"2.0"'));
  const click = (email: string, title: string, words?: string, as = email) => {
    const message = cards(email).at(-1)!;
    const button = buttonsIn(message.content).find((b) => b.title === title)!;
    return on.world.lark.events.click(tenant, {
      message: message.id!,
      who: idOf(as),
      value: button.value,
      ...(words !== undefined && { form: { [button.input!]: words } }),
    });
  };
  const request = async (title: string) => rowsOf(await on.snapshot(), requests).find((r) => r.title === title)!;

  it('are answered in the chat: the request is, and the card says so and offers nothing more', async () => {
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Quote <at id=all></at>' }, sales);
    expect(buttonsIn(cards(rd).at(-1)!.content)).toMatchObject([
      { title: 'Answer', input: 'ask0' },
      { title: 'Accept' },
    ]);
    expect(await click(rd, 'Answer', 'By Friday')).toEqual({
      type: 'success',
      content: 'Done by Rita Low',
    });
    await on.connection.workspace.idle();
    expect(await request('Quote <at id=all></at>')).toMatchObject({ state: 'answered', answer: 'By Friday' });
    expect(buttonsIn(cards(rd).at(-1)!.content)).toEqual([]);
    expect(cards(rd).at(-1)!.content).toContain('✓ Done by Rita Low');
  });

  it('bring the answer to whoever asked, who confirms it there', async () => {
    expect(await click(sales, 'Confirm')).toMatchObject({ type: 'success' });
    await on.connection.workspace.idle();
    expect((await request('Quote <at id=all></at>')).state).toBe('confirmed');
  });

  it('have the checks of a page: a click too late, by somebody else, or made up is refused and changes nothing', async () => {
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Second' }, sales);
    expect(await click(rd, 'Accept', undefined, 'production.liaison@example.com')).toMatchObject({ type: 'error' });
    expect(await click(rd, 'Answer', '')).toMatchObject({ type: 'error' });
    expect(buttonsIn(cards(rd).at(-1)!.content)).toHaveLength(2);
    await on.act('answer-request', { id: (await request('Second')).id, answer: 'In the tab' }, rd);
    expect((await click(rd, 'Answer', 'Too late')).content).toContain('“Answered” by now');
    expect(buttonsIn(cards(rd).at(-1)!.content)).toEqual([]);
    const madeUp = { message: cards(rd).at(-1)!.id!, who: idOf(rd) };
    const send = (value: unknown) => on.world.lark.events.click(tenant, { ...madeUp, value });
    expect(await send({ command: 'no-such', input: {} })).toMatchObject({ type: 'error' });
    expect(await send({ command: 'publish-agenda', input: { meeting: 'NEXT' } })).toMatchObject({ type: 'error' });
    for (const value of [null, 'x', { command: {}, input: [] }, { command: '__proto__', input: 'x' }])
      expect((await send(value)).type ?? 'error').toBe('error');
    expect(await request('Second')).toMatchObject({ answer: 'In the tab' });
  });

  it('ask a member of the committee, who answers right there: one reason for each button that wants one', async () => {
    const head = 'rd.head@example.com';
    const decision = async () => rowsOf(await on.snapshot(), decisions)[0]!;
    await on.act('propose-decision', { title: 'Second shift', plan: 'Two more people' }, 'sales.head@example.com');
    await on.act('ask-opinions', { id: (await decision()).id }, 'sales.head@example.com');
    await on.connection.workspace.idle();
    expect(buttonsIn(cards(head).at(-1)!.content)).toMatchObject([
      { title: 'Support' },
      { title: 'Support with condition', input: 'ask1' },
      { title: 'Object', input: 'ask2' },
      { title: 'Abstain' },
    ]);
    expect(await click(head, 'Object', '')).toMatchObject({ type: 'error' });
    expect(await click(head, 'Object', 'Nobody to hire')).toMatchObject({ type: 'success' });
    expect(rowsOf(await on.snapshot(), opinions)).toMatchObject([
      { member: head, opinion: 'object', reason: 'Nobody to hire' },
    ]);
  });

  it('say what came of a click that took longer than Feishu waits', { timeout: 20_000 }, async () => {
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Slow' }, sales);
    const { workspace } = on.connection;
    const act = workspace.act.bind(workspace);
    const slow = vi.spyOn(workspace, 'act').mockImplementation(async (...asked) => {
      await new Promise((done) => setTimeout(done, 2_600));
      return act(...asked);
    });
    const other = 'production.liaison@example.com';
    const toasts = await Promise.all([click(rd, 'Accept', undefined, other), click(rd, 'Answer', 'Here')]);
    expect(toasts).toMatchObject([{ type: 'info' }, { type: 'info' }]);
    slow.mockRestore();
    await vi.waitFor(() => {
      expect(buttonsIn(cards(rd).at(-1)!.content)).toEqual([]);
      const told = tenant.state.messages.filter((m) => m.to === idOf(other)).at(-1)!.content;
      expect(told).toContain('Only R&D can do this');
      expect(told).toContain('Slow');
    });
    expect(await request('Slow')).toMatchObject({ state: 'answered', answer: 'Here' });
  });
});
