import type { Violations } from '#api/alertNotices.ts'
import { type IncidentWrite, type OpenIncident, toldOfEnd } from '../store/alertIncidents.ts'
import type { Evaluation } from './evaluate.ts'

/**
 * What becomes of an alert's incidents: new ones, those that end, and those that go on and are told of again. Every
 * incident is told of at its start, however shortly after the last one, and at its end, so that services that open and
 * close something of their own never keep one open; in between only the newest minute counts. While the alert is muted,
 * nobody is told that something triggers; what still goes on once it is not any more is told then, whenever that was last.
 *
 * @param mutedUntil Unix seconds; 0 for never
 */
export function incidentWrites(
  rearmSeconds: number,
  open: readonly OpenIncident[],
  { events, violations }: Pick<Evaluation, 'events' | 'violations'>,
  minute: number,
  mutedUntil: number,
): IncidentWrite[] {
  const isMuted = mutedUntil > minute
  const writes: IncidentWrite[] = open.map((incident) => ({ ...incident, told: [] }))
  const current = new Map(writes.map((write) => [write.stream, write]))
  for (const event of events) {
    const { at, stream } = event
    if (event.event === 'trigger') {
      const { violations } = event
      const told = isMuted ? [] : [{ event: 'trigger' as const, time: at, violations }]
      // By the minute in which they are told: what is caught up would be told of again at once.
      const started = {
        stream,
        triggered_at: at,
        notified_at: isMuted ? 0 : minute,
        violations,
        cleared_at: null,
        clear: null,
      }
      const write = { id: null, ...started, told }
      current.set(stream, write)
      writes.push(write)
      continue
    }
    const ended = current.get(stream)
    if (ended === undefined) continue
    ended.cleared_at = at
    ended.clear = event.clear
    ended.told.push(...toldOfEnd(ended, at))
    current.delete(stream)
  }
  for (const write of current.values()) {
    const wait = isMuted ? Infinity : write.notified_at < mutedUntil ? 0 : rearmSeconds
    goOn(write, ofStream(violations, write.stream), wait, minute)
  }
  const before = new Map(open.map((incident) => [incident.id, incident]))
  return writes.filter((write) => write.id === null || isChanged(write, before.get(write.id)!))
}

function goOn(write: IncidentWrite, violations: Violations, wait: number, minute: number): void {
  const joined = Object.keys(violations).some((name) => !Object.hasOwn(write.violations, name))
  if (joined) write.violations = { ...violations, ...write.violations }
  // A clock that was set back must not silence an alert until it has come that far again.
  write.notified_at = Math.min(write.notified_at, minute)
  if (minute - write.notified_at < wait) return
  write.notified_at = minute
  write.told.push({ event: 'trigger', time: write.triggered_at, violations })
}

function ofStream(violations: Violations, stream: string | null): Violations {
  if (stream === null) return violations
  return Object.fromEntries(Object.entries(violations).filter(([name]) => name === stream))
}

const isChanged = (write: IncidentWrite, before: OpenIncident) =>
  write.told.length > 0 ||
  (write.cleared_at ?? null) !== null ||
  write.notified_at !== before.notified_at ||
  write.violations !== before.violations
