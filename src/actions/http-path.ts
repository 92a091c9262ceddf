/** The fields that an address names: `id` of `PUT /letters/{id}/seal`. */
export const pathFields = (http: string): readonly string[] =>
  [...http.matchAll(/\{(\w+)\}/g)].flatMap((match) => (match[1] ? [match[1]] : []))

/** The method and the path, as a router takes them: `PUT`, `/letters/:id/seal`. */
export const routeOf = (http: string): { readonly method: string; readonly path: string } => {
  const [method = '', path = ''] = http.split(' ')
  return { method, path: path.replaceAll(/\{(\w+)\}/g, ':$1') }
}
