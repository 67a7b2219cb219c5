import * as library from 'rrule';

// rrule ships as CommonJS under a name that Node's loader cannot see into: its exports then stand under `default`.
const { rrulestr } = 'rrulestr' in library ? library : (library as unknown as { default: typeof library }).default;

/**
 * The days of a cadence. Only days: times and zones are put on afterwards, by the calendar of the policy.
 * @param cadence an RRULE without times, e.g. FREQ=WEEKLY;BYDAY=WE
 * @param from first day of the series, YYYY-MM-DD
 * @throws Error if the rule cannot be read
 */
export const recurrence = (cadence: string, from: string) =>
  rrulestr(`DTSTART:${from.replaceAll('-', '')}T000000Z\nRRULE:${cadence.replace(/^RRULE:/i, '')}`);
