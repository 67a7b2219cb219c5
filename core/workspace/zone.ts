import { IANAZone } from 'luxon';

const day = 86_400_000;
const quarter = 900_000;
/** Days from 1970 to 2200; other ones are looked up each time. */
const days = 84_000;
/** In place of the offset of a day that is not known yet, and of one on which clocks change. */
const unknown = Number.NaN;
const changing = Number.POSITIVE_INFINITY;

const zones = new Map<string, Zone>();
const names: (string | undefined)[] = [];

/**
 * A time zone whose offsets are looked up once for each day, and on days on which clocks change once for each quarter of
 * an hour: tables have thousands of times, and asking the platform for each takes longer than everything else.
 */
export class Zone {
  private readonly zone: IANAZone;
  private readonly ofDay = new Float64Array(days).fill(unknown);
  private readonly ofQuarter = new Map<number, number>();

  /** @param name IANA name, e.g. Asia/Shanghai */
  private constructor(readonly name: string) {
    this.zone = IANAZone.create(name);
  }

  /** The zone of a name; the same one each time, with what it has looked up. */
  static named(name: string): Zone {
    const zone = zones.get(name) ?? new Zone(name);
    zones.set(name, zone);
    return zone;
  }

  /** Milliseconds that local time is ahead of UTC at an instant. */
  private offsetAt(instant: number): number {
    const n = Math.floor(instant / day);
    if (!(n >= 0 && n < days)) return this.lookedUp(instant);
    let offset = this.ofDay[n]!;
    if (Number.isNaN(offset)) {
      offset = this.lookedUp(n * day);
      if (offset !== this.lookedUp(n * day + day)) offset = changing;
      this.ofDay[n] = offset;
    }
    return offset === changing ? this.inQuarter(Math.floor(instant / quarter)) : offset;
  }

  private inQuarter(n: number): number {
    const known = this.ofQuarter.get(n) ?? this.lookedUp(n * quarter);
    this.ofQuarter.set(n, known);
    return known;
  }

  private lookedUp(instant: number): number {
    return this.zone.offset(instant) * 60_000;
  }

  /** The instant (ms since 1970, UTC) at which clocks in the zone show a wall time, given as if it were UTC. */
  instantOf(wall: number): number {
    const guess = wall - this.offsetAt(wall);
    return wall - this.offsetAt(guess);
  }

  /** The day of an instant in the zone, YYYY-MM-DD. */
  dayOf(instant: number): string {
    return dayNamed(this.dayNumberOf(instant));
  }

  /** The day of an instant in the zone, in days since 1970 began. */
  dayNumberOf(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / day);
  }
}

/** A day by its number since 1970, as YYYY-MM-DD: tables say the same days again and again. */
function dayNamed(n: number): string {
  const known = names[n];
  if (known) return known;
  const name = new Date(n * day).toISOString().slice(0, 10);
  if (n >= 0 && n < days) names[n] = name;
  return name;
}

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const minutes = Array.from({ length: 1_440 }, (_, n) => `T${two[Math.floor(n / 60)]}:${two[n % 60]}:`);

/**
 * An instant (ms since 1970) as ISO 8601 in UTC. The platform's own words take more than twice as long, and a table of
 * 100,000 rows says half a million instants.
 */
export function isoOf(instant: number): string {
  const n = Math.floor(instant / day);
  if (!(n >= 0 && n < days && Number.isInteger(instant))) return new Date(instant).toISOString();
  const rest = instant - n * day;
  const within = rest % 60_000;
  const minute = minutes[Math.floor(rest / 60_000)];
  // Joined and not added up: what is added up is copied once more when it is first compared.
  if (within === 0) return [dayNamed(n), minute, '00.000Z'].join('');
  return [dayNamed(n), minute, two[Math.floor(within / 1_000)], '.', String(within % 1_000).padStart(3, '0'), 'Z'].join(
    '',
  );
}
