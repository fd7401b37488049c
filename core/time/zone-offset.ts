const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when this machine does not know the zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
  formats.set(zone, made);
  return made;
}

/** The offset as Intl tells it, asked anew: some ten microseconds. */
function askedOffset(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"], part["hour"], part["minute"], part["second"]);
  return wall - Math.floor(at / 1000) * 1000;
}

/** From this moment on the clocks are `offset` ahead of UTC. */
interface Change {
  from: number;
  offset: number;
}

const day = 86_400_000;
// No zone has changed its clocks twice within a week since 1970 but for a few Ramadans, which lie weeks apart.
const step = 7 * day;
const mostYears = 4_000;
const years = new Map<string, Change[]>();

/** The first moment after `low` at which the offset is that of `high`, to the second. */
function findChange(low: number, high: number, zone: string): Change {
  const offset = askedOffset(high, zone);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (askedOffset(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return { from: high, offset };
}

function changesOf(year: number, zone: string): Change[] {
  const key = `${zone} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const start = Date.UTC(year, 0);
  const end = Date.UTC(year + 1, 0);
  let offset = askedOffset(start, zone);
  const changes: Change[] = [{ from: start, offset }];
  for (let at = start; at < end; at += step) {
    const next = Math.min(at + step, end);
    if (askedOffset(next, zone) === offset) continue;
    const change = findChange(at, next, zone);
    if (change.from < end) changes.push(change);
    offset = change.offset;
  }
  if (years.size >= mostYears) years.clear();
  years.set(key, changes);
  return changes;
}

/** Where the last answer for a zone holds: who asks about one moment asks about its neighbours. */
const recent = new Map<string, { from: number; to: number; offset: number }>();

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds. A year of a zone is looked up once; from then on it is arithmetic.
 * @param at epoch milliseconds
 * @param zone IANA name such as "America/New_York"
 * @throws RangeError when this machine does not know the zone.
 */
export function zoneOffset(at: number, zone: string): number {
  const last = recent.get(zone);
  if (last && at >= last.from && at < last.to) return last.offset;
  const year = new Date(at).getUTCFullYear();
  const changes = changesOf(year, zone);
  const index = changes.findLastIndex((change) => change.from <= at);
  const { from, offset } = changes[Math.max(index, 0)] as Change;
  recent.set(zone, { from, to: changes[index + 1]?.from ?? Date.UTC(year + 1, 0), offset });
  return offset;
}

/** Whether this is an IANA zone that this machine knows. Bare offsets such as "+02:00" are none: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64 || /^[+-]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}
