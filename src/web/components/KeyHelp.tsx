import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { shownKeys, type ShownKey } from '#web/ui/useKeys.ts'
import css from './KeyHelp.module.css'
import { keyText } from './keyText.ts'

/** The keys of the screen that it lies over. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const [keys] = useState(shownKeys)
  const groups = [...new Set(keys.map(({ group }) => group))]
  return (
    <Dialog title="Keys" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h3 className={css.group}>{group}</h3>
          <KeyList keys={keys.filter((key) => key.group === group)} />
        </section>
      ))}
    </Dialog>
  )
}

function KeyList({ keys }: { keys: readonly ShownKey[] }) {
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
