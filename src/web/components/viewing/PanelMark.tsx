import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'
import { type PanelState, stateInWords } from './panelState.ts'
import css from './PanelMark.module.css'
import { usePageZone } from './usePageZone.ts'

/** The state of a chart beside its name: a shape and a word, the whole sentence on hover and to a screen reader. */
export function PanelMark({ state }: { state: PanelState }) {
  const zone = usePageZone()
  const words = stateInWords(state, (time) => timeText(Math.round(time), zone))
  if (words === '') return null
  return (
    <span className={`${css.mark} ${css[state.kind] ?? ''}`} title={words}>
      <span aria-hidden className={css.shape} />
      <span aria-hidden>{shortWords(state)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function shortWords(state: PanelState): string {
  switch (state.kind) {
    case 'live':
      return ageText(state.age)
    case 'stale':
      return `Stale ${ageText(state.age)}`
    case 'failed':
      return 'Failed'
    case 'partial':
      return 'Partial'
    case 'empty':
      return 'No data'
    case 'loading':
    case 'past':
      return ''
    default:
      return state satisfies never
  }
}
