import type { z } from 'zod';
import type { Sourced } from '../policy/history.ts';
import { type Actor, type Role, roleNames } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { issueWords } from '../schema-issues.ts';
import { fill, listed, Refusal, type Text, t, verbatim } from '../words.ts';
import { type Through, throughs } from './activity.ts';
import type { Change } from './changes.ts';
import type { ExportSheet } from './export.ts';
import type { Snapshot } from './snapshot.ts';
import type { RawSource, SourceAddress, Spreadsheet } from './source.ts';

/** What surrounds the core: limits of the suite and where links lead. */
export interface Place {
  /** Longest body of an invitation, in characters. */
  bodyLimit: number;
  /** A link that opens a page of the tab, e.g. `meetings/weekly-2026-11-25`. */
  appLink(path: string): string;
  /** Proves that words were written by us and not typed into a cell. */
  seal(words: string): string;
}

/** Everything a decision may look at. */
export interface Scene {
  snapshot: Snapshot;
  /** The policy in force. */
  policy: Policy;
  /** What the installation began with: the policy in force until one was adopted (`core/policy/history.ts`). */
  installed: Sourced;
  /** ISO 8601 in UTC. */
  now: string;
  place: Place;
}
export interface Act extends Scene {
  actor: Actor;
  /** What was looked up for this act, with the actor's own rights, where its definition wants it. */
  found?: Found;
}

/** A spreadsheet of the company's own that is not (or not yet) part of the workspace: by its link, or where it stands. */
export type Wanted = { link: string } | { source: SourceAddress };
export interface Found {
  spreadsheet?: Spreadsheet;
  raw?: RawSource;
}

/** What a person may do. Routes, CLI, permissions and documentation come from this definition. */
export interface Command<I extends z.ZodType = z.ZodType> {
  name: string;
  title: Text;
  allow: readonly Role[];
  input: I;
  /**
   * A person's own decision: no agent, flow or rule makes it for them. Gives the page of the tab where the person makes it.
   */
  personal?(input: z.output<I>): string;
  /** What is to be looked up first. */
  wants?(input: z.output<I>): Wanted;
  /** Pure. @throws Refusal with a reason fit to show */
  decide(act: Act, input: z.output<I>): Change[];
}

/** What a person may see. */
export interface View<Q extends z.ZodType = z.ZodType, R = unknown> {
  name: string;
  title: Text;
  allow: readonly Role[];
  query: Q;
  /** What is to be looked up first. */
  wants?(query: z.output<Q>): Wanted;
  show(act: Act, query: z.output<Q>): R;
  /** The same as lists to take along, whole and with all times; without it they are made of what is shown. */
  sheets?(act: Act, query: z.output<Q>): ExportSheet[];
}

export const defineCommand = <I extends z.ZodType>(command: Command<I>): Command<I> => command;
export const defineView = <Q extends z.ZodType, R>(view: View<Q, R>): View<Q, R> => view;

/** What must be true by now, with no actor. Running it twice changes nothing more. */
export type Automation = (scene: Scene) => Change[];

export const allowed = (definition: { allow: readonly Role[] }, actor: Actor): boolean =>
  definition.allow.some((role) => actor.roles.includes(role));

/** What a field of an input is called for people; its own key where nobody named it. */
export type FieldName = (key: string) => Text | undefined;

/**
 * Checks an input against a definition's schema.
 * @param nameOf what its fields are called
 * @throws Refusal that names the field, in both languages
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown, nameOf?: FieldName): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const says = fill(t('“{field}” {says}', '“{field}”{says}'), {
    field: path.length ? named(path, nameOf) : t('The input', '输入内容'),
    says: issueWords(issue, valueAt(input, issue.path)),
  });
  throw new Refusal(says, 'invalid', path.map(String).join('.') || undefined);
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);

/** “Actions 2, Title”: entries of a list count from 1. */
function named(path: readonly PropertyKey[], nameOf: FieldName = () => undefined): Text {
  const parts = path.map((key) =>
    typeof key === 'number' ? verbatim(String(key + 1)) : (nameOf(String(key)) ?? verbatim(String(key))),
  );
  return { en: parts.map((p) => p.en).join(' '), zh: parts.map((p) => p.zh).join(' ') };
}

/** An agent may prepare and never decides. @throws Refusal that says where the person decides */
export function mustDecideThemselves(
  command: Pick<Command, 'title' | 'personal'>,
  input: unknown,
  through: Through,
  link: (page: string) => string,
): void {
  if (!command.personal) return;
  throw new Refusal(
    fill(
      t(
        '“{title}” is a person’s own decision; {through} cannot make it. They do it here: {link}',
        '“{title}”须由本人作出，{through}不能代为决定。请本人在此处理：{link}',
      ),
      { title: command.title, through: throughs[through], link: link(command.personal(input)) },
    ),
    'denied',
  );
}

/** @throws Refusal if the actor has none of the roles */
export function permit(definition: { allow: readonly Role[]; title: Text }, actor: Actor): void {
  if (allowed(definition, actor)) return;
  throw new Refusal(
    fill(t('“{title}” is only for {roles}', '“{title}”仅限{roles}使用'), {
      title: definition.title,
      roles: listed(definition.allow.map((role) => roleNames[role])),
    }),
    'denied',
  );
}

/**
 * What is in memory was read with somebody's rights; it is shown only to people of the group that takes part, whatever
 * else the tenant lets them sign in to.
 * @throws Refusal
 */
export function takesPart(actor: Actor, snapshot: Snapshot): void {
  if (snapshot.directory.identified(actor.email)) return;
  throw new Refusal(
    t(
      'You are not among the people who take part; an admin can add you to the group or department',
      '您不在参与协作的人员之列，请管理员将您加入相应群组或部门',
    ),
    'denied',
  );
}
