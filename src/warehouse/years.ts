/** Twelve years are what a trace shows, ending at the newest year of the build. */
export const traceYears = 12
/** "Recent" is the last three years of the build. */
export const recentYears = 3
