import type { ReactNode } from 'react'
import { t } from '../texts/text.ts'
import { VoteGlyphs } from './VoteButtons.tsx'
import type { VoteWord } from './VoteButtons.tsx'

interface DecisionBlockProps {
  readonly what: string
  readonly why: string
  /** Who and when, in words. */
  readonly byLine: string
  readonly votes: readonly VoteWord[]
  /** Who thought otherwise; never folded away. */
  readonly dissent: readonly { readonly name: string; readonly sentence: string }[]
  readonly children?: ReactNode
}

/** A decision as it stays: what, why, who, by which votes, and every dissent with its sentence. */
export const DecisionBlock = (props: DecisionBlockProps) => (
  <article className="decision-block">
    <h3 className="h3">
      {props.what} <span className="dim">{props.byLine}</span>
    </h3>
    <p className="serif">{props.why}</p>
    {props.votes.length > 0 && <VoteGlyphs choices={props.votes} />}
    {props.dissent.length > 0 && (
      <ul>
        {props.dissent.map(({ name, sentence }) => (
          <li key={name} className="m2">
            <b className="warn">{t('decision.dissent', { name })}</b>
            {sentence !== '' && (
              <>
                {' '}
                <span className="serif">“{sentence}”</span>
              </>
            )}
          </li>
        ))}
      </ul>
    )}
    {props.children}
  </article>
)
