import { append, type Change, patch } from './changes.ts';
import { chatId, chats } from './chats.ts';
import { rowOf, type Snapshot } from './snapshot.ts';

/** What is to be written so that a person is found again in the chat. */
export function meet(snapshot: Snapshot, email: string, address: string): Change[] {
  const person = email.toLowerCase();
  const known = rowOf(snapshot, chats, chatId(person));
  return known ? patch(chats, known, { address }) : [append(chats, { id: chatId(person), person, address })];
}
