import type { Change } from '#api/spaceDocument.ts'
import css from './ChangeList.module.css'
import { changeWords } from '../drafts/changeWords.ts'

interface Props {
  changes: readonly Change[]
  /** How many are told; the others are counted. */
  most?: number
  /** Said where nothing changes. */
  none?: string
}

/** What makes one space the other, a line for each change. */
export function ChangeList({ changes, most = 200, none }: Props) {
  const words = [...new Set(changes.map((change) => changeWords(change)))]
  if (words.length === 0) return none === undefined ? null : <p className={css.none}>{none}</p>
  return (
    <ul className={css.changes}>
      {words.slice(0, most).map((text) => (
        <li key={text} className={css.change} title={text}>
          {text}
        </li>
      ))}
      {words.length > most && <li>{`and ${words.length - most} more`}</li>}
    </ul>
  )
}
