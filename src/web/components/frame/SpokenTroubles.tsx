import { type Trouble, useTroubles } from '#web/stores/troubles.ts'

/** The one place that tells a screen reader of charts in trouble: when one comes or goes, not when ages change. */
export function SpokenTroubles() {
  const charts = useTroubles((troubles) => troubles.charts)
  const words = [inWords('Failed', 'failed', charts), inWords('Stale', 'stale', charts)]
  return (
    <output aria-label="Charts in trouble" className="visually-hidden">
      {words.filter((text) => text !== '').join('. ')}
    </output>
  )
}

function inWords(word: string, kind: Trouble['kind'], charts: ReadonlyMap<string, Trouble>): string {
  const names = [...charts.values()].filter((trouble) => trouble.kind === kind).map(({ chart }) => chart)
  return names.length === 0 ? '' : `${word}: ${names.join(', ')}`
}
