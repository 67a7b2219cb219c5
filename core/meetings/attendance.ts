import { committeeOf, quorumOf, substitutesOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, listed, type Text, t, verbatim } from '../words.ts';
import { nameOf } from '../workspace/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Item } from './item.ts';
import type { Meeting } from './meeting.ts';

const low = (email: string) => email.toLowerCase();

/** What the calendar's answers mean for an item: nobody who is needed comes, its owner does not, no quorum in sight. */
export function flagsFor(item: Item, meeting: Meeting, policy: Policy, snapshot: Snapshot): Text[] {
  const flags: Text[] = [];
  if (item.owner && !snapshot.directory.find(item.owner))
    flags.push(
      fill(t('{who} is not in the directory; choose another owner', '通讯录中没有{who}，请另选责任人'), {
        who: item.owner,
      }),
    );
  const answers = new Map((meeting.event?.attendees ?? []).map((a) => [low(a.email), a.answer]));
  if (!answers.size) return flags;
  const declined = (email: string) => answers.get(low(email)) === 'declined';
  const stoodInFor = (email: string) => substitutesOf(policy, email).some((s) => answers.has(low(s)) && !declined(s));
  const absent = item.needed.filter((p) => declined(p) && !stoodInFor(p));
  if (item.needed.length && absent.length === item.needed.length)
    flags.push(
      fill(t('None of those it needs will be there: {who}', '所需人员均不能参加：{who}'), {
        who: names(snapshot, absent),
      }),
    );
  else if (item.owner && absent.includes(item.owner))
    flags.push(fill(t('{who} has declined', '{who}已谢绝参会'), { who: names(snapshot, [item.owner]) }));
  if (item.wanted === 'decide' && item.source === 'decisions') {
    const members = committeeOf(policy);
    const coming = members.filter((m) => !declined(m) || stoodInFor(m));
    if (coming.length < quorumOf(policy, members.length))
      flags.push(
        fill(t('No quorum in sight: {n} of {all} members', '预计不足法定人数：{all} 名委员中 {n} 名可参加'), {
          n: coming.length,
          all: members.length,
        }),
      );
  }
  return flags;
}

const names = (snapshot: Snapshot, emails: string[]) => listed(emails.map((e) => verbatim(nameOf({ snapshot }, e))));
