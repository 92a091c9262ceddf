/** Signatures to people, step by step, for the builder of the literature. */
export { assignPeople, type Assignment, type Overlap } from './matching/assign-people.ts'
export { matchSignatures } from './matching/match-signatures.ts'
export { nameKey } from './matching/name-key.ts'
export { namesOrganisation } from './matching/organisation-author.ts'
