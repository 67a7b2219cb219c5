import { IANAZone } from 'luxon';

const quarter = 900_000;
const remembered = 10_000;

/**
 * A time zone whose offsets are looked up once for each quarter of an hour: tables have thousands of times, and asking
 * the platform for each takes longer than everything else.
 */
export class Zone {
  private readonly zone: IANAZone;
  private readonly known = new Map<number, number>();
  /** Tables say the same days again and again. */
  private readonly days = new Map<number, string>();

  /** @param name IANA name, e.g. Asia/Shanghai */
  constructor(readonly name: string) {
    this.zone = IANAZone.create(name);
  }

  /** Milliseconds that local time is ahead of UTC at an instant. */
  private offsetAt(instant: number): number {
    const key = Math.floor(instant / quarter);
    let offset = this.known.get(key);
    if (offset === undefined) {
      offset = this.zone.offset(instant) * 60_000;
      this.known.set(key, offset);
    }
    return offset;
  }

  /** The instant (ms since 1970, UTC) at which clocks in the zone show a wall time, given as if it were UTC. */
  instantOf(wall: number): number {
    const guess = wall - this.offsetAt(wall);
    return wall - this.offsetAt(guess);
  }

  /** The day of an instant in the zone, YYYY-MM-DD. */
  dayOf(instant: number): string {
    const known = this.days.get(instant);
    if (known) return known;
    const day = new Date(instant + this.offsetAt(instant)).toISOString().slice(0, 10);
    if (this.days.size < remembered) this.days.set(instant, day);
    return day;
  }

  /** The day of an instant in the zone, in days since 1970 began. */
  dayNumberOf(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / 86_400_000);
  }
}
