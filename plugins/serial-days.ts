import { DateTime } from 'luxon';
import type { Zone } from '../core/workspace/zone.ts';

/**
 * Spreadsheets hold time as days of local wall time since 1899-12-30, Excel (`resources/range.md`: values) and Feishu
 * sheets (`docs/sheets/guide/sheets-faq`) alike.
 */
const epoch = Date.UTC(1899, 11, 30);
const day = 86_400_000;
/** The first day of the year 10000, which no spreadsheet has. */
const end = 2_958_466;

/** The instant that a serial number means, in milliseconds since 1970 UTC; nothing where it is no time. */
export const fromSerial = (serial: number, zone: Zone): number | undefined =>
  // Whole milliseconds: a serial is a fraction of a day, and 1/86400 has no exact binary form.
  serial > 0 && serial < end ? zone.instantOf(epoch + Math.round(serial * day)) : undefined;

/** The serial number of a day or an instant (ISO 8601). */
export const toSerial = (iso: string, zone: Zone): number =>
  (DateTime.fromISO(iso, { zone: zone.name }).setZone('utc', { keepLocalTime: true }).toMillis() - epoch) / day;
