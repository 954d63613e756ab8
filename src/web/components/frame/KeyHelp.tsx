import { useSyncExternalStore } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { countKeyChanges, onKeyChanges, shownKeys, type ShownKey } from '#web/ui/useKeys.ts'
import { CHART_KEYS } from '../grid/chartKeys.ts'
import css from './KeyHelp.module.css'
import { keyText } from '../page/keyText.ts'
import { TIME_KEYS } from '../viewing/useTimeKeys.ts'

type Pressed = Pick<ShownKey, 'label' | 'keys'>

/** What is done on a chart, which takes these itself. */
const ON_A_CHART: readonly Pressed[] = [
  { label: 'Zoom in', keys: 'drag' },
  { label: 'Zoom in', keys: '+' },
  { label: 'Move along time', keys: 'Shift drag' },
  { label: 'Move along time', keys: 'Shift wheel' },
  { label: 'Zoom out', keys: 'double-click' },
  { label: 'Pin the values', keys: 'click' },
  { label: 'Pin the values', keys: 'Enter' },
  { label: 'Moment before', keys: 'ArrowLeft' },
  { label: 'Moment after', keys: 'ArrowRight' },
  { label: 'Ten moments before', keys: 'Shift ArrowLeft' },
  { label: 'Ten moments after', keys: 'Shift ArrowRight' },
  { label: 'First moment', keys: 'Home' },
  { label: 'Last moment', keys: 'End' },
  { label: 'Line above', keys: 'ArrowUp' },
  { label: 'Line below', keys: 'ArrowDown' },
  { label: 'Take the cursor away', keys: 'Escape' },
]

/** What the pointer does on the charts of a space; pasting has no key of its own here, because the browser has it. */
const ON_THE_GRID: readonly Pressed[] = [
  { label: 'Move a chart by its head', keys: 'drag' },
  { label: 'Resize it by its corner', keys: 'drag' },
  { label: 'Select it by its head', keys: 'Ctrl click' },
  { label: 'Select all from the last one on', keys: 'Shift click' },
  { label: 'Paste charts', keys: 'Mod+v' },
  { label: 'Annotate a part of the time', keys: 'Alt drag' },
  { label: 'Annotate a moment', keys: 'Alt click' },
]

/** The keys of the screen that it lies over, and what the pointer does on its charts. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  // What is being loaded still adds its keys.
  useSyncExternalStore(onKeyChanges, countKeyChanges)
  const keys = shownKeys()
  const groups: { name: string; keys: readonly Pressed[] }[] = [
    ...new Set(keys.map(({ group }) => group)),
  ].map((name) => ({
    name,
    keys: [...keys.filter(({ group }) => group === name), ...(name === CHART_KEYS ? ON_THE_GRID : [])],
  }))
  // The last group is that of every screen.
  if (groups.some(({ name }) => name === TIME_KEYS))
    groups.splice(-1, 0, { name: 'On a chart', keys: ON_A_CHART })
  return (
    <Dialog title="Keys" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {groups.map(({ name, keys: pressed }) => (
        <KeyGroup key={name} name={name} keys={pressed} />
      ))}
    </Dialog>
  )
}

function KeyGroup({ name, keys }: { name: string; keys: readonly Pressed[] }) {
  return (
    <section aria-label={name}>
      <h3 className={css.group}>{name}</h3>
      <KeyList keys={keys} />
    </section>
  )
}

function KeyList({ keys }: { keys: readonly Pressed[] }) {
  const labels = [...new Set(keys.map(({ label }) => label))]
  return (
    <dl className={css.keys}>
      {labels.map((label) => (
        <div key={label} className={css.key}>
          <dt>{label}</dt>
          {keys
            .filter((key) => key.label === label)
            .map(({ keys: pressed }) => (
              <dd key={pressed} className={css.pressed}>
                {keyText(pressed).map((key) => (
                  <kbd key={key} className={css.cap}>
                    {key}
                  </kbd>
                ))}
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}
