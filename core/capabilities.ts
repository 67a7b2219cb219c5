import { createTasks, removeTwinTasks } from './actions/automation.ts';
import { closeTask } from './actions/commands.ts';
import { meetingAutomations } from './meetings/automation.ts';
import { meetingCommands } from './meetings/commands.ts';
import { meetingViews } from './meetings/views.ts';
import { removeCopies } from './reports/automation.ts';
import { dataQualityView } from './reports/data-quality.ts';
import { recordView } from './reports/record.ts';
import { requestAutomations } from './requests/automation.ts';
import { requestCommands } from './requests/commands.ts';
import { requestViews } from './requests/views.ts';
import { todayView } from './today/views.ts';
import type { Automation, Command, View } from './workspace/command.ts';

/** Everything that can be done, by name. Routes, CLI and documentation are made from this list. */
export const commands = new Map<string, Command>(
  [...requestCommands, closeTask, ...meetingCommands].map((c) => [c.name, c as unknown as Command]),
);

/** Everything that can be seen, by name. */
export const views = new Map<string, View>(
  [todayView, ...requestViews, ...meetingViews, dataQualityView, recordView].map((v) => [v.name, v as unknown as View]),
);

/** What must be true by now, in the order in which it is looked after. */
export const automations: readonly Automation[] = [
  removeCopies,
  ...meetingAutomations,
  createTasks,
  ...requestAutomations,
  removeTwinTasks,
];
