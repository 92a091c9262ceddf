/** One text of an address, as the router hands it over; empty when absent or given twice. */
export const addressText = (search: Readonly<Record<string, unknown>>, name: string): string => {
  const value = search[name]
  return typeof value === 'string' ? value : ''
}
