import { catalogue } from '#compose/catalogue.ts'
import type { Place } from '#compose/place.ts'
import css from './FunctionSignature.module.css'
import { signaturePieces } from './signaturePieces.ts'

/** What the cursor stands in: the function's signature with the argument marked, and what it does. */
export function FunctionSignature({ call }: { call: Place['call'] }) {
  const known = call !== undefined && Object.hasOwn(catalogue, call.name) ? catalogue[call.name] : undefined
  if (call === undefined || known === undefined) return null
  const option = call.option === undefined ? undefined : known.options[call.option]
  return (
    <p className={css.signature}>
      <code>
        {signaturePieces(known.signature, call).map(({ text, isMarked }, i) =>
          // A signature never changes.
          // oxlint-disable-next-line react/no-array-index-key
          isMarked ? <mark key={i}>{text}</mark> : text,
        )}
      </code>
      <span>{option?.help ?? known.help}</span>
    </p>
  )
}
