/** The longest that one read of measurements may take. */
export const READ_MS = 20_000
