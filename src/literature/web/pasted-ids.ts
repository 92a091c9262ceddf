const idPattern = /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:[a-z]+\/)?)?([IS])(\d{1,18})$/i

/**
 * Ids of OpenAlex (`I` institutions, `S` sources) in pasted text, each once, as addresses:
 * `I1, openalex.org addresses or one a line`. Empty when any word of the text is something else:
 * then it is a name.
 */
export const pastedIds = (text: string, letter: 'I' | 'S'): readonly string[] => {
  const words = text.split(/[\s,;]+/u).filter((word) => word !== '')
  const ids = words.flatMap((word) => {
    const [, kind, digits] = idPattern.exec(word) ?? []
    return kind?.toUpperCase() === letter ? [`https://openalex.org/${letter}${digits}`] : []
  })
  return ids.length === words.length ? [...new Set(ids)] : []
}
