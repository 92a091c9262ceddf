/** Signatures column by column, ordered by work, then position. -1 stands for "none". */
export interface SignatureColumns {
  readonly count: number
  readonly work: Int32Array
  /** Number of the name's key; signatures with equal keys bear the same name. */
  readonly name: Int32Array
  /** Number of the author id that came with the work (OpenAlex). */
  readonly authorId: Int32Array
  readonly orcid: Int32Array
  /** 1 where the line is an organisation and not a person. */
  readonly organisation: Uint8Array
}

/**
 * First cut of who is who: given ids win, else the normalised full name; one
 * work never holds the same person twice. Signatures with an id join the id's cluster, whatever
 * the printed name. A name without an id joins the one id that bears this name; where several ids
 * do, or none, it is a cluster of its own.
 *
 * Returns for each signature the number of the founding signature of its cluster, the lowest one;
 * -1 for organisations and for lines without a name. Pure; time and memory linear.
 */
export const matchSignatures = (columns: SignatureColumns): Int32Array => {
  const parent = clustersByGivenId(columns)
  joinByName(columns, parent)
  const cluster = new Int32Array(columns.count)
  for (let i = 0; i < columns.count; i++) {
    cluster[i] = isPerson(columns, i) ? rootOf(parent, i) : -1
  }
  separateWithinWorks(columns.work, cluster)
  return cluster
}

const isPerson = (columns: SignatureColumns, i: number): boolean =>
  columns.organisation[i] === 0 && (columns.name[i] ?? -1) >= 0

/** Union-find over signatures whose roots are always the lowest number. */
const clustersByGivenId = (columns: SignatureColumns): Int32Array => {
  const parent = Int32Array.from({ length: columns.count }, (_, i) => i)
  // ORCID first: it is the person's own word; the index's author ids come second.
  for (const ids of [columns.orcid, columns.authorId]) {
    const first = new Map<number, number>()
    for (let i = 0; i < columns.count; i++) {
      const id = ids[i] ?? -1
      if (id < 0 || !isPerson(columns, i)) continue
      const seen = first.get(id)
      if (seen === undefined) first.set(id, i)
      else unite(parent, seen, i)
    }
  }
  return parent
}

/** Joins what has no id to the only identified bearer of the name, else to its namesakes. */
const joinByName = (columns: SignatureColumns, parent: Int32Array): void => {
  const names = columns.name.reduce((most, name) => Math.max(most, name), -1) + 1
  const several = -2
  const bearer = new Int32Array(names).fill(-1)
  const namesake = new Int32Array(names).fill(-1)
  for (let i = 0; i < columns.count; i++) {
    if (!isPerson(columns, i) || !hasId(columns, i)) continue
    const name = columns.name[i] ?? 0
    const root = rootOf(parent, i)
    if (bearer[name] === -1) bearer[name] = root
    else if (bearer[name] !== root) bearer[name] = several
  }
  for (let i = 0; i < columns.count; i++) {
    if (!isPerson(columns, i) || hasId(columns, i)) continue
    const name = columns.name[i] ?? 0
    const identified = bearer[name] ?? -1
    const seen = namesake[name] ?? -1
    if (identified >= 0) unite(parent, identified, i)
    else if (seen >= 0) unite(parent, seen, i)
    else namesake[name] = i
  }
}

const hasId = (columns: SignatureColumns, i: number): boolean =>
  (columns.authorId[i] ?? -1) >= 0 || (columns.orcid[i] ?? -1) >= 0

/**
 * The second line of one work with the same cluster becomes a person of its own: nothing says
 * which of two namesakes it is. `cluster` is changed in place and again names lowest signatures.
 */
export const separateWithinWorks = (work: Int32Array, cluster: Int32Array): void => {
  const lastWork = new Map<number, number>()
  const founder = new Int32Array(cluster.length).fill(-1)
  for (let i = 0; i < cluster.length; i++) {
    const of = cluster[i] ?? -1
    if (of < 0) continue
    const here = work[i] ?? -1
    if (lastWork.get(of) === here) {
      cluster[i] = i
      continue
    }
    lastWork.set(of, here)
    if (founder[of] === -1) founder[of] = i
    cluster[i] = founder[of] ?? i
  }
}

const rootOf = (parent: Int32Array, of: number): number => {
  let at = of
  while (parent[at] !== at) {
    const above = parent[parent[at] ?? at] ?? at
    parent[at] = above
    at = above
  }
  return at
}

const unite = (parent: Int32Array, a: number, b: number): void => {
  const x = rootOf(parent, a)
  const y = rootOf(parent, b)
  if (x < y) parent[y] = x
  else parent[x] = y
}
