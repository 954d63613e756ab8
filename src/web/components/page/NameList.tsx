import css from './NameList.module.css'

/** So many names are listed before one says how many more there are. */
const MOST = 12

/** Names below each other, cut where there are many. */
export function NameList({ names }: { names: readonly string[] }) {
  const more = names.length - MOST
  return (
    <ul className={css.names}>
      {names.slice(0, MOST).map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {more > 0 && <li>and {more.toLocaleString('en')} more</li>}
    </ul>
  )
}
