/** The props that were given: one that is `undefined` was not, and must not push a default aside. */
export function given<T extends object>(props: T | undefined): T {
  const entries = Object.entries(props ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
