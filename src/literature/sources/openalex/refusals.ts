import { type WorkRefusal, workLimits } from '../../work.ts'

const refusal = (code: string, reason: string, whatToDo: string): WorkRefusal => ({
  code,
  reason,
  whatToDo,
})

/** Every reason for which a work is not taken, in the words that the screen and the file show. */
export const refusals = {
  notAWork: () =>
    refusal('not_a_work', 'This is no work: not an object.', 'Look where the file comes from.'),
  noId: (id: unknown) =>
    refusal(
      'no_id',
      id === undefined || id === null
        ? 'The work has no id.'
        : `“${typeof id === 'string' ? id.slice(0, 60) : typeof id}” is no id of a work.`,
      'An id looks like https://openalex.org/W123.',
    ),
  noTitle: () =>
    refusal('no_title', 'The title is empty.', 'Add a title in the file and bring it again.'),
  longTitle: (letters: number) =>
    refusal(
      'long_title',
      `The title has ${letters} letters. The limit is ${workLimits.titleLetters}.`,
      'Look at the line: this is more than a title.',
    ),
  noAuthors: () =>
    refusal('no_authors', 'No author is named.', 'Nobody can be credited. Left out.'),
  tooManyAuthors: (authors: number) =>
    refusal(
      'too_many_authors',
      `${authors} authors. The limit is ${workLimits.authors}.`,
      'Nobody stands out among so many. Left out.',
    ),
  badAbstract: (reason: string) =>
    refusal('bad_abstract', reason, 'The line is damaged or made to harm. The rest was read.'),
} as const
