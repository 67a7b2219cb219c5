import { closeTask } from './actions/commands.ts';
import { automationsView } from './automations/views.ts';
import { bindingCommands } from './bindings/commands.ts';
import { addRows, pastePreviewView } from './bindings/paste.ts';
import { bindingViews } from './bindings/views.ts';
import { archiveView } from './conduct/archive.ts';
import { conductCommands } from './conduct/commands.ts';
import { conductView } from './conduct/views.ts';
import { decisionCommands } from './decisions/commands.ts';
import { decisionViews } from './decisions/views.ts';
import { demandCommands } from './demands/commands.ts';
import { evaluationCommands } from './evaluation/commands.ts';
import { evaluationView } from './evaluation/views.ts';
import { exchangeCommands } from './exchange/commands.ts';
import { exchangeView } from './exchange/views.ts';
import { forecastCommands } from './forecasts/commands.ts';
import { forecastView } from './forecasts/views.ts';
import { groupCommands } from './groups/commands.ts';
import { groupsView } from './groups/views.ts';
import { liaisonCommands } from './liaisons/commands.ts';
import { liaisonsView } from './liaisons/views.ts';
import { closingCommands, endingView } from './meetings/closing.ts';
import { meetingCommands } from './meetings/commands.ts';
import { confirmingCommands } from './meetings/confirming.ts';
import { liveCommands } from './meetings/live.ts';
import { liveViews } from './meetings/live-views.ts';
import { pullingCommands } from './meetings/pull-item.ts';
import { rateMeeting } from './meetings/rating.ts';
import { recordOutcome } from './meetings/recording.ts';
import { meetingViews } from './meetings/views.ts';
import { performanceCommands } from './performance/commands.ts';
import { personScoresView, scoresView } from './performance/views.ts';
import { procedureCommands } from './procedures/commands.ts';
import { procedureViews } from './procedures/views.ts';
import { dataQualityView } from './reports/data-quality.ts';
import { installationView } from './reports/installation.ts';
import { recordView } from './reports/record.ts';
import { reportView } from './reports/report.ts';
import { requestCommands } from './requests/commands.ts';
import { requestViews } from './requests/views.ts';
import { revisionCommands } from './revision/commands.ts';
import { policyView } from './revision/text-view.ts';
import { revisionViews } from './revision/views.ts';
import { sampleCommands } from './samples/commands.ts';
import { searchView } from './search/views.ts';
import { serviceCommands } from './service/commands.ts';
import { todayView } from './today/views.ts';
import { trainingCommands } from './training/commands.ts';
import { trainingsView } from './training/views.ts';
import type { Command, View } from './workspace/command.ts';

/** Everything that can be done, by name. Routes, CLI and documentation are made from this list. */
export const commands = new Map<string, Command>(
  [
    ...requestCommands,
    ...exchangeCommands,
    ...bindingCommands,
    addRows,
    ...demandCommands,
    ...serviceCommands,
    ...forecastCommands,
    ...liaisonCommands,
    ...decisionCommands,
    ...groupCommands,
    ...procedureCommands,
    ...trainingCommands,
    ...revisionCommands,
    ...evaluationCommands,
    ...performanceCommands,
    ...conductCommands,
    rateMeeting,
    closeTask,
    ...sampleCommands,
    ...meetingCommands,
    ...pullingCommands,
    recordOutcome,
    ...closingCommands,
    ...liveCommands,
    ...confirmingCommands,
  ].map((c) => [c.name, c as unknown as Command]),
);

/** Everything that can be seen, by name. */
export const views = new Map<string, View>(
  [
    todayView,
    ...requestViews,
    exchangeView,
    ...bindingViews,
    pastePreviewView,
    forecastView,
    liaisonsView,
    ...decisionViews,
    groupsView,
    ...procedureViews,
    trainingsView,
    ...meetingViews,
    ...liveViews,
    endingView,
    policyView,
    ...revisionViews,
    scoresView,
    personScoresView,
    conductView,
    archiveView,
    evaluationView,
    automationsView(commands),
    dataQualityView,
    installationView,
    recordView,
    reportView,
    searchView,
  ].map((v) => [v.name, v as unknown as View]),
);
