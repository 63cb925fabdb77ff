// Dates and instants as Chinese offices write them. Every deployment lives in China's one time zone, wherever the
// browser is; days are kept as the API writes them, 2020-06-01.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 8 * HOUR;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** The instant's clock in China, readable by the UTC getters. */
function china(instant: string | number | Date): Date {
  return new Date(new Date(instant).getTime() + ZONE);
}

const two = (n: number) => String(n).padStart(2, '0');

/** The day in China of an instant: 2020-06-01. */
export function dayOf(instant: string | number | Date): string {
  return china(instant).toISOString().slice(0, 10);
}

/** The first instant of a day in China. */
export function startOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - ZONE);
}

/** The day n days later. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);
}

/** How many days from one day to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** 2020年6月1日 */
export function longDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${shortDay(day)}`;
}

/** 6月1日 */
export function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 周三 */
export function weekday(day: string): string {
  return `周${WEEKDAYS[new Date(Date.parse(day)).getUTCDay()]}`;
}

/** 09:05 */
export function timeOfDay(instant: string | Date): string {
  const t = china(instant);
  return `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`;
}

/** 6月1日 09:05 */
export function moment(instant: string | Date): string {
  return `${shortDay(dayOf(instant))} ${timeOfDay(instant)}`;
}

/** 2020年6月1日 周一 09:05 */
export function fullMoment(instant: string | Date): string {
  const day = dayOf(instant);
  return `${longDay(day)} ${weekday(day)} ${timeOfDay(instant)}`;
}

/** The last day of a deadline: the first instant of a day ends the day before. */
export function lastDay(deadline: string): string {
  return dayOf(new Date(deadline).getTime() - 1);
}

/** A deadline: midnight is 6月8日 24:00, not 6月9日 00:00. */
export function deadline(instant: string): string {
  const clock = timeOfDay(instant);
  return clock === '00:00' ? `${shortDay(lastDay(instant))} 24:00` : moment(instant);
}

/** How long something took or takes: 3 天 4 小时, 25 分钟. */
export function duration(from: string | Date, to: string | Date): string {
  const ms = Math.max(0, new Date(to).getTime() - new Date(from).getTime());
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  if (days > 0) return hours > 0 && days < 10 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return `${hours} 小时`;
  const minutes = Math.floor(ms / 60_000);
  return minutes > 0 ? `${minutes} 分钟` : '不到 1 分钟';
}

/** How near a deadline is. */
export type Nearness = 'over' | 'today' | 'soon' | 'far';

const SOON = 3; // days

/** Where a deadline stands against the business time: how near, and in words. */
export function dueIn(at: string, now: Date): { nearness: Nearness; text: string } {
  const days = daysBetween(dayOf(now), lastDay(at));
  if (new Date(at) <= now) {
    return { nearness: 'over', text: days < 0 ? `逾期 ${-days} 天` : '已逾期' };
  }
  if (days === 0) return { nearness: 'today', text: '今天到期' };
  return { nearness: days <= SOON ? 'soon' : 'far', text: days === 1 ? '明天到期' : `剩 ${days} 天` };
}
