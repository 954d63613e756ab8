/** The mark: a steelyard, whose sliding weight is called the poise. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M1.5 8.5h21M7 2.5v6M16.5 8.5v3" stroke="currentColor" />
      <circle cx="16.5" cy="16.5" r="5" fill="var(--accent)" />
    </svg>
  )
}
