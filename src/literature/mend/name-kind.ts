const organisationWords =
  /(?<!\p{L})(?:universit(?:y|é|ät|à|a|at|eit|et|ies)|universidade?|instituto?|institute|laborator(?:y|ies|ium|ies)|academy|department|faculty|corporation|inc\.|gmbh|consortium|foundation|ministry|agency for|college of|imperial college|council of|collaboration|research (?:cent(?:er|re)|group|lab|team)|school of|cent(?:er|re) (?:for|of)|national \p{L}+ (?:for|of)|technolog(?:y|ies))(?!\p{L})/iu
const organisationNames =
  /^(?:the )?(?:openai|deepmind|google(?: (?:deepmind|brain|research))?|microsoft(?: research)?(?: asia)?|meta(?: ai| fair)?|facebook(?: ai)?(?: research)?|nvidia(?: research)?|ibm(?: research)?|apple|amazon|anthropic|adobe(?: research)?|intel(?: labs)?|baidu(?: research)?|tencent(?: ai lab)?|alibaba(?: group)?|huawei(?: noah'?s ark lab)?|bytedance|samsung(?: research)?|mistral ai|hugging ?face|the foundry)$/i
const teams = /^(?:the )?[\p{L}\p{N}.'-]+(?: [\p{L}\p{N}.'-]+){0,3} team$/iu
const frontMatter = /\b(?:joint primary authors|equal contribution|et al)\b/i

/**
 * Whether a mended name can be one person. `organisation`: words that no personal name has
 * ("University", "Inc"), or the whole is a known organisation or a team. `unclear`: empty, a
 * sentence, or so many words that several people stand in one cell with nothing between them.
 */
export const kindOfName = (name: string): 'person' | 'organisation' | 'unclear' => {
  if (!/\p{L}/u.test(name) || frontMatter.test(name)) return 'unclear'
  if (organisationWords.test(name) || organisationNames.test(name) || teams.test(name)) {
    return 'organisation'
  }
  // The longest real names have some eight words; eight people without a separator have sixteen.
  return name.length > 90 || name.split(' ').length > 9 ? 'unclear' : 'person'
}

// Names that no person bears and that papers printed before an author's, in one cell.
const gluedBefore =
  /^(OpenAI|DeepMind|Google (?:DeepMind|Brain|Research)|Microsoft Research|NVIDIA Research|IBM Research|Facebook AI Research|Meta AI|Anthropic) (?=\p{Lu}[\p{L}'.-]* (?:\p{Lu}[\p{L}'.-]* ?){1,3}$)/u

/** "OpenAI Ada Example" is Ada Example of OpenAI; null when nothing certain stands before. */
export const splitGluedOrganisation = (
  name: string,
): { readonly organisation: string; readonly name: string } | null => {
  const organisation = gluedBefore.exec(name)?.[1]
  return organisation === undefined
    ? null
    : { organisation, name: name.slice(organisation.length + 1) }
}

const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\.?(?:-\p{Lu}\.)?`
const fullName = new RegExp(
  String.raw`^(?=.*\p{L}{2})${word}(?: (?:${word}|van|von|der|den|de|la|le|da|di|dos|del|bin|al|el|Jr\.)){1,4}$`,
  'u',
)

/**
 * The people of one cell, when it is certain that there are several: "Ada Example and Bo Sample",
 * "Ada Example; Bo Sample". Both sides must be whole names: "Evangelos and Zervas" stays one.
 */
export const peopleInCell = (name: string): readonly string[] => {
  const parts = name.split(/\s+(?:and|&)\s+|\s*;\s*|,\s+and\s+/u)
  if (parts.length < 2 || parts.length > 20) return [name]
  return parts.every((part) => fullName.test(part) && kindOfName(part) === 'person')
    ? parts
    : [name]
}
