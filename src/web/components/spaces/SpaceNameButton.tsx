import css from './SpaceName.module.css'

interface Props {
  name: string
  /** Told before a press, so that what comes with it may be there by then. */
  onNear?: () => void
  onPress: () => void
}

/** The name of a space as a button that opens its field. */
export function SpaceNameButton({ name, onNear, onPress }: Props) {
  return (
    <button
      type="button"
      className={css.name}
      title={`${name}\nPress to rename`}
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={onPress}
    >
      <bdi>{name}</bdi>
    </button>
  )
}
