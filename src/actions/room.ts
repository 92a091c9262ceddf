import type { JsonObject } from '#core/json.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Job } from '#jobs/define-job.ts'
import type { Context } from './context.ts'
import type { Action } from './define-action.ts'
import type { Feed } from './feed.ts'

/**
 * One thing that can be done from a card at once: an operation, asked for by whoever reads it and
 * with that reader's rights. The card only offers it; the operation still decides.
 */
export interface Act {
  /** Verb first, as a button says it: `Star`, `Take it`, `Snooze a day`. */
  readonly label: string
  /** Name of the operation: `campaign.vote`. */
  readonly operation: string
  /** What it is asked with, the version included where the operation wants one. */
  readonly input: JsonObject
  /** A text that is asked for first and becomes this field of the input: a reason. */
  readonly asks?: { readonly field: string; readonly label: string; readonly required: boolean }
}

/** A thing of one room as any other room shows it: a title, a line, and where it opens. */
export interface Card {
  readonly kind: string
  readonly id: string
  readonly title: string
  /** One line below the title: `Post-training, Example Lab · tier A · lead`. */
  readonly line: string
  /** Path of its screen, without the origin: `/people/0192…`. */
  readonly path: string
  /** What this reader can do from here; absent where there is nothing. */
  readonly acts?: readonly Act[]
}

/** How one noun shows elsewhere. What the reader may not see is left out, as if it were not there. */
export interface CardKind {
  /** The noun: `person`, `work`, `prospect`. */
  readonly kind: string
  /** Path of its screen with `:id` where the id stands; a pasted link is known by it. */
  readonly path: string
  /** Cards of those ids that the reader may see; in any order. */
  readonly find: (ctx: Context, ids: readonly string[]) => Promise<readonly Card[]>
  /** Cards whose names begin or hold these words, best first; for autocomplete. */
  readonly search?: (ctx: Context, words: string, limit: number) => Promise<readonly Card[]>
}

/** A person as the rooms keep data of them: every id that leads to them, and every name. */
export interface KeptPerson {
  /** The live id first. */
  readonly ids: readonly string[]
  readonly names: readonly string[]
}

/** By what somebody is known, and by what they could come back once they are erased. */
export interface KnownPerson extends KeptPerson {
  readonly signatures: readonly { readonly workId: string; readonly position: number }[]
  /** ORCIDs, author ids of sources, accounts: bare or as addresses, one person's alone. */
  readonly identifiers: readonly string[]
  /** Mail addresses, and pages, which others may share. */
  readonly addresses: readonly string[]
  /** Names of organisations where they are or were. */
  readonly places: readonly string[]
}

/** Somebody whom a room put on a list of its own, and who is owed a notice. */
export interface SourcedPerson {
  /** Id of the room's own row. */
  readonly subjectId: string
  readonly personId: string | null
  readonly name: string
  /** ISO 8601, UTC: when they were put there. */
  readonly since: string
  /** Where we have them from, in words. */
  readonly source: string
  /** Path of the screen that shows them. */
  readonly path: string
  /** Where they are need-to-know, so that events on them are told inside only. */
  readonly compartmentId: string | null
}

/** One kind of data that is kept for a time, and how it goes. Run by the app itself, never a member. */
export interface RetentionKind {
  /** `campaign.passed`; its words stand in the catalogue as `retention.kind.campaign.passed`. */
  readonly kind: string
  /** What became older than its period before that time, oldest first, `limit` at most. */
  readonly due: (
    ctx: Context,
    before: Date,
    limit: number,
  ) => Promise<readonly { readonly id: string; readonly text: string; readonly since: string }[]>
  /** Takes those of them away that are still due; says how many. Safe to run twice. */
  readonly remove: (
    tx: CampaignTransaction,
    ids: readonly string[],
    before: Date,
  ) => Promise<number>
}

/** What one room keeps of a person, in words that the person would understand. */
export interface KeptSection {
  readonly heading: string
  readonly sentence: string
  readonly items: readonly { readonly text: string; readonly origin: string }[]
}

/** One moment in what happened with a person. */
export interface Moment {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly kind: string
  readonly sentence: string
  readonly by: string
  readonly path: string | null
}

/** What a room keeps of people: how it is shown to them, and how it goes. */
export interface PersonKeeper {
  readonly room: string
  /** Tables whose rows `erase` deletes or empties; a table with an erase rule stands in one. */
  readonly tables: readonly string[]
  /** All that is kept of the person, whoever may read it: for an access request. */
  readonly exportOf: (ctx: Context, person: KeptPerson) => Promise<readonly KeptSection[]>
  /** Takes away all that is kept of the person. Safe to run twice. */
  readonly erase: (tx: CampaignTransaction, person: KeptPerson) => Promise<void>
  /** What happened with the person, as far as the reader may see it, newest first. */
  readonly timeline?: (ctx: Context, person: KeptPerson) => Promise<readonly Moment[]>
}

/** An event as a line is made of it. */
export interface SpokenEvent {
  readonly name: string
  readonly subjectId: string | null
  readonly payload: JsonObject
  /** Name of who did it; `recruiting-party` where nobody did. */
  readonly by: string
}

/** Which events of a room the campaign says in the Room, each as one quiet line. */
export interface LineKind {
  /** What one mutes and counts: `moves`, `votes`, `clocks`, `works`. */
  readonly kind: string
  /** Names of the events. */
  readonly events: readonly string[]
  /**
   * The sentence and what it is about, as this reader may know it; null where there is nothing to
   * say or the reader may not see it. In the order of the events.
   */
  readonly say: (
    ctx: Context,
    events: readonly SpokenEvent[],
  ) => Promise<readonly ({ readonly sentence: string; readonly about: Card | null } | null)[]>
}

/** What a room adds to the whole. `app.ts` collects them, so that no room has to know the others. */
export interface Room {
  readonly name: string
  readonly actions: readonly Action[]
  readonly jobs?: readonly Job[]
  readonly cards?: readonly CardKind[]
  readonly keepers?: readonly PersonKeeper[]
  /** All that this room knows of whoever has one of these ids; null where it knows nobody. */
  readonly know?: (ctx: Context, ids: readonly string[]) => Promise<KnownPerson | null>
  /** Everybody whom this room put on a list, as far as the reader may see them. */
  readonly sourced?: (ctx: Context) => Promise<readonly SourcedPerson[]>
  readonly retention?: readonly RetentionKind[]
  readonly lines?: readonly LineKind[]
  readonly feeds?: readonly Feed[]
}
