// Generated from the migrated database by `npm run schema`; a stale one fails a test.
import type { ColumnType } from 'kysely'
import type { JsonValue } from '#core/json.ts'

/** Filled in by the database when left out. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>
type Time = ColumnType<Date, Date | string, Date | string>
/** Written as text: the driver would take a list for an array of PostgreSQL. */
type Json = ColumnType<JsonValue, string, string>

export interface AddressLinkTable {
  id: Generated<string>
  memberId: string
  origin: string
  tokenHash: Buffer
  madeAt: Time
  expiresAt: Time
}

export interface ApiTokenTable {
  id: Generated<string>
  memberId: string
  name: string
  tokenHash: Buffer
  scopes: string[]
  madeAt: Time
  expiresAt: Time
  lastUsedAt: Time | null
  revokedAt: Time | null
}

export interface ApprovalLimitTable {
  id: Generated<string>
  charterVersionId: string
  what: 'cash' | 'equity' | 'compute' | 'interview waiver'
  amount: number | null
  unit: Generated<string>
  byRole: 'founder' | 'hr' | 'recruiting' | 'staff' | 'finance' | null
  byMember: string | null
  place: Generated<number>
}

export interface CharterVersionTable {
  id: Generated<string>
  number: number | null
  basedOn: Generated<number>
  goal: string
  tone: Generated<string>
  seats: Generated<Json>
  houses: Generated<Json>
  overruleRoles: Generated<string[]>
  windowDays: Generated<number>
  why: Generated<string>
  writtenBy: string | null
  writtenByName: string
  writtenAt: Generated<Time>
  savedByName: string | null
  savedAt: Time | null
  droppedAt: Time | null
  droppedByName: string | null
}

export interface ClearanceTable {
  id: Generated<string>
  prospectId: string
  givenBy: string
  forWhom: string | null
  what: string
  source: string
  expiresOn: string
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  withdrawnAt: Time | null
  withdrawnByName: string | null
}

export interface CompartmentTable {
  id: Generated<string>
  name: string
  reason: Generated<string>
  version: Generated<number>
  createdBy: string | null
  createdAt: Generated<Time>
  openedAt: Time | null
}

export interface CompartmentMemberTable {
  compartmentId: string
  memberId: string
  addedBy: string | null
  addedAt: Generated<Time>
}

export interface ContributionClaimTable {
  id: Generated<string>
  personId: string
  part: 'led' | 'co-created' | 'main_author' | 'contributed'
  what: string
  source: string
  sourceUrl: Generated<string>
  confidence: 'low' | 'medium' | 'high'
  standing: Generated<'claimed' | 'confirmed' | 'doubted'>
  standingWhy: Generated<string>
  standingByName: string | null
  standingAt: Time | null
  compartmentId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  removedAt: Time | null
}

export interface CsvImportTable {
  id: Generated<string>
  fileName: string
  rowCount: number
  added: number
  joined: number
  skipped: number
  refusals: Generated<Json>
  refused: number
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  undoneByName: string | null
  undoneAt: Time | null
}

export interface DayChoiceTable {
  memberId: string
  day: string
  prospectId: string
  choice: 'first' | 'not_today'
  reason: Generated<string>
  madeAt: Generated<Time>
}

export interface DaySheetTable {
  memberId: string
  day: string
  minutes: number | null
  people: Generated<number>
  endedAt: Time | null
}

export interface DecisionRecordTable {
  id: Generated<string>
  prospectId: string
  roundId: string | null
  direction: 'go on' | 'wait' | 'pass'
  what: string
  why: string
  decidedBy: string | null
  decidedByName: string
  decidedAt: Time
}

export interface DissentTable {
  decisionId: string
  memberId: string
  memberName: string
  choice: 'pass' | 'check' | 'star' | null
  sentence: Generated<string>
  saidAt: Time
}

export interface EnvelopeTable {
  id: Generated<string>
  charterVersionId: string
  kind: 'cash' | 'equity' | 'compute'
  amount: number
  unit: string
  note: Generated<string>
  place: Generated<number>
}

export interface EventTable {
  id: Generated<string>
  number: number | null
  name: string
  actor: Json
  subjectId: string | null
  payload: Generated<Json>
  personId: string | null
  personal: Buffer | null
  recordedAt: Generated<Time>
  transactionId: Generated<string>
  hash: Buffer | null
  compartmentId: string | null
}

export interface EventChainTable {
  onlyRow: Generated<boolean>
  number: number
  hash: Buffer
}

export interface HandAffiliationTable {
  id: Generated<string>
  personId: string
  organisationId: string
  role: Generated<string>
  fromDate: string | null
  toDate: string | null
  source: string
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  removedAt: Time | null
  removedByName: string | null
}

export interface HandOrganisationTable {
  id: Generated<string>
  name: string
  nameKey: string
  kind: 'lab' | 'company' | 'fund' | 'university' | 'team' | 'other'
  country: Generated<string>
  links: Generated<Json>
  source: string
  why: Generated<string>
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  removedAt: Time | null
  removedByName: string | null
}

export interface HandPersonTable {
  id: Generated<string>
  name: string
  nameKey: string
  role: Generated<string>
  organisation: Generated<string>
  organisationId: string | null
  links: Generated<Json>
  source: string
  why: Generated<string>
  csvImportId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  removedAt: Time | null
  removedByName: string | null
}

export interface HeldBackTable {
  id: Generated<string>
  offLimitsId: string
  personId: string | null
  organisationId: string | null
  name: string
  nameKey: string
  why: Generated<string>
  compartmentId: string | null
  version: Generated<number>
  askedBy: string | null
  askedByName: string
  askedAt: Generated<Time>
  endedAt: Time | null
  endedByName: string | null
}

export interface IdentityDecisionTable {
  id: Generated<string>
  kind: 'same' | 'different' | 'not_theirs'
  origin: 'merge' | 'confirm' | 'apart' | 'split' | 'not_theirs' | 'csv'
  keepPersonId: string
  reason: Generated<string>
  csvImportId: string | null
  decidedBy: string | null
  decidedByName: string
  decidedAt: Generated<Time>
  undoneBy: string | null
  undoneByName: string | null
  undoneAt: Time | null
}

export interface IdentityDecisionNodeTable {
  decisionId: string
  side: number
  workId: string | null
  position: number | null
  handPersonId: string | null
  releasedBy: string | null
}

export interface IdentityDecisionSideTable {
  decisionId: string
  side: number
  personId: string
  name: string
}

export interface InterviewWaiverTable {
  id: Generated<string>
  personId: string
  why: string
  referenceIds: string[]
  approverId: string
  approverName: string
  state: Generated<'asked' | 'waived' | 'refused' | 'withdrawn'>
  answer: Generated<string>
  answeredAt: Time | null
  compartmentId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
}

export interface InvitationTable {
  id: Generated<string>
  role: 'hr' | 'recruiting' | 'staff' | 'scientist' | 'finance'
  name: Generated<string>
  tokenHash: Buffer
  madeBy: string | null
  madeByName: string
  madeAt: Time
  expiresAt: Time
  usedAt: Time | null
  memberId: string | null
  revokedAt: Time | null
}

export interface JudgementShownTable {
  memberId: string
  shownSince: Time
}

export interface ListViewTable {
  id: Generated<string>
  name: string
  search: Json
  sharedAt: Time | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  removedAt: Time | null
}

export interface LiteratureBuildTable {
  number: Generated<number>
  state: Generated<'building' | 'live' | 'retired' | 'failed'>
  file: Generated<string>
  works: Generated<number>
  signatures: Generated<number>
  people: Generated<number>
  organisations: Generated<number>
  failure: Generated<string>
  startedAt: Generated<Time>
  builtAt: Time | null
}

export interface LiteratureRunTable {
  id: Generated<string>
  ordinal: Generated<number>
  kind: 'files' | 'openalex' | 'admired' | 'invented' | 'rebuild'
  title: string
  state: Generated<'queued' | 'reading' | 'building' | 'done' | 'cancelled' | 'failed' | 'interrupted'>
  request: Json
  progress: Generated<Json>
  build: number | null
  failure: Generated<string>
  failureNext: Generated<string>
  askedBy: string | null
  askedByName: string
  askedAt: Generated<Time>
  readingAt: Time | null
  buildingAt: Time | null
  heardAt: Time | null
  endedAt: Time | null
  cancelAskedAt: Time | null
  cancelAskedByName: string | null
}

export interface LiteratureRunFileTable {
  runId: string
  number: number
  name: string
  path: Generated<string>
  state: Generated<'waiting' | 'reading' | 'done' | 'cut_short' | 'refused'>
  expected: Generated<number>
  bytes: Generated<number>
  bytesRead: Generated<number>
  lines: Generated<number>
  new: Generated<number>
  changed: Generated<number>
  same: Generated<number>
  refused: Generated<number>
  mended: Generated<number>
  refusedByCode: Generated<Json>
  cursor: Generated<Json>
  parts: Generated<number>
  sentence: Generated<string>
}

export interface LiteratureShardTable {
  name: string
  runId: string
  fileNumber: number
  part: number
  works: number
  bytes: number
  writtenAt: Generated<Time>
}

export interface MemberTable {
  id: Generated<string>
  name: string
  role: 'founder' | 'hr' | 'recruiting' | 'staff' | 'scientist' | 'finance'
  joinedAt: Generated<Time>
  actsFor: string | null
  invitedBy: string | null
  leftAt: Time | null
  leftBy: string | null
  version: Generated<number>
}

export interface MemberDayTable {
  memberId: string
  zone: string
  dailyMinutes: Generated<number>
  version: Generated<number>
  changedAt: Generated<Time>
}

export interface MessageTable {
  id: Generated<string>
  roomId: string
  place: number
  authorId: string | null
  authorName: string
  forName: string | null
  sentKey: string
  text: string
  replyTo: string | null
  version: Generated<number>
  sentAt: Time
  editedAt: Time | null
  deletedAt: Time | null
  words: Generated<string>
}

export interface MessageEditTable {
  messageId: string
  version: number
  text: string
  keptAt: Time
}

export interface MessageMentionTable {
  messageId: string
  kind: string
  targetId: string
  name: string
}

export interface NextMoveTable {
  id: Generated<string>
  prospectId: string
  what: string
  dueAt: Time | null
  ownerId: string | null
  waitsFor: Generated<string>
  snoozedUntil: Time | null
  snoozeReason: Generated<string>
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  endedAt: Time | null
  endedAs: 'done' | 'dropped' | null
  endedByName: string | null
  kind: Generated<'write' | 'call' | 'meet' | 'read' | 'ask' | 'decide' | 'prepare' | 'other'>
  minutes: number | null
  dueOn: string | null
  endedBy: string | null
  endedReason: Generated<string>
  lateToldAt: Time | null
}

export interface NextMoveChangeTable {
  id: Generated<string>
  prospectId: string
  moves: Json
  owner: Json | null
  madeBy: string | null
  madeByName: string
  madeAt: Generated<Time>
  undoneAt: Time | null
}

export interface OffLimitsTable {
  id: Generated<string>
  kind: 'organisation' | 'no-hire' | 'non-solicit' | 'standstill' | 'do-not-contact'
  holds: 'organisation' | 'people' | 'both' | 'person'
  organisationId: string | null
  personId: string | null
  name: string
  nameKey: string
  lawfulBasis: 'contract' | 'legal obligation' | 'legitimate interest' | 'their request'
  clause: Generated<string>
  source: string
  startsOn: string
  endsOn: string
  compartmentId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  liftedAt: Time | null
  liftedByName: string | null
  liftedReason: Generated<string>
  endToldAt: Time | null
}

export interface OneTimeCodeTable {
  id: Generated<string>
  purpose: 'claim' | 'sign_in'
  codeHash: Buffer
  madeAt: Time
  expiresAt: Time
  tries: Generated<number>
  usedAt: Time | null
  memberId: string | null
  codeName: Generated<string>
}

export interface OrganisationAliasTable {
  id: Generated<string>
  organisationId: string
  name: string
  nameKey: string
  joinedId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  removedAt: Time | null
  removedByName: string | null
}

export interface OverruleTable {
  id: Generated<string>
  offLimitsId: string
  personId: string | null
  organisationId: string | null
  name: string
  nameKey: string
  clauseSaid: string
  reason: string
  compartmentId: string | null
  overruledBy: string | null
  overruledByName: string
  overruledAt: Generated<Time>
  withdrawnAt: Time | null
  withdrawnByName: string | null
}

export interface OwnershipWindowTable {
  id: Generated<string>
  prospectId: string
  memberId: string
  memberName: string
  touchId: string | null
  version: Generated<number>
  startsAt: Time
  endsAt: Time
  createdAt: Generated<Time>
  endedAt: Time | null
  endedByName: string | null
}

export interface PartyDigestTable {
  id: Generated<string>
  memberId: string
  day: string
  half: 'morning' | 'evening'
  since: Time
  content: Json
  madeAt: Time
  readAt: Time | null
  mail: Generated<'none' | 'waiting' | 'claimed' | 'sent' | 'refused' | 'uncertain'>
  mailTries: Generated<number>
  mailAfter: Time | null
  mailSaid: Generated<string>
}

export interface PartyFileTable {
  id: Generated<string>
  roomId: string
  messageId: string | null
  name: string
  type: string
  bytes: number
  sha256: Buffer
  content: Buffer
  addedBy: string | null
  addedAt: Time
}

export interface PartyHearingTable {
  id: Generated<string>
  pinId: string
  messageId: string | null
  saidBy: Generated<string>
  words: Generated<string>
  heardAt: Time
  keptByName: string
}

export interface PartyMailTable {
  onlyOne: Generated<boolean>
  host: Generated<string>
  port: Generated<number>
  security: Generated<'tls' | 'starttls' | 'none'>
  login: Generated<string>
  passwordSealed: Buffer | null
  sender: Generated<string>
  address: Generated<string>
  version: Generated<number>
  updatedAt: Generated<Time>
  updatedByName: Generated<string>
}

export interface PartyPinTable {
  id: Generated<string>
  roomId: string
  messageId: string | null
  kind: 'decision' | 'next_move' | 'promise' | 'doubt'
  serial: number
  state: 'open' | 'decided' | 'done' | 'kept' | 'broken' | 'answered' | 'resolved'
  what: string
  why: Generated<string>
  ownerId: string | null
  ownerName: Generated<string>
  dueAt: Time | null
  outcome: Generated<string>
  settledAt: Time | null
  settledByName: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Time
  removedAt: Time | null
  words: Generated<string>
}

export interface PartyPreferenceTable {
  memberId: string
  zone: Generated<string>
  quietFrom: Generated<string>
  quietTo: Generated<string>
  quietOn: Generated<boolean>
  morningAt: Generated<string | null>
  eveningAt: Generated<string | null>
  mailTo: Generated<string>
  notify: Generated<'all' | 'mentions' | 'none'>
  muted: Generated<string[]>
  version: Generated<number>
  updatedAt: Generated<Time>
}

export interface PartyPresenceTable {
  memberId: string
  seenAt: Time
}

export interface PartyReadTable {
  roomId: string
  memberId: string
  place: number
  readAt: Time
}

export interface PartyRedactionTable {
  id: Generated<string>
  roomId: string
  messageId: string | null
  pinId: string | null
  askedAt: Generated<Time>
  settledAt: Time | null
  settledByName: string | null
}

export interface PartyRoomTable {
  id: Generated<string>
  kind: 'party' | 'pod'
  name: string
  compartmentId: string | null
  lastPlace: Generated<number>
  lastSerials: Generated<Json>
  version: Generated<number>
  createdBy: string | null
  createdByName: Generated<string>
  createdAt: Generated<Time>
  closedAt: Time | null
}

export interface PartyRoomMemberTable {
  roomId: string
  memberId: string
  addedBy: string | null
  addedAt: Generated<Time>
}

export interface PartyStanceTable {
  pinId: string
  memberId: string
  memberName: string
  stance: 'for' | 'dissent'
  sentence: Generated<string>
  takenAt: Time
}

export interface PasskeyTable {
  id: Generated<string>
  memberId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: Generated<string[]>
  rpId: string
  name: string
  version: Generated<number>
  addedAt: Time
  lastUsedAt: Time | null
}

export interface PasskeyChallengeTable {
  id: Generated<string>
  purpose: 'enrol' | 'join' | 'sign_in' | 'prove'
  challenge: string
  origin: string
  memberId: string | null
  sessionId: string | null
  expiresAt: Time
}

export interface PersonAliasTable {
  oldId: string
  newId: string
  cause: 'rebuild' | 'merge' | 'split'
  decisionId: string | null
  createdAt: Generated<Time>
}

export interface PersonNoteTable {
  id: Generated<string>
  personId: string
  text: string
  readers: 'shared' | 'private'
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  editedAt: Time | null
  removedAt: Time | null
  removedByName: string | null
  compartmentId: string | null
}

export interface PersonNoteFileTable {
  id: Generated<string>
  noteId: string
  name: string
  type: string
  bytes: number
  sha256: Buffer
  content: Buffer
  addedAt: Generated<Time>
  removedAt: Time | null
}

export interface PersonNoteMentionTable {
  noteId: string
  memberId: string
}

export interface PersonReferenceTable {
  id: Generated<string>
  personId: string
  kind: 'named' | 'backchannel'
  referee: string
  relation: Generated<string>
  state: Generated<'planned' | 'given' | 'declined'>
  words: Generated<string>
  givenOn: string | null
  consentBy: 'referee' | 'person' | 'both' | null
  consentHow: Generated<string>
  consentOn: string | null
  readerIds: string[] | null
  compartmentId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  removedAt: Time | null
}

export interface PrivacyDocumentTable {
  kind: 'notice' | 'basis'
  version: number
  fields: Json
  madeBy: string | null
  madeByName: string
  madeAt: Generated<Time>
}

export interface PrivacyErasureTable {
  id: Generated<string>
  requestId: string | null
  personId: string | null
  state: Generated<'asked' | 'done' | 'failed'>
  why: 'asked' | 'retention'
  askedBy: string | null
  askedByName: string
  askedAt: Generated<Time>
  doneAt: Time | null
  failure: Generated<string>
  waitsIn: Generated<string[]>
}

export interface PrivacyExportTable {
  id: Generated<string>
  personId: string
  askedBy: string | null
  askedAt: Generated<Time>
  content: Json | null
}

export interface PrivacyNoticeTable {
  subjectId: string
  personId: string | null
  state: 'given' | 'exempt'
  how: Generated<string>
  documentVersion: number | null
  givenAt: Time
  version: Generated<number>
  notedBy: string | null
  notedByName: string
  notedAt: Generated<Time>
}

export interface PrivacyObjectionTable {
  id: Generated<string>
  personId: string
  hidesFromRanking: Generated<boolean>
  channel: Generated<string>
  objectedAt: Time
  version: Generated<number>
  notedBy: string | null
  notedByName: string
  notedAt: Generated<Time>
  withdrawnAt: Time | null
  withdrawnByName: string | null
}

export interface PrivacyRequestTable {
  id: Generated<string>
  kind: 'access' | 'correction' | 'objection' | 'erasure'
  personId: string | null
  name: string
  channel: Generated<string>
  words: Generated<string>
  receivedAt: Time
  dueAt: Time
  state: Generated<'open' | 'done' | 'refused' | 'withdrawn'>
  outcome: Generated<string>
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  endedAt: Time | null
  endedByName: string | null
}

export interface ProspectTable {
  id: Generated<string>
  kind: 'person' | 'organisation'
  personId: string | null
  organisationId: string | null
  name: string
  nameKey: string
  affiliation: Generated<string>
  source: string
  thesis: Generated<string>
  tier: 'A' | 'B' | 'C' | null
  seatAreaId: string | null
  ownerId: string | null
  stage: Generated<'prospect' | 'lead' | 'candidate' | 'finalist' | 'offeree' | 'accepted' | 'starter' | 'passed' | 'declined' | 'nurture' | 'reneged' | 'leaver' | 'boomerang'>
  stageSince: Generated<Time>
  nurtureUntil: string | null
  place: Generated<number>
  lastTouchAt: Time | null
  compartmentId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  removedAt: Time | null
  removedByName: string | null
  words: Generated<string>
  inventedAt: Time | null
}

export interface ProspectJoinTable {
  id: Generated<string>
  keptId: string
  joinedId: string
  movedNextMoveId: string | null
  joinedBy: string | null
  joinedByName: string
  joinedAt: Generated<Time>
  undoneAt: Time | null
  undoneByName: string | null
}

export interface ProspectSignatureTable {
  prospectId: string
  workId: string
  position: number
}

export interface ProspectWorksTable {
  prospectId: string
  workIds: string[]
  build: number
  lookedAt: Time
}

export interface RankingLogTable {
  id: Generated<string>
  shownAt: Time
  memberId: string | null
  actorKind: string
  door: string
  brief: string
  briefHash: Buffer
  question: Json
  build: number | null
  total: number
  firstRank: number
  personIds: string[]
}

export interface RecoveryCodeTable {
  id: Generated<string>
  memberId: string
  codeHash: Buffer
  madeAt: Time
  usedAt: Time | null
}

export interface RetentionItemTable {
  proposalId: string
  subjectId: string
}

export interface RetentionPeriodTable {
  kind: string
  days: number | null
  version: Generated<number>
  changedBy: string | null
  changedByName: string
  changedAt: Generated<Time>
}

export interface RetentionProposalTable {
  id: Generated<string>
  kind: string
  cutoff: Time
  state: Generated<'proposed' | 'confirmed' | 'dismissed' | 'done'>
  proposedAt: Generated<Time>
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: Time | null
  doneAt: Time | null
  removed: number | null
}

export interface RoundVoterTable {
  roundId: string
  memberId: string
  memberName: string
}

export interface ScorecardTable {
  id: Generated<string>
  personId: string
  marks: Json
  summary: Generated<string>
  compartmentId: string | null
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  changedAt: Generated<Time>
  handedInAt: Time | null
  removedAt: Time | null
}

export interface SeatAreaTable {
  id: Generated<string>
  name: string
  seats: number
  place: Generated<number>
  version: Generated<number>
  createdAt: Generated<Time>
  endedAt: Time | null
}

export interface SessionTable {
  id: Generated<string>
  memberId: string
  tokenHash: Buffer
  browser: Generated<string>
  openedAt: Time
  lastSeenAt: Time
  endsAt: Time
  previousHash: Buffer | null
  rotatedAt: Time | null
  provedAt: Time | null
  provedBy: 'passkey' | 'code' | null
  origin: Generated<string>
}

export interface StageClockTable {
  prospectId: string
  stageSince: Time
  stage: string
  untilDay: string | null
  snoozedUntil: Time | null
  snoozeReason: Generated<string>
  snoozedBy: string | null
  snoozedByName: Generated<string>
  snoozedAt: Time | null
  ranOutAt: Time | null
  version: Generated<number>
}

export interface StageExpectationTable {
  stage: 'prospect' | 'lead' | 'candidate' | 'finalist' | 'offeree' | 'accepted' | 'nurture' | 'boomerang'
  days: number | null
  version: Generated<number>
  changedByName: string
  changedAt: Generated<Time>
}

export interface StageMoveTable {
  id: Generated<string>
  prospectId: string
  fromStage: string | null
  toStage: string
  reason: Generated<string>
  movedBy: string | null
  movedByName: string
  movedAt: Generated<Time>
  undoneAt: Time | null
  fromSince: Time | null
  fromPlace: number | null
  fromNurtureUntil: string | null
}

export interface SuppressionTable {
  kind: 'person' | 'work' | 'signature' | 'spared' | 'identifier' | 'address' | 'name_place' | 'name' | 'key'
  mark: Buffer
  erasureId: string
  madeAt: Generated<Time>
}

export interface SuppressionPendingTable {
  workId: string
  position: number
  madeAt: Generated<Time>
}

export interface TouchTable {
  id: Generated<string>
  prospectId: string
  channel: 'call' | 'mail' | 'dinner' | 'whatsapp' | 'meeting' | 'other'
  direction: 'by us' | 'by them'
  touchedAt: Time
  byMember: string | null
  byName: string
  version: Generated<number>
  createdBy: string | null
  createdByName: string
  createdAt: Generated<Time>
  removedAt: Time | null
  removedByName: string | null
}

export interface VoteTable {
  roundId: string
  memberId: string
  choice: 'pass' | 'check' | 'star'
  reason: Generated<string>
  version: Generated<number>
  votedAt: Time
  changedAt: Time | null
}

export interface VoteRoundTable {
  id: Generated<string>
  prospectId: string
  question: Generated<string>
  askedBy: string | null
  askedByName: string
  askedAt: Generated<Time>
  closesAt: Time
  version: Generated<number>
  completedAt: Time | null
  completedBecause: 'all have voted' | 'time is over' | null
  withdrawnAt: Time | null
  withdrawnByName: string | null
}

export interface WorkspaceTable {
  onlyOne: Generated<boolean>
  companyName: Generated<string>
  mailto: Generated<string>
  openAlexKey: Generated<string>
  invented: Generated<boolean>
  version: Generated<number>
  claimedAt: Time | null
  updatedAt: Generated<Time>
  updatedBy: string | null
  headToFile: Generated<boolean>
}

export interface KeysPersonKeyTable {
  personId: string
  key: Buffer | null
  madeAt: Generated<Time>
  erasedAt: Time | null
  expiredAt: Time | null
}

/** Every table of ours. */
export interface Database {
  addressLink: AddressLinkTable
  apiToken: ApiTokenTable
  approvalLimit: ApprovalLimitTable
  charterVersion: CharterVersionTable
  clearance: ClearanceTable
  compartment: CompartmentTable
  compartmentMember: CompartmentMemberTable
  contributionClaim: ContributionClaimTable
  csvImport: CsvImportTable
  dayChoice: DayChoiceTable
  daySheet: DaySheetTable
  decisionRecord: DecisionRecordTable
  dissent: DissentTable
  envelope: EnvelopeTable
  event: EventTable
  eventChain: EventChainTable
  handAffiliation: HandAffiliationTable
  handOrganisation: HandOrganisationTable
  handPerson: HandPersonTable
  heldBack: HeldBackTable
  identityDecision: IdentityDecisionTable
  identityDecisionNode: IdentityDecisionNodeTable
  identityDecisionSide: IdentityDecisionSideTable
  interviewWaiver: InterviewWaiverTable
  invitation: InvitationTable
  judgementShown: JudgementShownTable
  listView: ListViewTable
  literatureBuild: LiteratureBuildTable
  literatureRun: LiteratureRunTable
  literatureRunFile: LiteratureRunFileTable
  literatureShard: LiteratureShardTable
  member: MemberTable
  memberDay: MemberDayTable
  message: MessageTable
  messageEdit: MessageEditTable
  messageMention: MessageMentionTable
  nextMove: NextMoveTable
  nextMoveChange: NextMoveChangeTable
  offLimits: OffLimitsTable
  oneTimeCode: OneTimeCodeTable
  organisationAlias: OrganisationAliasTable
  overrule: OverruleTable
  ownershipWindow: OwnershipWindowTable
  partyDigest: PartyDigestTable
  partyFile: PartyFileTable
  partyHearing: PartyHearingTable
  partyMail: PartyMailTable
  partyPin: PartyPinTable
  partyPreference: PartyPreferenceTable
  partyPresence: PartyPresenceTable
  partyRead: PartyReadTable
  partyRedaction: PartyRedactionTable
  partyRoom: PartyRoomTable
  partyRoomMember: PartyRoomMemberTable
  partyStance: PartyStanceTable
  passkey: PasskeyTable
  passkeyChallenge: PasskeyChallengeTable
  personAlias: PersonAliasTable
  personNote: PersonNoteTable
  personNoteFile: PersonNoteFileTable
  personNoteMention: PersonNoteMentionTable
  personReference: PersonReferenceTable
  privacyDocument: PrivacyDocumentTable
  privacyErasure: PrivacyErasureTable
  privacyExport: PrivacyExportTable
  privacyNotice: PrivacyNoticeTable
  privacyObjection: PrivacyObjectionTable
  privacyRequest: PrivacyRequestTable
  prospect: ProspectTable
  prospectJoin: ProspectJoinTable
  prospectSignature: ProspectSignatureTable
  prospectWorks: ProspectWorksTable
  rankingLog: RankingLogTable
  recoveryCode: RecoveryCodeTable
  retentionItem: RetentionItemTable
  retentionPeriod: RetentionPeriodTable
  retentionProposal: RetentionProposalTable
  roundVoter: RoundVoterTable
  scorecard: ScorecardTable
  seatArea: SeatAreaTable
  session: SessionTable
  stageClock: StageClockTable
  stageExpectation: StageExpectationTable
  stageMove: StageMoveTable
  suppression: SuppressionTable
  suppressionPending: SuppressionPendingTable
  touch: TouchTable
  vote: VoteTable
  voteRound: VoteRoundTable
  workspace: WorkspaceTable
  'keys.personKey': KeysPersonKeyTable
}
