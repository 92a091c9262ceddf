import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { Method } from './privacy.contract.ts'

const title = 'How people are found and ranked here'

/** What ranking does, in plain words. Whoever changes the ranking changes this text with it. */
const sections = [
  {
    heading: 'What goes in',
    paragraphs: [
      'Public records of research: titles, abstracts, authors in their order, affiliations, years, venues and citations. And what people here wrote down by hand of somebody, with its source.',
      'Gender, age, origin, religion, health, family and politics are not kept, not read from anything and not guessed. There are no photographs, and no social network is read.',
    ],
  },
  {
    heading: 'From a need to works',
    paragraphs: [
      'Somebody describes a need in words. Works whose title, abstract or keywords hold these words come first; a rare word says more than a common one, and a word in a title counts twice (BM25).',
      'The best works of this first look lend some of their own words to a second one, so that a work that says the same in other words is found too. The screen shows which words were added.',
    ],
  },
  {
    heading: 'From works to people',
    paragraphs: [
      'A work counts for each of its authors by how well it fits, less the older it is (half after eight years), and somewhat more when it was cited often. The works of a person are added up; more good works give a higher place, with the best counting most.',
      'These weights can be changed by whoever searches, and each list says with which it was made.',
      'How sure a place is, is shown: people whom the evidence cannot tell apart are shown as tied, and a place that rests on one work says so.',
    ],
  },
  {
    heading: 'Who is who',
    paragraphs: [
      'Lines of authors are put together by ids that people gave themselves (ORCID), by ids of the source, and else by the full name. This goes wrong sometimes. Doubtful lines are marked, a human can put them right, and such a word wins over the machine from then on.',
    ],
  },
  {
    heading: 'What a list does not do',
    paragraphs: [
      'A list finds and orders; it refuses nobody and writes to nobody. Whom to talk to, whom to pass and what to offer is decided by a person, who is named with each decision and its reason.',
      'It sees only what was published and read. Work that was never published, or that others signed, is not in it; fields that publish less look smaller than they are. Somebody who is low on a list, or not on it, may be exactly right.',
    ],
  },
  {
    heading: 'What is kept of it',
    paragraphs: [
      'Each list that was shown is kept for a time: the words of the need, the filters and weights, the state of the literature, the people in their order, who looked, and what people decided about them afterwards. So it can be said later why somebody was on a list.',
    ],
  },
  {
    heading: 'What you can do',
    paragraphs: [
      'You may ask what is kept of you and where it came from, have it put right, ask not to be ranked, object to being contacted, or be erased. An erased name does not come back when the literature is read again.',
    ],
  },
] as const

/** For members to read, and to be published as it is. */
export const showMethod = defineAction({
  name: 'workspace.method',
  alias: 'method',
  summary: 'How people are found and ranked here, in plain words.',
  http: 'GET /method',
  kind: 'read',
  input: z.object({}),
  output: Method,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { examples: ['method'], render: ({ text }) => text },
  run: () =>
    Promise.resolve({
      title,
      sections: sections.map((one) => ({ ...one, paragraphs: [...one.paragraphs] })),
      text: [title, ...sections.flatMap((one) => [one.heading, one.paragraphs.join('\n')])].join(
        '\n\n',
      ),
    }),
})
