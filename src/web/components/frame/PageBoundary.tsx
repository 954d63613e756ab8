import { Component, type ReactNode } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageAwaited } from './PageAwaited.tsx'
import { PageNotLoaded } from './pageNotLoaded.ts'

interface Props {
  children: ReactNode
}

/** Catches what a page throws while it renders, so that the frame stays usable. Key it by the address. */
export class PageBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    if (error instanceof PageNotLoaded) return <PageAwaited />
    return (
      <EmptyState
        title="This page broke"
        action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
      >
        <p>The fault is in Poise, not in your data: nothing was lost.</p>
        <p>
          <code>{error instanceof Error ? error.message : String(error)}</code>
        </p>
      </EmptyState>
    )
  }
}
