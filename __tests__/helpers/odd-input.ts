/** What JavaScript, a settings file or an `any` can hand in for anything. */
const ODD: readonly unknown[] = [
  null,
  0,
  -1,
  0.5,
  Number.NaN,
  "",
  "x",
  "${a}",
  true,
  [],
  [null],
  [[]],
  ["x"],
  {},
  { a: null },
  { a: {} },
  { a: [] },
  () => 1,
];

/** A validator, and props in order but for one key. */
export type Judge = (key: string, odd: unknown) => string[];
export type Subject = readonly [name: string, keys: readonly string[], judge: Judge];

/** Every key, given anything odd, is answered by problems or by none, and never by a crash. */
export function expectAnswers(keys: readonly string[], judge: Judge): void {
  for (const key of keys) {
    for (const odd of ODD) {
      let told: string[] | Error;
      try {
        told = judge(key, odd);
      } catch (error) {
        told = error as Error;
      }
      expect({ key, odd, told }).toEqual({ key, odd, told: expect.any(Array) });
    }
  }
}
