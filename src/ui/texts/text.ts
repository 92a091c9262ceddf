import { en } from './en.ts'

/** A text, or its forms by number (`one`, `other`; `zero` is ours and wins over the language's rule). */
export type Text =
  | string
  | { readonly zero?: string; readonly one?: string; readonly other: string }

/** Keys of all texts, from every room. */
export type TextKey = keyof typeof en

type Forms<T> = T extends string
  ? T
  : T extends { readonly other: infer O extends string }
    ? O
    : never
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
/** Keys of texts without values, for lists of texts. */
export type PlainKey = {
  [K in TextKey]: [Names<Forms<(typeof en)[K]>>] extends [never] ? K : never
}[TextKey]

type Values<K extends TextKey> = Record<Names<Forms<(typeof en)[K]>>, string | number>
type Arguments<K extends TextKey> = [Names<Forms<(typeof en)[K]>>] extends [never]
  ? []
  : [values: Values<K>]

const plural = new Intl.PluralRules('en')
const number = new Intl.NumberFormat('en')

/**
 * The text of a key with its values filled in; numbers are written with thousands separators.
 * A text with forms is chosen by the value `count`.
 */
export const t = <K extends TextKey>(key: K, ...[values]: Arguments<K>): string =>
  fill(en[key], values ?? {})

/** The plain text of a key that comes from data, such as the name of an event; null without one. */
export const textOf = (key: string): string | null => {
  const found = Object.entries<Text>(en).find(([known]) => known === key)?.[1]
  return typeof found === 'string' ? found : null
}

/** Fills `{name}` places of a text; pure, so that it can be tested without the catalogue. */
export const fill = (text: Text, values: Readonly<Record<string, string | number>>): string => {
  const form = typeof text === 'string' ? text : chooseForm(text, values['count'])
  return form.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    if (value === undefined) return place
    return typeof value === 'number' ? number.format(value) : value
  })
}

const chooseForm = (forms: Exclude<Text, string>, count: string | number | undefined): string => {
  if (count === 0 && forms.zero !== undefined) return forms.zero
  return typeof count === 'number' && plural.select(count) === 'one'
    ? (forms.one ?? forms.other)
    : forms.other
}
