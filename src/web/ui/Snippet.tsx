import { useState } from 'react'
import { Button } from './Button.tsx'
import { CheckIcon, CopyIcon } from './icons.tsx'
import css from './Snippet.module.css'
import { writeClipboard } from './clipboard.ts'

interface Props {
  /** What it is, for those who hear the page. */
  label: string
  text: string
}

/** Text for a terminal, with a button that copies it. */
export function Snippet({ label, text }: Props) {
  const [copied, setCopied] = useState(false)
  // What no way leads to the clipboard of is selected by hand.
  const copy = () =>
    writeClipboard(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <figure className={css.snippet} aria-label={label}>
      {/* What scrolls must be reachable without a pointer. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={css.text} tabIndex={0}>
        {text}
      </pre>
      <Button
        kind="quiet"
        className={css.copy}
        icon={copied ? <CheckIcon /> : <CopyIcon />}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </figure>
  )
}
