/** Union-find over names; a name that was never joined is its own group. */
export class Groups {
  readonly #parent = new Map<string, string>()

  /** The name that stands for the whole group of `name`. */
  find(name: string): string {
    let root = name
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    let here = name
    while (here !== root) {
      const up = this.#parent.get(here) ?? root
      this.#parent.set(here, root)
      here = up
    }
    return root
  }

  /** Joins the groups of two names; the one of `a` gives its name to both. */
  join(a: string, b: string): void {
    const rootA = this.find(a)
    const rootB = this.find(b)
    if (rootA !== rootB) this.#parent.set(rootB, rootA)
  }
}
