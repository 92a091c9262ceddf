import { fold } from '#literature/fold.ts'

// Words that stand in names of organisations and, in this corpus, in no name of a human.
const words = new Set(
  `university universite universitat universidad universidade institute institut instituto college
   laboratory laboratories laboratoire department faculty hospital academy ministry foundation
   corporation consortium collaboration gmbh ltd inc llc centre committee association society
   google openai deepmind microsoft nvidia huawei alibaba tencent baidu bytedance`.split(/\s+/),
)

/**
 * Whether an author line names an organisation, a team or a committee, and not a human. It must
 * have two words at least, one of them from a short list; a name with an organisation glued to it
 * ("OpenAI Xi Chen") counts only when the list's word does not stand first.
 */
export const namesOrganisation = (printed: string): boolean => {
  const found = fold(printed)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')
  if (found.length < 2) return false
  const at = found.findIndex((word) => words.has(word))
  if (at < 0) return false
  // "The Hong Kong University of Science", "University of Oxford", "Google Research".
  return at > 0 || found.length < 3 || found.includes('of') || found.includes('for')
}
