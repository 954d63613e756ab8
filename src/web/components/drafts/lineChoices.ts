import type { ChartGroupFunction } from '#api/charts.ts'
import type { Option } from '#web/ui/Select.tsx'
import type { StreamDraft } from './chartDraft.ts'
import { flagOf } from '../page/flag.ts'

/** How the measured streams behind one entry of a chart can become lines, and which way is chosen. */
export interface LineChoices {
  options: readonly Option<ChartGroupFunction>[]
  /** What the server does with the entry as it stands; without a choice it averages. */
  chosen: ChartGroupFunction
  hint: string | undefined
}

const FUNCTIONS = { average: 'average', sum: 'sum', min: 'minimum', max: 'maximum' } as const

/** What becomes of the streams of one line, said of several entries at once; empty where they differ. */
export function groupChoices(entries: readonly StreamDraft[]): {
  options: readonly Option<ChartGroupFunction | ''>[]
  chosen: ChartGroupFunction | ''
} {
  const each = new Set(entries.map((entry) => lineChoices(entry).chosen))
  const [only] = each
  const chosen = each.size === 1 && only !== undefined ? only : ''
  const isGrouped = entries.some(({ tags }) => (tags ?? []).some(({ grouped }) => flagOf(grouped)))
  return {
    options: [
      ...(chosen === '' ? [{ value: '' as const, label: 'They differ' }] : []),
      ...options((name) => `The ${name} of its streams`),
      ...(isGrouped ? [] : [{ value: 'breakout' as const, label: 'One stream' }]),
    ],
    chosen,
  }
}

/** Says of every choice how many lines come of it and what each line is. */
export function lineChoices({ tags, source, group_function }: StreamDraft): LineChoices {
  const chosen = group_function ?? 'average'
  const grouped = (tags ?? []).filter((tag) => flagOf(tag.grouped) && tag.name.trim() !== '')
  if (grouped.length > 0) {
    const by = grouped.map(({ name }) => name.trim()).join(' and ')
    return {
      options: options((name) => `One line per ${by}: the ${name} of its streams`),
      // Tags that are grouped by say which lines there are; what is left of a breakout is the average.
      chosen: chosen === 'breakout' ? 'average' : chosen,
      hint: undefined,
    }
  }
  const bySource = Boolean(source) && (tags ?? []).length === 0
  const each = bySource ? 'One line per source' : 'One line per stream'
  return {
    options: [
      ...options((name) => `One line: the ${name} of all streams`),
      { value: 'breakout', label: each },
    ],
    chosen,
    hint:
      chosen === 'breakout'
        ? 'To choose the tag, add it and tick “One line per value”.'
        : 'To tell streams apart, add a tag and tick “One line per value”.',
  }
}

function options(label: (name: string) => string): Option<ChartGroupFunction>[] {
  return Object.entries(FUNCTIONS).map(([value, name]) => ({
    value: value as keyof typeof FUNCTIONS,
    label: label(name),
  }))
}
