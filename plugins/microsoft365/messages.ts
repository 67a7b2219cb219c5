import type { Write } from '../../core/workspace/port.ts';
import type { Asked } from './client.ts';

/**
 * A notice in a person's activity feed (`api/userteamwork-sendactivitynotification.md`). The activity type stands in
 * the app's manifest; the person must have the app installed, else Graph answers 404.
 */
export const sendMessage = (write: Extract<Write, { do: 'message' }>): Asked => ({
  method: 'POST',
  url: `/users/${write.to}/teamwork/sendActivityNotification`,
  body: {
    topic: { source: 'text', value: write.title, webUrl: write.link },
    activityType: 'coordinationNotice',
    previewText: { content: write.text.slice(0, 150) },
    templateParameters: [{ name: 'title', value: write.title }],
  },
  operation: 'send a notice',
});
