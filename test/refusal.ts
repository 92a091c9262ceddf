/** What refuses this work; an error of another text when nothing does. */
export const refusal = (work: Promise<unknown>): Promise<Error & { code?: string }> =>
  work.then(
    () => new Error('was not refused'),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
