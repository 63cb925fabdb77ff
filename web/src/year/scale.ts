import { addDays, daysBetween } from '../parts/time';

/** A stretch of the year in percent of its width. */
export interface Stretch {
  left: number;
  width: number;
}

/** Where days lie on a picture of the year. */
export class YearScale {
  readonly first: string;
  private readonly days: number;

  constructor(year: number) {
    this.first = `${year}-01-01`;
    this.days = daysBetween(this.first, `${year + 1}-01-01`);
  }

  /** The beginning of a day, in percent. */
  at(day: string): number {
    return (100 * Math.min(this.days, Math.max(0, daysBetween(this.first, day)))) / this.days;
  }

  /** From the beginning of one day to the end of the other. */
  stretch(from: string, to: string): Stretch {
    const left = this.at(from);
    return { left, width: Math.max(this.at(addDays(to, 1)) - left, 0) };
  }

  /** The first days of the months. */
  months(): string[] {
    const year = this.first.slice(0, 4);
    return Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}-01`);
  }
}

/** Something that lasts from one day to another. */
export interface Lasting {
  from: string;
  to: string;
}

/** Puts what lasts into as few rows as it takes for nothing to overlap, with some days between neighbours. */
export function pack<T extends Lasting>(things: T[], between = 2): T[][] {
  const rows: { end: string; things: T[] }[] = [];
  for (const thing of [...things].sort((a, b) => a.from.localeCompare(b.from))) {
    const row = rows.find((r) => addDays(r.end, between) < thing.from);
    if (row) {
      row.things.push(thing);
      row.end = thing.to;
    } else {
      rows.push({ end: thing.to, things: [thing] });
    }
  }
  return rows.map((r) => r.things);
}
