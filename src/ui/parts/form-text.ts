/** A text field of a sent form, trimmed; files and absent fields are empty. */
export const formText = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
