import { decisionCharts } from './decisions/charts.ts';
import { newsCharts } from './exchange/charts.ts';
import { forecastCharts } from './forecasts/charts.ts';
import { meetingCharts } from './meetings/charts.ts';
import { scoreCharts } from './performance/charts.ts';
import { requestCharts } from './requests/charts.ts';
import { serviceCharts } from './service/charts.ts';
import type { Chart, ChartScope } from './workspace/chart.ts';

const sources = [scoreCharts, requestCharts, forecastCharts, serviceCharts, newsCharts, decisionCharts, meetingCharts];

/** Everything that is drawn, for the dashboard, the report and the spreadsheet alike. A new capability adds its line here. */
export const chartsIn = (scope: ChartScope): Chart[] => sources.flatMap((source) => source(scope));
