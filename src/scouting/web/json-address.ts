/** The address of the same answer as JSON, of an address that answers with CSV. */
export const jsonAddress = (csv: string): string =>
  csv.replace(/([?&])format=csv(&|$)/u, (_, before: string, after: string) =>
    after === '' ? '' : before,
  )
